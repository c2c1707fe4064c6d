// Pieces that many payloads are drawn with.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Card, SealedButton } from "../messages";
import type { RowName, Said, Turn } from "../talk/turns";
import type { Words } from "../words";

export const CHECK = "M5 12.5l4.5 4.5L19 7.5";
export const ARROW_OUT = "M9 6h9v9M18 6L7 17";

/** What a payload needs of the talk that it stands in. */
export interface Desk {
  readonly said: Said;
  readonly words: Words;
  readonly base: string;
  press(row: RowName | null, button: SealedButton): void;
  statusOf(number: string): string | undefined;
}

export type Press = (said: Said, row: RowName | null, button: SealedButton) => void;
export type Retry = (turn: Turn) => void;

export function Icon({ path, name = "" }: { path: string; name?: string }): JSX.Element {
  return <svg viewBox="0 0 24 24" aria-hidden="true" class={name}><path d={path} /></svg>;
}

interface Row {
  readonly desk: Desk;
  readonly actions: readonly SealedButton[] | undefined;
  /** With a name, the first press answers for all of them. */
  readonly once?: RowName;
  readonly lead?: boolean;
  readonly look?: string;
  /** What a button is about, for those who only hear it. */
  readonly about?: string;
}

/** Buttons in a row. */
export function Actions({ desk, actions, once, lead, look, about }: Row): JSX.Element | null {
  if (!actions?.length) return null;
  const chosen = once && desk.said.answered.get(once);
  const isOver = desk.said.isRetired || chosen !== undefined;
  return (
    <div class={`actions ${look ?? ""}`}>
      {actions.map((action, place) => (
        <button
          key={action.id} type="button" data-testid="action"
          class={lead && place === 0 ? "button button-lead" : "button"}
          aria-label={about && `${action.title}: ${about}`}
          disabled={isOver || desk.said.busy.has(action.id)}
          data-chosen={action.title === chosen ? "" : undefined}
          onClick={() => { desk.press(once ?? null, action); }}
        >{action.title}</button>
      ))}
    </div>
  );
}

interface Shown {
  readonly desk: Desk;
  readonly path: string | null;
  readonly title: string;
  readonly look?: string;
}

/** A product picture on its plate; a missing or broken one leaves the title's first letter. */
export function Picture({ desk, path, title, look = "" }: Shown): JSX.Element {
  const [isBroken, setBroken] = useState(false);
  const isOwn = path !== null && /^\/(?![/\\])/.test(path);
  return (
    <div class={`plate ${look}`}>
      {isOwn && !isBroken
        ? <img
            src={desk.base + path} alt="" loading="lazy" decoding="async"
            onError={() => { setBroken(true); }}
          />
        : <span class="plate-letter" aria-hidden="true">{[...title][0] ?? "·"}</span>}
    </div>
  );
}

export function Note({ item, words }: {
  item: Card & { sold_out?: boolean }; words: Words;
}): JSX.Element | null {
  const text = item.sold_out ? words.say("sold_out") : item.note;
  return text ? <p class="note">{text}</p> : null;
}

interface Priced {
  readonly item: Pick<Card, "price" | "was_price">;
  readonly words: Words;
  readonly look?: string;
  readonly children?: JSX.Element | null;
}

export function Price({ item, words, look = "price", children }: Priced): JSX.Element {
  return (
    <p class={look}>
      {item.price}<Struck amount={item.was_price} label={words.say("was_price")} />{children}
    </p>
  );
}

export function Struck({ amount, label }: {
  amount: string | null; label: string;
}): JSX.Element | null {
  if (!amount) return null;
  return <s class="was-price"><span class="sr-only">{label} </span>{amount}</s>;
}

export function Rating({ item, words }: { item: Card; words: Words }): JSX.Element | null {
  const stars = Number(item.rating);
  if (!item.rating || Number.isNaN(stars)) return null;
  const shown = words.number(stars, { minimumFractionDigits: 1 });
  const count = item.rating_count ? words.number(item.rating_count) : null;
  const label = words.say(count ? "rating" : "rating_plain", { rating: shown, count });
  const width = `${String(Math.min(Math.max(stars, 0), 5) * 20)}%`;
  return (
    <p class="rating" role="img" aria-label={label}>
      <span class="stars">★★★★★<span class="stars-filled" style={{ width }}>★★★★★</span></span>
      <span>{count ? `${shown} (${count})` : shown}</span>
    </p>
  );
}

export function Quote({ review, words }: {
  review: string | null; words: Words;
}): JSX.Element | null {
  if (!review) return null;
  return (
    <figure class="quote">
      <blockquote dir="auto">{review}</blockquote>
      <figcaption>{words.say("shopper_says")}</figcaption>
    </figure>
  );
}
