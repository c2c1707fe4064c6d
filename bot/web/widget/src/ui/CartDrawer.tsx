// The cart over the talk, at hand on every width.
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Model } from "../model";
import { Lines, Totals } from "./orders";
import type { Desk } from "./parts";
import { Actions, Icon } from "./parts";

const CROSS = "M6 6l12 12M18 6L6 18";

export function CartDrawer({ model }: { model: Model }): JSX.Element {
  const { words, cart, talk, shell: { base } } = model;
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => { close.current?.focus(); }, []);
  const payload = cart?.message.payload;
  const desk: Desk | null = cart && {
    said: cart, words, base,
    press: (row, { id, title }) => {
      model.showCart(false);
      talk.press(cart, row, id, title);
    },
    statusOf: (number) => talk.statusOf(number),
  };
  return (
    <aside class="drawer" aria-label={words.say("your_cart")} data-testid="cart-drawer">
      <div class="drawer-top">
        <h2>{words.say("your_cart")}</h2>
        <button
          type="button" class="icon-button" aria-label={words.say("close_cart")} ref={close}
          data-testid="close-cart" onClick={() => { model.showCart(false); }}
        ><Icon path={CROSS} /></button>
      </div>
      {desk && payload?.type === "cart" ? (
        <>
          <div class="drawer-lines"><Lines lines={payload.lines} desk={desk} /></div>
          <Totals of={payload} words={words} />
          <Actions desk={desk} actions={payload.actions.slice(0, 1)} lead />
        </>
      ) : <p class="subtitle">{words.say("cart_empty")}</p>}
    </aside>
  );
}
