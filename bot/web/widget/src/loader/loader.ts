// The loader: the launcher and window.Pramuniaga; it brings the app once that is wanted.
import type { App, Context, EventName, Shell } from "../settings";
import { inLanguage, listen } from "../settings";
import { raiseLauncher } from "./launcher";
import { readSettings } from "./tag";

declare const APP_FILE: string;

const IDLE_MS = 3000;
const SEEN = "pramuniaga.greeted";

function begin(script: HTMLScriptElement): void {
  const base = new URL(".", script.src).href.replace(/\/$/, "");
  const settings = readSettings(script);
  let context: Context = {};
  let loading: Promise<App> | undefined;
  let app: App | undefined;
  let isOpen = false;
  let isDue = false; // the greeting, on a page that it is for
  const raised = raiseLauncher(settings, () => {
    if (isOpen) app?.close();
    else with_((each) => { each.open(); });
  });

  function with_(use: (app: App) => void): void {
    loading ??= bring();
    loading.then(use).catch((error: unknown) => {
      loading = undefined; // the next press tries again
      console.error(`Pramuniaga: ${base} gave no chat to ${location.origin}; is it among ` +
        "PRAMUNIAGA_ALLOWED_ORIGINS, and does this page's policy allow it?", error);
    });
  }

  async function bring(): Promise<App> {
    const { mount } = await import(/* @vite-ignore */ `${base}/${APP_FILE}`) as
      { mount: (shell: Shell) => Promise<App> };
    app = await mount({ base, settings, context, ...raised.parts, launcher: {
      show: raised.show,
      opened(nowOpen) {
        isOpen = nowOpen;
        raised.opened(nowOpen);
      },
    } });
    return app;
  }

  /** Once in this browser; where consent is asked nothing may be kept, so it isn't shown. */
  function greet(): void {
    const { proactive, consent } = settings;
    const isWanted = !proactive?.pages || proactive.pages.includes(context.page ?? "");
    const isAllowed = isDue && consent === undefined && !isOpen;
    if (!proactive || !isAllowed || !isWanted || wasGreeted()) return;
    raised.greet(inLanguage(proactive.text, settings.language ?? navigator.language.slice(0, 2)));
  }

  window.Pramuniaga = {
    open: () => { with_((each) => { each.open(); }); },
    close: () => { app?.close(); },
    identify: (token) => { with_((each) => { each.identify(token); }); },
    setContext: (told) => {
      context = { ...context, ...told };
      app?.contextChanged(context);
      greet();
    },
    on: (event, told) => listen(event, told),
  };
  const later = (): void => { with_(() => undefined); };
  if ("requestIdleCallback" in window) requestIdleCallback(later, { timeout: IDLE_MS });
  else setTimeout(later, IDLE_MS);
  setTimeout(() => {
    isDue = true;
    greet();
  }, (settings.proactive?.after_s ?? 15) * 1000);
}

function wasGreeted(): boolean {
  try {
    const was = localStorage.getItem(SEEN) !== null;
    localStorage.setItem(SEEN, "true");
    return was;
  } catch {
    return false;
  }
}

declare global {
  interface Window {
    Pramuniaga?: {
      open(): void;
      close(): void;
      identify(token: string | null): void;
      setContext(told: Context): void;
      on(event: EventName, told: (detail: unknown) => void): () => void;
    };
  }
}

const { currentScript } = document;
if (currentScript instanceof HTMLScriptElement && !window.Pramuniaga) begin(currentScript);
