// Payloads about the order: cart, review, receipt.
import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Cart, Line, Receipt, Review } from "../messages";
import type { Words } from "../words";
import type { Desk } from "./parts";
import { Actions, ARROW_OUT, CHECK, Icon, Picture } from "./parts";

const LOOPBACK: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);
const NOT_PAYABLE: ReadonlySet<string> = new Set([
  "paid", "shipped", "delivered", "cancelled", "returned",
]);

export function CartView({ payload, desk }: { payload: Cart; desk: Desk }): JSX.Element {
  const { words } = desk;
  return (
    <section
      class="panel cart" aria-label={words.say("your_cart")} data-testid="payload-cart"
      lang={payload.language}
    >
      <h3>{words.say("your_cart")}</h3>
      {payload.lines?.length
        ? <><Lines lines={payload.lines} desk={desk} /><Totals of={payload} words={words} /></>
        : <p class="subtitle">{words.say("cart_empty")}</p>}
      <Actions desk={desk} actions={payload.actions} lead />
    </section>
  );
}

export function ReviewView({ payload, desk }: { payload: Review; desk: Desk }): JSX.Element {
  const { words } = desk;
  return (
    <section
      class="panel review" aria-label={words.say("review")} data-testid="payload-review"
      lang={payload.language}
    >
      <h3>{words.say("review")}</h3>
      <Lines lines={payload.lines} desk={desk} />
      <Recipient of={payload} words={words} />
      <Totals of={payload} words={words} />
      <Actions desk={desk} actions={payload.actions} lead />
    </section>
  );
}

export function ReceiptView({ payload, desk }: { payload: Receipt; desk: Desk }): JSX.Element {
  const { words } = desk;
  const receipt = useRef<HTMLElement>(null);
  const payment = useRef<HTMLDivElement>(null);
  const status = desk.statusOf(payload.order_number) ?? payload.status;
  const isPayable = isWebAddress(payload.payment_url) && !NOT_PAYABLE.has(status);
  const focused = (payment.current?.getRootNode() as ShadowRoot | undefined)?.activeElement ?? null;
  const losesFocus = !isPayable && payment.current?.contains(focused) === true;
  useLayoutEffect(() => { if (losesFocus) receipt.current?.focus({ preventScroll: true }); });
  return (
    <section
      class="panel receipt" aria-label={words.say("receipt")} tabIndex={-1} ref={receipt}
      data-testid="payload-receipt" data-status={status} lang={payload.language}
    >
      <div class="receipt-head">
        <Icon path={CHECK} name="tick receipt-tick" />
        <div>
          <p class="receipt-caption">{words.say("order_number")}</p>
          <h3 class="order-number">{payload.order_number}</h3>
        </div>
        {status && <p class="status">{words.status(status)}</p>}
      </div>
      <Lines lines={payload.lines} desk={desk} />
      <Recipient of={payload} words={words} />
      <Totals of={payload} words={words} />
      {isPayable && (
        <div class="payment" ref={payment}>
          <a
            class="button button-lead pay" href={reachable(payload.payment_url, desk.base)}
            target="_blank" rel="noopener noreferrer" data-testid="payment-link"
          >
            {words.say("pay", { total: payload.total })}<Icon path={ARROW_OUT} name="arrow-out" />
          </a>
          <p class="payment-hint">{words.say("new_tab")}</p>
        </div>
      )}
    </section>
  );
}

export function Lines({ lines, desk }: {
  lines: readonly Line[] | undefined; desk: Desk;
}): JSX.Element | null {
  if (!lines?.length) return null;
  return (
    <ul class="lines" role="list">
      {lines.map((line) => (
        <li key={line.sku}>
          <Picture desk={desk} path={line.picture} title={line.title} look="plate-small" />
          <div class="line-text">
            <p class="line-title" dir="auto">{line.title}</p>
            <p class="subtitle">{desk.words.say("quantity", {
              count: line.quantity, price: line.unit_price,
            })}</p>
          </div>
          <p class="line-total">{line.total}</p>
        </li>
      ))}
    </ul>
  );
}

type Sums = Pick<Cart, "subtotal" | "total"> & Partial<Pick<Receipt, "delivery" | "discount">>;

export function Totals({ of, words }: { of: Sums; words: Words }): JSX.Element {
  const { subtotal, total, delivery, discount } = of;
  const isPlain = !delivery && subtotal === total;
  const way = [words.say("delivery"), delivery?.name].filter(Boolean).join(" · ");
  return (
    <dl class="totals">
      {!isPlain && <Pair label={words.say("subtotal")} value={subtotal} />}
      {discount && <Pair
        label={words.say("points_used", { points: discount.points })} value={discount.amount}
      />}
      {delivery && <Pair label={way} value={delivery.price} />}
      <Pair label={words.say("total")} value={total} look="grand-total" />
    </dl>
  );
}

type Person = Pick<Receipt, "name" | "address" | "phone" | "email" | "note">;

function Recipient({ of, words }: { of: Person; words: Words }): JSX.Element | null {
  if (!of.name && !of.address) return null;
  return (
    <dl class="recipient">
      {(["name", "address", "phone", "email", "note"] as const).map((part) => (
        <Pair key={part} label={words.say(part)} value={of[part]} />
      ))}
    </dl>
  );
}

function Pair({ label, value, look }: {
  label: string; value: string | null | undefined; look?: string;
}): JSX.Element | null {
  return value ? <div class={look}><dt>{label}</dt><dd dir="auto">{value}</dd></div> : null;
}

/** A loopback address is the shop's own machine: it is reached as the widget was. */
function reachable(address: string, base: string): string {
  const url = new URL(address);
  const isMisplaced = LOOPBACK.has(url.hostname) && url.hostname !== new URL(base).hostname;
  return isMisplaced ? base + url.pathname : url.href;
}

export function isWebAddress(address: string | null | undefined): boolean {
  try {
    return ["http:", "https:"].includes(new URL(address ?? "").protocol);
  } catch {
    return false;
  }
}
