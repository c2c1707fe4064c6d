// Above the talk: who is here, the cart, a menu of what is rarely wanted, the way out.
import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import type { Model } from "../model";
import { Icon } from "./parts";

const CART = "M3 4h3l2.2 11h9.6L20 8H7M10 20h.01M17 20h.01";
const DOTS = "M5 12h.01M12 12h.01M19 12h.01";
const CROSS = "M6 6l12 12M18 6L6 18";

export function Header({ model, close }: { model: Model; close: () => void }): JSX.Element {
  const { words, pieces, shell: { settings } } = model;
  const logo = settings.logo ?? settings.avatar;
  return (
    <header class="top">
      {logo && <img class="mark" src={logo} alt="" width="36" height="36" />}
      <div class="shop">
        <h2 data-testid="shop-name">{model.name || words.say("assistant")}</h2>
        {model.name && <p>{words.say("assistant")}</p>}
      </div>
      <button
        type="button" class="icon-button" data-testid="cart-button"
        aria-label={words.say("cart_with", { count: pieces })} aria-expanded={model.isCartOpen}
        onClick={() => { model.showCart(!model.isCartOpen); }}
      >
        <Icon path={CART} />
        {pieces > 0 && <span class="badge" data-testid="cart-badge">{pieces}</span>}
      </button>
      <Menu model={model} />
      <button
        type="button" class="icon-button" data-testid="close" aria-label={words.say("close_chat")}
        onClick={close}
      ><Icon path={CROSS} /></button>
    </header>
  );
}

function Menu({ model }: { model: Model }): JSX.Element {
  const { words, talk } = model;
  const menu = useRef<HTMLDetailsElement>(null);
  const shut = (): void => { if (menu.current) menu.current.open = false; };
  const done = (act: () => void) => (): void => {
    shut();
    act();
  };
  const keyed = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !menu.current?.open) return;
    event.preventDefault(); // it closes the menu, not the window
    shut();
    menu.current.querySelector("summary")?.focus();
  };
  const left = ({ relatedTarget }: FocusEvent): void => {
    if (relatedTarget && !menu.current?.contains(relatedTarget as Node)) shut();
  };
  const { isSignedIn = false, customerName = "" } = talk.sessions.current ?? {};
  return (
    <details class="menu" ref={menu} onKeyDown={keyed} onFocusOut={left} data-testid="menu">
      <summary class="icon-button" aria-label={words.say("menu")}><Icon path={DOTS} /></summary>
      <div class="menu-items">
        <Languages model={model} shut={shut} />
        <button
          type="button" class="button" data-testid="new-conversation"
          onClick={done(() => { void talk.newTalk(); })}
        >{words.say("new_conversation")}</button>
        {isSignedIn && (
          <div class="account" data-testid="account">
            <p>{customerName
              ? words.say("signed_in_as", { name: customerName }) : words.say("signed_in")}</p>
            <button
              type="button" class="button" data-testid="sign-out"
              onClick={done(() => { void talk.signOut(); })}
            >{words.say("sign_out")}</button>
          </div>
        )}
      </div>
    </details>
  );
}

/** A toggle of two, a choice of more, none of one. */
function Languages({ model, shut }: { model: Model; shut: () => void }): JSX.Element | null {
  const { wording, talk, words } = model;
  if (wording.languages.length < 2) return null;
  if (wording.languages.length === 2) {
    const other = wording.after(talk.language);
    return (
      <button
        type="button" class="button" data-testid="lang-toggle" lang={other}
        onClick={() => {
          shut();
          talk.chooseLanguage(other);
        }}
      >{wording.of(other).say("switch_to")}</button>
    );
  }
  return (
    <select
      class="languages" data-testid="lang-choice" aria-label={words.say("choose_language")}
      value={talk.language} onChange={({ currentTarget }) => {
        talk.chooseLanguage(currentTarget.value);
      }}
    >
      {wording.languages.map(({ code, name }) => (
        <option key={code} value={code} lang={code}>{name}</option>
      ))}
    </select>
  );
}
