// A shop that answers as the test says, and what the tests say of messages.
import { vi } from "vitest";
import type { Card, Cart, Offer, Receipt, Review, WebMessage } from "../src/messages";
import { Storage } from "../src/storage";
import { Api } from "../src/talk/api";
import { Sessions } from "../src/talk/session";
import { Talk } from "../src/talk/talk";
import { Wording } from "../src/words";

export const BASE = "https://shop.example";

export const WORDS = {
  rating: "Rated {rating} of 5 by {count} shoppers", rating_plain: "Rated {rating} of 5",
  quantity: "{count} × {price}", pay: "Pay {total}", facts: "Details", total: "Total",
  offer_up_sell: "A step up", offer_reward: "Towards your reward", offer_asked: "Since you asked",
  your_cart: "Your cart", sold_out: "Sold out", signed_out: "You’re signed out.",
  a_few_seconds: "a few seconds", order_news: "Order {number}: {status}",
  order_statuses: { placed: "Waiting for payment", paid: "Paid" },
  errors: {
    try_again: "Something went wrong.", unreachable: "Not reached.", offline: "You’re offline.",
    too_many: "Wait {wait}.", too_long: "{count} of {limit}", sign_in_ended: "Your sign-in ended.",
    unknown_button: "That button is over.", bad_customer_token: "We don’t know you.",
  },
  examples: ["Where is my order?"],
};

export const WORDING = new Wording([
  { code: "en", name: "English", words: WORDS },
  { code: "id", name: "Bahasa Indonesia", words: { ...WORDS, total: "Jumlah" } },
]);

export function message(given: Partial<WebMessage> = {}): WebMessage {
  return { text: "Hello", buttons: [], payload: null, ...given };
}

export function lines(...said: readonly object[]): string {
  return said.map((line) => `${JSON.stringify(line)}\n`).join("");
}

export function said(given: Partial<WebMessage> = {}): string {
  return lines({ type: "message", message: message(given) }, { type: "done" });
}

export function card(given: Partial<Card> = {}): Card {
  return {
    sku: "TOAST-4", title: "Quattro", subtitle: "Hearthwell", price: "$49.90", was_price: null,
    picture: null, rating: null, rating_count: null, note: null, actions: [], ...given,
  };
}

export function offer(given: Partial<Offer> = {}): Offer {
  const item = given.item ?? card();
  return {
    type: "offer", offer_id: "o1", kind: "up_sell", strategy: "better_tier", is_asked: false, item,
    items: [item], reasons: [""], total: null, quantity: 1, reason: "", gains: [], apart: null,
    price_difference: null, saved: null, stock_left: null, review: null, language: "en",
    actions: [{ id: "yes", title: "Add it" }, { id: "no", title: "No thanks" }], ...given,
  };
}

export function cart(quantity: number): Cart {
  const line = {
    sku: "TOAST-2", title: "Duo", quantity, unit_price: "$29.90", total: "$59.80", picture: null,
  };
  return {
    type: "cart", lines: quantity ? [line] : [], subtotal: "$59.80", total: "$59.80",
    actions: [{ id: "out", title: "Check out" }], language: "en",
  };
}

const ORDER = {
  lines: [], subtotal: "$10", delivery: { name: "Standard", price: "$1" }, discount: null,
  total: "$11", name: "Ann", address: "Here", phone: "", email: "", note: "", language: "en",
};

export function review(): Review {
  return { ...ORDER, type: "review", actions: [] };
}

export function receipt(given: Partial<Receipt> = {}): Receipt {
  return {
    ...ORDER, type: "receipt", order_number: "P1", status: "placed",
    payment_url: "https://pay.example/x", ...given,
  };
}

type Answer = string | number | Error | object;

/** What was asked of the shop, in order; `answers` are given by path, the last one for ever. */
export function stubShop(answers: Readonly<Record<string, readonly Answer[]>>): Request[] {
  const asked: Request[] = [];
  const left = new Map(Object.entries(answers).map(([path, given]) => [path, [...given]]));
  vi.stubGlobal("fetch", vi.fn((url: string, options: RequestInit) => {
    const path = url.replace(BASE, "");
    asked.push({ path, method: options.method ?? "GET", body: bodyOf(options) });
    const given = left.get(path) ?? [404];
    const answer = given.length > 1 ? given.shift() : given[0];
    if (answer instanceof Error) return Promise.reject(answer);
    if (typeof answer === "number") return Promise.resolve(new Response("{}", { status: answer }));
    return Promise.resolve(new Response(
      typeof answer === "string" ? answer : JSON.stringify(answer),
    ));
  }));
  return asked;
}

export interface Request {
  readonly path: string;
  readonly method: string;
  readonly body: Readonly<Record<string, unknown>>;
}

function bodyOf({ body }: RequestInit): Readonly<Record<string, unknown>> {
  return typeof body === "string" ? JSON.parse(body) as Record<string, unknown> : {};
}

export const SESSION = { token: "t1", shop: { name: "Toko" }, customer: null };

export function openTalk(): Talk {
  const api = new Api(BASE);
  const sessions = new Sessions(new Storage(BASE, false), api);
  return new Talk(api, sessions, WORDING, "en", {
    changed: vi.fn(), news: vi.fn(), putBack: vi.fn(),
  });
}

/** Until nothing is being sent any more. */
export async function settled(talk: Talk): Promise<void> {
  await vi.waitFor(() => {
    if (talk.conversation.turns.some(({ isWriting }) => isWriting)) throw new Error("writing");
  });
}
