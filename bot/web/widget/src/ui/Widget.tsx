// The widget's window: header, talk, message box, and the cart's drawer over them.
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Model } from "../model";
import { inLanguage } from "../settings";
import { coloured } from "../styles/colours";
import { CartDrawer } from "./CartDrawer";
import { Composer } from "./Composer";
import { Header } from "./Header";
import { Log } from "./Log";

const DARK = "(prefers-color-scheme: dark)";

export function Widget({ model }: { model: Model }): JSX.Element {
  const { shell: { settings, host }, words, talk } = model;
  const scheme = useScheme(settings.theme);
  const composer = useRef<HTMLTextAreaElement>(null);
  const frame = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!model.isOpen) return;
    if (matchMedia("(hover: hover)").matches) composer.current?.focus();
    else frame.current?.focus();
  }, [model.isOpen, model.isAwaitingConsent]);
  const keyed = (event: KeyboardEvent): void => {
    event.stopPropagation(); // the page's own shortcuts aren't meant
    if (event.key !== "Escape" || event.defaultPrevented) return;
    if (model.isCartOpen) model.showCart(false);
    else close();
  };
  const close = (): void => {
    model.close();
    host.shadowRoot?.querySelector<HTMLElement>(".launcher")?.focus();
  };
  return (
    <section
      ref={frame} class={`frame ${scheme}`} style={coloured(settings.accent, scheme)}
      data-position={settings.position} hidden={!model.isOpen} tabIndex={-1} lang={talk.language}
      role="dialog" aria-label={model.name || words.say("assistant")} data-testid="widget"
      onKeyDown={keyed} onKeyUp={stop} onKeyPress={stop}
    >
      <Header model={model} close={close} />
      {talk.isOffline && <p class="banner" role="status">{words.say("offline_banner")}</p>}
      {model.isAwaitingConsent ? <Consent model={model} /> : (
        <>
          <Log model={model} />
          <Composer model={model} box={composer} />
        </>
      )}
      {model.isCartOpen && <CartDrawer model={model} />}
      <p class="sr-only" role="status">{talk.conversation.turns.some(({ isWriting }) => isWriting)
        ? words.say("writing") : ""}</p>
      <p class="sr-only" role="status" data-testid="news">{model.news}</p>
    </section>
  );
}

function Consent({ model }: { model: Model }): JSX.Element {
  const { shell: { settings }, talk, words } = model;
  return (
    <div class="consent" data-testid="consent">
      <p dir="auto">{inLanguage(settings.consent, talk.language)}</p>
      <button
        type="button" class="button button-lead" data-testid="agree"
        onClick={() => { model.agree(); }}
      >{words.say("agree")}</button>
    </div>
  );
}

function stop(event: KeyboardEvent): void {
  event.stopPropagation();
}

function useScheme(theme: "auto" | "light" | "dark" = "auto"): "light" | "dark" {
  const [isDark, setDark] = useState(() => matchMedia(DARK).matches);
  useEffect(() => {
    const media = matchMedia(DARK);
    const look = (): void => { setDark(media.matches); };
    media.addEventListener("change", look);
    return () => { media.removeEventListener("change", look); };
  }, []);
  if (theme !== "auto") return theme;
  return isDark ? "dark" : "light";
}
