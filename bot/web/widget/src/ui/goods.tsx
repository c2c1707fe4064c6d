// Payloads about products: cards, the sheet of one, several side by side.
import type { JSX } from "preact";
import type { Cards, Comparison, ProductSheet, StockedCard } from "../messages";
import type { Desk } from "./parts";
import { Actions, Note, Picture, Price, Quote, Rating } from "./parts";

const LONG_CHARACTERS = 160; // of a description; what is longer can be opened

export function CardsView({ payload, desk }: { payload: Cards; desk: Desk }): JSX.Element {
  return (
    <ul
      class="cards" role="list" aria-label={desk.words.say("scroll_items")}
      data-count={payload.items.length} data-testid="payload-cards" lang={payload.language}
    >
      {payload.items.map((card) => <li key={card.sku}><CardView card={card} desk={desk} /></li>)}
    </ul>
  );
}

function CardView({ card, desk }: { card: StockedCard; desk: Desk }): JSX.Element {
  const { words } = desk;
  return (
    <article class="card" aria-label={card.title}>
      <Picture desk={desk} path={card.picture} title={card.title} />
      <div class="card-body">
        <Note item={card} words={words} />
        <h3 dir="auto">{card.title}</h3>
        {card.subtitle && <p class="subtitle">{card.subtitle}</p>}
        <Rating item={card} words={words} />
        <Price item={card} words={words} />
      </div>
      <Actions desk={desk} actions={card.actions} about={card.title} />
    </article>
  );
}

export function ProductView({ payload, desk }: {
  payload: ProductSheet; desk: Desk;
}): JSX.Element {
  const { item, description, facts, review } = payload;
  const { words } = desk;
  const isLong = description.length > LONG_CHARACTERS;
  return (
    <article
      class="panel product" aria-label={item.title} data-testid="payload-product"
      lang={payload.language}
    >
      <div class="product-head">
        <Picture desk={desk} path={item.picture} title={item.title} />
        <div class="product-body">
          <Note item={item} words={words} />
          <h3 dir="auto">{item.title}</h3>
          {item.subtitle && <p class="subtitle">{item.subtitle}</p>}
          <Rating item={item} words={words} />
          <Price item={item} words={words} look="price price-big" />
        </div>
      </div>
      {description && !isLong && <p class="description" dir="auto">{description}</p>}
      <Actions desk={desk} actions={item.actions} lead about={item.title} />
      {(isLong || facts.length > 0 || review) && (
        <details class="more">
          <summary>{words.say("facts")}</summary>
          {isLong && <p class="description" dir="auto">{description}</p>}
          {facts.length > 0 && <Facts facts={facts} desk={desk} />}
          <Quote review={review} words={words} />
        </details>
      )}
    </article>
  );
}

function Facts({ facts, desk }: { facts: ProductSheet["facts"]; desk: Desk }): JSX.Element {
  return (
    <table class="facts">
      <caption class="sr-only">{desk.words.say("facts")}</caption>
      <tbody>
        {facts.map(({ label, value }) => (
          <tr key={label}><th scope="row">{label}</th><td>{value}</td></tr>
        ))}
      </tbody>
    </table>
  );
}

export function ComparisonView({ payload, desk }: {
  payload: Comparison; desk: Desk;
}): JSX.Element {
  const { items, rows, language } = payload;
  const { words } = desk;
  return (
    <div
      class="panel comparison" role="region" tabIndex={0} lang={language}
      aria-label={words.say("comparison")} data-testid="payload-comparison"
    >
      <table>
        <caption class="sr-only">{words.say("comparison")}</caption>
        <thead><tr>
          <td><span class="sr-only">{words.say("compared")}</span></td>
          {items.map((item) => <Head key={item.sku} item={item} desk={desk} />)}
        </tr></thead>
        <tbody>
          <tr>
            <th scope="row">{words.say("price")}</th>
            {items.map(({ sku, price }) => <td key={sku}><span class="price">{price}</span></td>)}
          </tr>
          {rows.map(({ label, values }) => (
            <tr key={label} class={isSame(values) ? "same" : ""}>
              <th scope="row">{label}</th>
              {values.map((value, place) => <td key={items[place]?.sku}>{value}</td>)}
            </tr>
          ))}
        </tbody>
        {items.some(({ actions }) => actions.length > 0) && (
          <tfoot><tr>
            <td />
            {items.map(({ sku, title, actions }) => (
              <td key={sku}><Actions desk={desk} actions={actions} about={title} /></td>
            ))}
          </tr></tfoot>
        )}
      </table>
    </div>
  );
}

function Head({ item, desk }: { item: StockedCard; desk: Desk }): JSX.Element {
  return (
    <th scope="col">
      <Picture desk={desk} path={item.picture} title={item.title} />
      <span class="compared-title" dir="auto">{item.title}</span>
      <Rating item={item} words={desk.words} />
    </th>
  );
}

function isSame(values: readonly string[]): boolean {
  return values.length > 1 && values.every((value) => value === values[0]);
}
