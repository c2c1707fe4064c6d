// Sealed payloads: which function draws which kind, and those about products.
import { actionRow, el, icon, picture } from "./dom.js";
import { renderCart, renderReceipt, renderReview } from "./orders.js";
import { fill, formatNumber, wordsOf } from "./words.js";

const CHECK = "M5 12.5l4.5 4.5L19 7.5";

const RENDERERS = {
  cards: renderCards,
  choices: renderChoices,
  question: renderQuestion,
  product: renderProduct,
  comparison: renderComparison,
  offer: renderOffer,
  cart: renderCart,
  review: renderReview,
  receipt: renderReceipt,
};

export function isKnownPayload(payload) {
  return Object.hasOwn(RENDERERS, payload?.type ?? "");
}

/** `lead` is the line said above it, which the payload needn't repeat. */
export function renderPayload(payload, press, lead = "") {
  const node = RENDERERS[payload.type](payload, press, wordsOf(payload.language), lead);
  node?.setAttribute("data-testid", `payload-${payload.type}`);
  node?.setAttribute("lang", payload.language);
  return node;
}

function renderCards(payload, press, words) {
  const items = payload.items.map((card) => el("li", {}, renderCard(card, press, payload, words)));
  const isLying = [1, 2, 4].includes(items.length); // picture beside the text on wide screens
  return el("ul", {
    class: isLying ? "cards cards-lying" : "cards", role: "list",
    "aria-label": words.scroll_items, "data-count": items.length,
  }, items);
}

function renderCard(card, press, { language }, words) {
  return el("article", { class: "card", "aria-label": card.title },
    picture(card.picture, card.title),
    el("div", { class: "card-body" },
      note(card, words),
      el("h3", {}, card.title),
      card.subtitle ? el("p", { class: "subtitle" }, card.subtitle) : null,
      rating(card, language),
      price(card, words)),
    actionRow(card.actions, press));
}

function note(card, words) {
  const text = card.sold_out ? words.sold_out : card.note;
  return text ? el("p", { class: "note" }, text) : null;
}

function price(card, words, className = "price") {
  return el("p", { class: className }, card.price, struck(card.was_price, words.was_price));
}

function struck(amount, label) {
  if (!amount) return null;
  return el("s", { class: "was-price" }, el("span", { class: "sr-only" }, `${label} `), amount);
}

function rating(card, language) {
  const stars = Number(card.rating);
  if (!card.rating || Number.isNaN(stars)) return null;
  const words = wordsOf(language);
  const shown = new Intl.NumberFormat(language, { minimumFractionDigits: 1 }).format(stars);
  const count = card.rating_count ? formatNumber(card.rating_count, language) : null;
  const label = fill(count ? words.rating : words.rating_plain, { rating: shown, count });
  const filled = el("span", { class: "stars-filled" }, "★★★★★");
  filled.style.width = `${Math.min(Math.max(stars, 0), 5) * 20}%`;
  return el("p", { class: "rating", role: "img", "aria-label": label },
    el("span", { class: "stars" }, "★★★★★", filled),
    el("span", {}, count ? `${shown} (${count})` : shown));
}

function renderChoices(payload, press) {
  return actionRow(payload.items, press, { once: true, className: "choices" });
}

function renderQuestion(payload, press) {
  return actionRow(payload.actions, press, { once: true, className: "choices" });
}

function renderProduct(payload, press, words) {
  const { item, description, facts, review } = payload;
  return el("article", { class: "panel product", "aria-label": item.title },
    picture(item.picture, item.title, "plate plate-big"),
    el("div", { class: "product-body" },
      note(item, words),
      el("h3", {}, item.title),
      item.subtitle ? el("p", { class: "subtitle" }, item.subtitle) : null,
      rating(item, payload.language),
      price(item, words, "price price-big"),
      description ? el("p", { class: "description" }, description) : null,
      actionRow(item.actions, press, { lead: true })),
    facts?.length ? factTable(facts, words) : null,
    quote(review, words));
}

function quote(review, words) {
  if (!review) return null;
  return el("figure", { class: "quote" },
    el("blockquote", {}, review), el("figcaption", {}, words.shopper_says));
}

function factTable(facts, words) {
  const rows = facts.map(({ label, value }) => el("tr", {},
    el("th", { scope: "row" }, label), el("td", {}, value)));
  return el("table", { class: "facts" },
    el("caption", { class: "sr-only" }, words.facts), el("tbody", {}, rows));
}

function renderComparison(payload, press, words) {
  const { items, rows } = payload;
  const line = (label, cells, className) => el("tr", { class: className },
    el("th", { scope: "row" }, label), cells.map((cell) => el("td", {}, cell)));
  const hasRating = items.some((item) => item.rating);
  const heads = items.map((item) => el("th", { scope: "col" },
    picture(item.picture, item.title), el("span", { class: "compared-title" }, item.title),
    hasRating ? rating(item, payload.language) : null));
  const table = el("table", {},
    el("caption", { class: "sr-only" }, words.comparison),
    el("thead", {}, el("tr", {}, el("td", {}, el("span", { class: "sr-only" }, words.compared)),
      heads)),
    el("tbody", {},
      line(words.price, items.map((item) => el("span", { class: "price" }, item.price))),
      rows.map(({ label, values }) => line(label, values, isSame(values) ? "same" : null))));
  if (items.some((item) => item.actions?.length)) {
    table.append(el("tfoot", {}, el("tr", {}, el("td", {}),
      items.map((item) => el("td", {}, actionRow(item.actions, press))))));
  }
  return el("div", {
    class: "panel comparison", role: "region", tabindex: "0", "aria-label": words.comparison,
  }, table);
}

function isSame(values) {
  return values.length > 1 && values.every((value) => value === values[0]);
}

function renderOffer(payload, press, words, lead) {
  const { item, kind, reason, gains, review, is_asked: isAsked } = payload;
  if (payload.items?.length > 1) return renderSet(payload, press, words);
  return el("article", { class: `panel offer offer-${kind}`, "aria-label": item.title },
    el("p", { class: "offer-kind" }, offerLabel(payload, words)),
    el("div", { class: "offer-item" },
      picture(item.picture, item.title),
      el("div", { class: "offer-facts" },
        el("h3", {}, item.title),
        item.subtitle ? el("p", { class: "subtitle" }, item.subtitle) : null,
        rating(item, payload.language),
        offerPrice(payload, words))),
    reason && !lead.includes(reason) ? el("p", { class: "reason" }, reason) : null,
    gains?.length ? el("ul", { class: "gains", role: "list" },
      gains.map((gain) => el("li", {}, icon(CHECK, "tick"), el("span", {}, gain)))) : null,
    isAsked ? null : quote(review, words), // several stand below each other: shorter ones
    actionRow(payload.actions, press, { once: true, lead: true }));
}

/** Several that go together: each with its own button, and one for all of them. */
function renderSet(payload, press, words) {
  const { items, reasons, total, kind } = payload;
  const names = items.map(({ title }) => title).join(", ");
  return el("article", { class: `panel offer offer-${kind}`, "aria-label": names },
    el("p", { class: "offer-kind" }, offerLabel(payload, words)),
    el("ul", { class: "offer-set", role: "list" }, items.map((item, place) => el("li", {},
      el("div", { class: "offer-item" },
        picture(item.picture, item.title, "plate"),
        el("div", { class: "offer-facts" },
          el("h3", {}, item.title),
          reasons[place] ? el("p", { class: "reason" }, reasons[place]) : null,
          price(item, words),
          actionRow(item.actions, press)))))),
    el("p", { class: "offer-total price" },
      el("span", { class: "subtitle" }, `${words.together} `), total),
    actionRow(payload.actions, press, { once: true, lead: true }));
}

function offerLabel({ kind, strategy, is_asked: isAsked }, words) {
  if (isAsked) return words.offer_asked;
  return words[`offer_${strategy}`] ?? words[`offer_${kind}`] ?? words.offer_cross_sell;
}

function offerPrice(payload, words) {
  const { item, quantity, apart, saved, price_difference: difference, stock_left: left } = payload;
  const pieces = quantity > 1 ? fill(words.quantity, { count: quantity, price: item.price }) : null;
  const line = price({ ...item, price: pieces ?? item.price }, words);
  line.append(...[struck(apart, words.apart)].filter(Boolean));
  return el("div", {}, line,
    saved ? el("p", { class: "saved" }, fill(words.saved, { saved })) : null,
    difference ? el("p", { class: "difference" },
      fill(words.price_difference, { difference })) : null,
    left ? el("p", { class: "note scarce" }, fill(words.only_left, { count: left })) : null);
}
