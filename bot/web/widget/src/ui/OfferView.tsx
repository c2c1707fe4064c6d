// An offer: what it is, why, what it costs, and its answers.
import type { JSX } from "preact";
import type { Offer } from "../messages";
import type { Words } from "../words";
import type { Desk } from "./parts";
import { Actions, CHECK, Icon, Picture, Price, Rating, Struck } from "./parts";

interface Props {
  readonly payload: Offer;
  readonly desk: Desk;
  /** The line said above it, which needn't be repeated. */
  readonly lead: string;
}

export function OfferView({ payload, desk, lead }: Props): JSX.Element {
  const { kind, items, item } = payload;
  const isSet = items?.length > 1;
  const name = isSet ? items.map(({ title }) => title).join(", ") : item.title;
  return (
    <article
      class={`panel offer offer-${kind}`} aria-label={name} data-testid="payload-offer"
      lang={payload.language}
    >
      <p class="offer-kind">{labelOf(payload, desk.words)}</p>
      {isSet ? <Together payload={payload} desk={desk} />
        : <Single payload={payload} desk={desk} lead={lead} />}
      <Actions desk={desk} actions={payload.actions} once="payload" lead about={name} />
    </article>
  );
}

function Single({ payload, desk, lead }: Props): JSX.Element {
  const { item, reason, gains, review, is_asked } = payload;
  return (
    <>
      <div class="offer-item">
        <Picture desk={desk} path={item.picture} title={item.title} />
        <div class="offer-facts">
          <h3 dir="auto">{item.title}</h3>
          {item.subtitle && <p class="subtitle">{item.subtitle}</p>}
          <Rating item={item} words={desk.words} />
          <OfferPrice payload={payload} words={desk.words} />
        </div>
      </div>
      {reason && !lead.includes(reason) && <p class="reason" dir="auto">{reason}</p>}
      {gains?.length > 0 && (
        <ul class="gains" role="list">
          {gains.map((gain) => (
            <li key={gain}><Icon path={CHECK} name="tick" /><span>{gain}</span></li>
          ))}
        </ul>
      )}
      {/* several stand below each other: shorter ones */}
      {!is_asked && review && (
        <details class="more">
          <summary>{desk.words.say("shopper_says")}</summary>
          <blockquote class="quote" dir="auto">{review}</blockquote>
        </details>
      )}
    </>
  );
}

/** Several that go together: each with its own button, and one for all of them. */
function Together({ payload, desk }: { payload: Offer; desk: Desk }): JSX.Element {
  const { items, reasons, total } = payload;
  return (
    <>
      <ul class="offer-set" role="list">
        {items.map((item, place) => (
          <li key={item.sku}><div class="offer-item">
            <Picture desk={desk} path={item.picture} title={item.title} />
            <div class="offer-facts">
              <h3 dir="auto">{item.title}</h3>
              {reasons[place] && <p class="reason" dir="auto">{reasons[place]}</p>}
              <Price item={item} words={desk.words} />
              <Actions desk={desk} actions={item.actions} about={item.title} />
            </div>
          </div></li>
        ))}
      </ul>
      <p class="offer-total price">
        <span class="subtitle">{desk.words.say("together")} </span>{total}
      </p>
    </>
  );
}

function OfferPrice({ payload, words }: { payload: Offer; words: Words }): JSX.Element {
  const { item, quantity, apart, saved, price_difference: difference, stock_left: left } = payload;
  const price = quantity > 1
    ? words.say("quantity", { count: quantity, price: item.price }) : item.price;
  return (
    <div>
      <Price item={{ ...item, price }} words={words}>
        <Struck amount={apart} label={words.say("apart")} />
      </Price>
      {saved && <p class="saved">{words.say("saved", { saved })}</p>}
      {difference && <p class="difference">{words.say("price_difference", { difference })}</p>}
      {left ? <p class="note scarce">{words.say("only_left", { count: left })}</p> : null}
    </div>
  );
}

function labelOf({ kind, strategy, is_asked }: Offer, words: Words): string {
  const names = [`offer_${strategy}`, `offer_${kind}`, "offer_cross_sell"];
  return words.say(is_asked ? "offer_asked" : names.find((name) => words.has(name)) ?? "");
}
