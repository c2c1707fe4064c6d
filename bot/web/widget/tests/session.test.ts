// Who is talking, and what the browser keeps of it.
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Storage } from "../src/storage";
import { openTalk, said, SESSION, settled, stubShop } from "./shop";

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});
afterEach(() => { vi.unstubAllGlobals(); });

const MARIA = { token: "t2", shop: { name: "Toko" }, customer: { name: "Maria" } };

function tokenOf(sub: string, exp: number): string {
  return `h.${btoa(JSON.stringify({ sub, exp }))}.s`;
}

it("signs in who was here as a guest, with their cart", async () => {
  const asked = stubShop({ "/session": [SESSION, MARIA], "/messages": [said()] });
  const talk = openTalk();
  await talk.start();

  await talk.identify(tokenOf("C1", 1));

  expect(asked[1]?.body).toMatchObject({ customer_token: tokenOf("C1", 1) });
  expect(talk.sessions.current).toMatchObject({ token: "t2", customerName: "Maria" });
});

it("goes on when the next page names the same customer", async () => {
  const asked = stubShop({ "/session": [MARIA] });
  const talk = openTalk();
  await talk.start();
  await talk.identify(tokenOf("C1", 1));
  const before = asked.length;

  await talk.identify(tokenOf("C1", 2));

  expect(asked).toHaveLength(before);
});

it("begins nothing for who hasn't opened the chat", async () => {
  const asked = stubShop({});

  await openTalk().identify(tokenOf("C1", 1));

  expect(asked).toEqual([]);
});

it("signs out here and in the shop", async () => {
  const asked = stubShop({ "/session": [MARIA, {}, SESSION] });
  const talk = openTalk();
  await talk.identify(tokenOf("C1", 1));
  await talk.start();

  await talk.signOut();

  expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
    "POST /session", "DELETE /session", "POST /session",
  ]);
  expect(talk.conversation.turns.at(-1)?.notice?.text).toBe("You’re signed out.");
  expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain("t2");
});

it("tells who nobody knows that they are a guest", async () => {
  stubShop({ "/session": [401, SESSION] });
  vi.stubGlobal("fetch", vi.fn()
    .mockResolvedValueOnce(new Response(
      JSON.stringify({ error: { code: "bad_customer_token" } }), { status: 401 },
    ))
    .mockResolvedValueOnce(new Response(JSON.stringify(SESSION))));
  const talk = openTalk();
  await talk.identify("nonsense");

  await talk.start();
  await settled(talk);

  expect(talk.conversation.turns[0]?.notice?.code).toBe("bad_customer_token");
});

it("keeps nothing before the shopper agreed", () => {
  const storage = new Storage("https://shop.example", true);

  storage.write("localStorage", "session", { token: "t1" });

  expect(localStorage.length).toBe(0);
  storage.agree();
  storage.write("localStorage", "session", { token: "t1" });
  expect(new Storage("https://shop.example", true).read("localStorage", "session"))
    .toEqual({ token: "t1" });
});

it("keeps two shops on one website apart", () => {
  new Storage("https://one.example", false).write("localStorage", "session", 1);

  expect(new Storage("https://two.example", false).read("localStorage", "session")).toBeNull();
});
