// What the page around hears of offers and orders.
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { listen } from "../src/settings";
import {
  cart, message, offer, openTalk, receipt, review, said, SESSION, settled, stubShop,
} from "./shop";

const NAMES = ["message", "offer-shown", "offer-accepted", "offer-declined", "order-placed"];
let heard: string[] = [];
let stops: (() => void)[] = [];

beforeEach(() => {
  localStorage.clear();
  heard = [];
  stops = NAMES.filter((name) => name !== "message")
    .map((name) => listen(name, () => { heard.push(name); }));
});
afterEach(() => {
  for (const stop of stops) stop();
  vi.unstubAllGlobals();
});

it.each([
  ["yes", "offer-accepted"], ["no", "offer-declined"],
])("tells that an offer was shown, and answered by %s", async (id, event) => {
  stubShop({ "/session": [SESSION], "/messages": [said({ payload: offer() }), said()] });
  const talk = openTalk();
  await talk.start();
  talk.say("hello");
  await settled(talk);
  const [first] = talk.conversation.turns[0]?.replies ?? [];
  if (!first) throw new Error("no answer");

  talk.press(first, "payload", id, "…");
  await settled(talk);

  expect(heard).toEqual(["offer-shown", event]);
});

it("tells an order once it is placed, not a receipt that is shown again", async () => {
  stubShop({ "/session": [SESSION], "/messages": [
    said({ payload: review() }), said({ payload: receipt() }), said({ payload: receipt() }),
  ] });
  const talk = openTalk();
  await talk.start();

  for (const text of ["check out", "yes", "where is my order?"]) talk.say(text);
  await settled(talk);

  expect(heard).toEqual(["order-placed"]);
});

it("tells nothing of what was said before", async () => {
  localStorage.setItem("pramuniaga.session@https://shop.example", JSON.stringify({ token: "t" }));
  stubShop({ "/history": [{ messages: [{ from: "shop", ...message({ payload: offer() }) }] }] });

  await openTalk().start();

  expect(heard).toEqual([]);
});

it("keeps the cart at hand until it is ordered", async () => {
  stubShop({ "/session": [SESSION], "/messages": [
    said({ payload: cart(2) }), said({ payload: receipt() }),
  ] });
  const talk = openTalk();
  await talk.start();
  talk.say("add two");
  await settled(talk);
  expect(talk.conversation.cart?.message.payload).toMatchObject({ type: "cart" });

  talk.say("order");
  await settled(talk);

  expect(talk.conversation.cart).toBeNull();
});

it("never tells what a shopper wrote", async () => {
  const details: unknown[] = [];
  stops.push(listen("message", (detail) => { details.push(detail); }));
  stubShop({ "/session": [SESSION], "/messages": [said()] });
  const talk = openTalk();
  await talk.start();

  talk.say("a secret");
  await settled(talk);

  expect(details).toEqual([{ from: "shopper", payload: null }, { from: "shop", payload: null }]);
});
