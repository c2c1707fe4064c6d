// What a merchant may set, and what the loader hands to the app.

/** A text for all shoppers, or one for each language, by its code. */
export type Text = string | Readonly<Record<string, string>>;

export interface Greeting {
  readonly text: Text;
  readonly after_s?: number;
  /** Kinds of pages, as setContext names them; without it any page will do. */
  readonly pages?: readonly string[];
}

export interface Settings {
  readonly language?: string;
  readonly position?: "left" | "right";
  readonly theme?: "auto" | "light" | "dark";
  /** A colour as #1d6a4f; what stands on it and its darker twin are reckoned from it. */
  readonly accent?: string;
  readonly name?: string;
  readonly logo?: string;
  readonly avatar?: string;
  readonly greeting?: Text;
  readonly prompts?: readonly Text[];
  /** Asked before anything is kept or sent; without it nothing is asked. */
  readonly consent?: Text;
  readonly proactive?: Greeting;
}

/** What the shopper looks at, as the page around the widget tells it. */
export interface Context {
  readonly product?: { readonly sku?: string; readonly title?: string } | null;
  readonly page?: string | null;
}

/** What loader and app share. */
export interface Shell {
  /** Where the shop is served, without a slash at its end. */
  readonly base: string;
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  readonly settings: Settings;
  readonly context: Context;
  readonly launcher: Launcher;
}

export interface Launcher {
  /** What it is called, and how many things are in the cart. */
  show(label: string, count: number): void;
  opened(isOpen: boolean): void;
}

/** What the app does for the loader. */
export interface App {
  open(): void;
  close(): void;
  identify(token: string | null): void;
  contextChanged(context: Context): void;
}

export type EventName =
  "opened" | "closed" | "message" | "offer-shown" | "offer-accepted" | "offer-declined" |
  "order-placed";

const PREFIX = "pramuniaga:";

/** Tells the page, whose analytics may listen; never what a shopper wrote. */
export function announce(name: EventName, detail: Readonly<Record<string, unknown>> = {}): void {
  window.dispatchEvent(new CustomEvent(PREFIX + name, { detail }));
}

/** Calls back at each event of this name; returns how to end that. */
export function listen(name: string, told: (detail: unknown) => void): () => void {
  const heard = (event: Event): void => { told((event as CustomEvent<unknown>).detail); };
  window.addEventListener(PREFIX + name, heard);
  return () => { window.removeEventListener(PREFIX + name, heard); };
}

export function inLanguage(text: Text | undefined, language: string): string {
  if (typeof text === "string") return text;
  return text?.[language] ?? Object.values(text ?? {})[0] ?? "";
}
