// What was said is sent in order, once, and again when it failed.
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { lines, message, openTalk, said, SESSION, settled, stubShop } from "./shop";

beforeEach(() => { localStorage.clear(); });
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function sent(asked: ReturnType<typeof stubShop>): readonly unknown[] {
  return asked.filter(({ path }) => path === "/messages").map(({ body }) => body.message_id);
}

it("sends what was said before the start after it, in order, on one session", async () => {
  const asked = stubShop({ "/session": [SESSION], "/messages": [said()] });
  const talk = openTalk();
  void talk.start();

  talk.say("one");
  talk.say("two");
  await settled(talk);

  expect(asked.map(({ path, body }) => `${path} ${String(body.text ?? "")}`)).toEqual([
    "/session ", "/messages one", "/messages two",
  ]);
  expect(talk.conversation.turns.map(({ replies }) => replies.length)).toEqual([1, 1]);
});

it.each([503, new Error("lost")])("sends what failed again, under the same id", async (failure) => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const asked = stubShop({ "/session": [SESSION], "/messages": [failure, said()] });
  const talk = openTalk();
  await talk.start();
  talk.say("hello");
  await settled(talk);
  const [turn] = talk.conversation.turns;
  expect(turn?.notice?.code).toMatch(/try_again|unreachable/);

  await vi.advanceTimersByTimeAsync(4000);
  await settled(talk);

  expect(turn?.notice).toBeNull();
  expect(turn?.replies).toHaveLength(1);
  const [first, second] = sent(asked);
  expect(first).toBe(second);
});

it("forgets half an answer when it is said anew, or was cut", async () => {
  const half = { type: "message", message: message({ text: "half" }) };
  stubShop({ "/session": [SESSION], "/messages": [
    lines(half, { type: "again" }, { type: "message", message: message() }, { type: "done" }),
    lines(half), said({ text: "whole" }),
  ] });
  const talk = openTalk();
  await talk.start();
  talk.say("one");
  talk.say("two");
  await settled(talk);
  const [one, two] = talk.conversation.turns;
  expect(one?.replies.map((each) => each.message.text)).toEqual(["Hello"]);

  two?.notice?.onRetry?.();
  await settled(talk);

  expect(two?.replies.map((each) => each.message.text)).toEqual(["whole"]);
});

it("waits as long as the shop asks, in words, and lets the shopper try again", async () => {
  stubShop({ "/session": [SESSION], "/messages": [429, said()] });
  const talk = openTalk();
  await talk.start();
  talk.say("hello");
  await settled(talk);

  const [turn] = talk.conversation.turns;

  expect(turn?.notice).toMatchObject({ code: "too_many", text: "Wait a few seconds." });
  turn?.notice?.onRetry?.();
  await settled(talk);
  expect(turn?.replies).toHaveLength(1);
});

it("begins a new session when the old one ended; its buttons are over", async () => {
  stubShop({ "/session": [SESSION, { ...SESSION, token: "t2" }], "/messages": [said(), 401] });
  const talk = openTalk();
  await talk.start();
  talk.say("hello");
  await settled(talk);
  const [first] = talk.conversation.turns[0]?.replies ?? [];
  if (!first) throw new Error("no answer");

  talk.press(first, "quick", "b1", "Yes");
  await settled(talk);

  expect(talk.conversation.turns[1]?.notice?.code).toBe("unknown_button");
  expect(first.isRetired).toBe(true);
  expect(talk.sessions.current?.token).toBe("t2");
});

it("takes up what was being answered when the page was left", async () => {
  localStorage.setItem("pramuniaga.session@https://shop.example", JSON.stringify(
    { token: "t1", language: "en", shopName: "", customerName: "", isSignedIn: false },
  ));
  const asked = stubShop({ "/messages": [said()], "/history": [{ messages: [
    { from: "shopper", text: "hi" }, { from: "shop", ...message() },
    { from: "shopper", text: "slow", message_id: "m1" },
  ] }] });
  const talk = openTalk();

  await talk.start();
  await settled(talk);

  expect(talk.conversation.turns.map(({ text }) => text)).toEqual(["hi", "slow"]);
  expect(sent(asked)).toEqual(["m1"]);
});

it("closes a row of which one was chosen, and frees other buttons with the answer", async () => {
  stubShop({ "/session": [SESSION], "/messages": [said()] });
  const talk = openTalk();
  await talk.start();
  talk.say("hello");
  await settled(talk);
  const [first] = talk.conversation.turns[0]?.replies ?? [];
  if (!first) throw new Error("no answer");

  talk.press(first, null, "b1", "Add to cart");
  talk.press(first, "quick", "b2", "Yes");

  expect(first.busy).toEqual(new Set(["b1"]));
  await settled(talk);
  expect(first.busy).toEqual(new Set());
  expect(first.answered.get("quick")).toBe("Yes");
});
