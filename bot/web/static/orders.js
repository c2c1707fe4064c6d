// Sealed payloads about the order: cart, review, receipt, and the cart beside the chat.
import { actionRow, el, icon, picture } from "./dom.js";
import { fill, wordsOf } from "./words.js";

const CHECK = "M5 12.5l4.5 4.5L19 7.5";
const ARROW_OUT = "M9 6h9v9M18 6L7 17";
const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);
const NOT_PAYABLE = new Set(["paid", "shipped", "delivered", "cancelled", "returned"]);

export function renderCart(payload, press, words) {
  return el("section", { class: "panel cart", "aria-label": words.your_cart },
    el("h3", {}, words.your_cart),
    lineList(payload.lines, words) ?? el("p", { class: "subtitle" }, words.cart_empty),
    payload.lines?.length ? totals(payload, words) : null,
    actionRow(payload.actions, press, { lead: true }));
}

export function renderReview(payload, press, words) {
  return el("section", { class: "panel review", "aria-label": words.review },
    el("h3", {}, words.review),
    lineList(payload.lines, words),
    recipient(payload, words),
    totals(payload, words),
    actionRow(payload.actions, press, { lead: true }));
}

export function renderReceipt(payload, press, words) {
  return el("section", {
    class: "panel receipt", "aria-label": words.receipt, tabindex: "-1",
    "data-order": payload.order_number, "data-status": payload.status,
  },
    el("div", { class: "receipt-head" },
      icon(CHECK, "tick receipt-tick"),
      el("div", {},
        el("p", { class: "receipt-caption" }, words.order_number),
        el("h3", { class: "order-number" }, payload.order_number)),
      payload.status ? el("p", { class: "status" }, statusText(payload.status, words)) : null),
    lineList(payload.lines, words),
    recipient(payload, words),
    totals(payload, words),
    paymentLink(payload, words),
    actionRow(payload.actions, press));
}

export function receiptsOf(log) {
  return [...log.querySelectorAll(".receipt[data-order]")];
}

/** Show what became of an order, in place: nothing else on the receipt has changed. */
export function updateReceipt(receipt, status) {
  receipt.dataset.status = status;
  receipt.querySelector(".status").textContent = statusText(status, wordsOf(receipt.lang));
  const payment = receipt.querySelector(".payment");
  if (!payment || !NOT_PAYABLE.has(status)) return;
  if (payment.contains(document.activeElement)) receipt.focus({ preventScroll: true });
  payment.remove();
}

function statusText(status, words) {
  return words.order_statuses[status] ?? status;
}

/** The cart kept in sight on wide screens; null when there is nothing in it. */
export function renderCartAside(payload, press) {
  if (!payload?.lines?.length) return null;
  const words = wordsOf(payload.language);
  const row = actionRow(payload.actions?.slice(0, 1), press, { lead: true });
  // A name of its own, so that it isn't taken for the button in the conversation.
  row?.firstChild.setAttribute("data-testid", "cart-aside-action");
  return el("div", { class: "panel cart", lang: payload.language },
    el("h2", {}, words.your_cart),
    lineList(payload.lines, words),
    totals(payload, words),
    row);
}

function lineList(lines, words) {
  if (!lines?.length) return null;
  return el("ul", { class: "lines", role: "list" }, lines.map((line) => el("li", {},
    picture(line.picture, line.title, "plate plate-small"),
    el("div", { class: "line-text" },
      el("p", { class: "line-title" }, line.title),
      el("p", { class: "subtitle" },
        fill(words.quantity, { count: line.quantity, price: line.unit_price }))),
    el("p", { class: "line-total" }, line.total))));
}

function totals({ subtotal, delivery, discount, total }, words) {
  const row = (label, value, className) => (value
    ? el("div", { class: className }, el("dt", {}, label), el("dd", {}, value)) : null);
  const isPlain = !delivery && subtotal === total;
  return el("dl", { class: "totals" },
    isPlain ? null : row(words.subtotal, subtotal),
    discount ? row(fill(words.points_used, { points: discount.points }), discount.amount) : null,
    delivery ? row([words.delivery, delivery.name].filter(Boolean).join(" · "), delivery.price)
      : null,
    row(words.total, total, "grand-total"));
}

function recipient({ name, address, phone, email, note }, words) {
  if (!name && !address) return null;
  const row = (label, value) => (value
    ? el("div", {}, el("dt", {}, label), el("dd", {}, value)) : null);
  return el("dl", { class: "recipient" },
    row(words.name, name), row(words.address, address), row(words.phone, phone),
    row(words.email, email), row(words.note, note));
}

function paymentLink({ payment_url: url, status, total }, words) {
  if (!isWebAddress(url) || NOT_PAYABLE.has(status)) return null;
  return el("div", { class: "payment" },
    el("a", {
      class: "button button-lead pay", href: reachable(url), target: "_blank", rel: "noopener noreferrer",
      "data-testid": "payment-link",
    }, fill(words.pay, { total }), icon(ARROW_OUT, "arrow-out")),
    el("p", { class: "payment-hint" }, words.new_tab));
}

/** A loopback address is the shop's own machine: it is reached here as this page was. */
function reachable(address) {
  const url = new URL(address);
  const isMisplaced = LOOPBACK.has(url.hostname) && url.hostname !== location.hostname;
  return isMisplaced ? new URL(url.pathname, location.origin).href : url.href;
}

function isWebAddress(address) {
  try {
    return ["http:", "https:"].includes(new URL(address).protocol);
  } catch {
    return false;
  }
}
