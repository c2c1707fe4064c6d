// Each payload is drawn, as text alone, with buttons that know their row.
import { render } from "preact";
import { afterEach, expect, it, vi } from "vitest";
import type { WebMessage } from "../src/messages";
import { newSaid } from "../src/talk/turns";
import { Message } from "../src/ui/Message";
import type { Desk } from "../src/ui/parts";
import { BASE, card, cart, message, offer, receipt, review, WORDING } from "./shop";

afterEach(() => { document.body.replaceChildren(); });

function draw(given: Partial<WebMessage>, desk: Partial<Desk> = {}): HTMLElement {
  const place = document.createElement("div");
  document.body.append(place);
  render(<Message avatar="" desk={{
    said: newSaid(message(given)), words: WORDING.of("en"), base: BASE,
    press: vi.fn(), statusOf: () => undefined, ...desk,
  }} />, place);
  return place;
}

function buttons(place: HTMLElement): readonly HTMLButtonElement[] {
  return [...place.querySelectorAll("button")];
}

const STOCKED = { ...card({ actions: [{ id: "b", title: "Add" }] }), sold_out: false };

const EVERY_KIND: readonly NonNullable<WebMessage["payload"]>[] = [
  { type: "cards", items: [STOCKED], language: "en" },
  { type: "choices", items: [{ id: "b", title: "Yes" }], language: "en" },
  { type: "question", asks: "name", actions: [{ id: "b", title: "Skip" }], language: "en" },
  { type: "product", item: STOCKED, description: "Good.", facts: [], review: null, language: "en" },
  { type: "comparison", items: [STOCKED], rows: [], language: "en" },
  offer(), cart(2), review(), receipt(),
];

it.each(EVERY_KIND.map((payload) => [payload.type, payload] as const))(
  "draws %s", (kind, payload) => {
    expect(draw({ payload }).querySelector(`[data-testid="payload-${kind}"]`)).not.toBeNull();
  },
);

it("shows markup as text", () => {
  const evil = "<img src=x onerror=alert(1)>";

  const place = draw({ text: evil, payload: offer({
    item: card({ title: evil, picture: "https://evil.example/x.svg" }), reason: evil, gains: [evil],
    review: evil,
  }) });

  expect(place.querySelector("img")).toBeNull();
  expect(place.textContent).toContain(evil);
});

it.each([
  ["https://pay.example/x", "https://pay.example/x"],
  ["http://localhost:5005/pay/x", `${BASE}/pay/x`],
  ["javascript:alert(1)", undefined],
  ["", undefined],
])("links %s as %s", (payment_url, href) => {
  const place = draw({ payload: receipt({ payment_url }) });

  expect(place.querySelector("a")?.href).toBe(href);
});

it("follows what became of an order", () => {
  const place = draw({ payload: receipt() }, { statusOf: () => "paid" });

  expect(place.querySelector(".status")?.textContent).toBe("Paid");
  expect(place.querySelector("a")).toBeNull();
});

it("knows of a press which row it answers", () => {
  const press = vi.fn();
  const [add] = buttons(draw({ payload: EVERY_KIND[0] ?? null }, { press }));
  const [, decline] = buttons(draw({ payload: offer() }, { press }));

  add?.click();
  decline?.click();

  expect(press.mock.calls).toEqual([
    [null, { id: "b", title: "Add" }], ["payload", { id: "no", title: "No thanks" }],
  ]);
});

it("shows a row as it was answered", () => {
  const said = newSaid(message({ payload: offer() }));
  said.answered.set("payload", "No thanks");

  const [take, decline] = buttons(draw({}, { said }));

  expect([take?.disabled, decline?.disabled]).toEqual([true, true]);
  expect(decline?.dataset.chosen).toBe("");
  expect(take?.dataset.chosen).toBeUndefined();
});

it("names a card's buttons by its product", () => {
  expect(buttons(draw({ payload: EVERY_KIND[0] ?? null }))[0]?.getAttribute("aria-label"))
    .toBe("Add: Quattro");
});

it.each([
  [{ strategy: "reward" }, "Towards your reward"], [{ strategy: "new" }, "A step up"],
  [{ is_asked: true }, "Since you asked"],
])("labels an offer %o", (given, label) => {
  expect(draw({ payload: offer(given) }).querySelector(".offer-kind")?.textContent).toBe(label);
});

it("says in words what it can't draw", async () => {
  const unknown = { type: "hologram", language: "en" } as unknown as WebMessage["payload"];
  const broken = { type: "cards", language: "en" } as unknown as WebMessage["payload"];
  const log = vi.spyOn(console, "error").mockImplementation(() => undefined);

  expect(draw({ text: "One\nTwo", payload: unknown }).textContent).toBe("One\nTwo");
  const place = draw({ text: "One\nTwo", payload: broken });
  await vi.waitFor(() => { expect(place.textContent).toBe("OneTwo"); });
  expect(log).toHaveBeenCalledOnce();
});
