// What is shown around the talk: the window, the cart's drawer, what the page around tells.
import { announce, inLanguage } from "./settings";
import type { App, Context, Shell } from "./settings";
import type { Storage } from "./storage";
import { Api } from "./talk/api";
import { Sessions } from "./talk/session";
import { Talk } from "./talk/talk";
import type { Said } from "./talk/turns";
import type { Words } from "./words";
import { Wording } from "./words";

const OPEN_KEY = "open";
const WIDE = "(min-width: 480px)"; // where the window leaves some of the page in sight

export class Model implements App {
  readonly talk: Talk;
  readonly wording: Wording;
  isOpen = false;
  isCartOpen = false;
  context: Context;
  news = "";
  /** A text that couldn't be sent; the message box takes it. */
  draft = "";

  constructor(
    readonly shell: Shell, readonly storage: Storage, api: Api, wording: Wording,
    private readonly draw: () => void,
  ) {
    const sessions = new Sessions(storage, api);
    this.wording = wording;
    this.context = shell.context;
    const { settings: { language } } = shell;
    this.talk = new Talk(
      api, sessions, wording,
      wording.choose([sessions.preferredLanguage, language, navigator.language]),
      {
        changed: () => { this.changed(); },
        news: (text) => { this.news = text; },
        putBack: (text) => { this.draft = text; },
      },
    );
    if (sessions.current) void this.talk.start(); // for the cart's badge
  }

  get words(): Words {
    return this.talk.words;
  }

  get cart(): Said | null {
    return this.talk.conversation.cart;
  }

  get pieces(): number {
    const payload = this.cart?.message.payload;
    const lines = payload?.type === "cart" ? payload.lines : [];
    return lines.reduce((sum, { quantity }) => sum + quantity, 0);
  }

  get name(): string {
    return this.shell.settings.name ?? this.talk.sessions.current?.shopName ?? "";
  }

  get isAwaitingConsent(): boolean {
    return !this.storage.isAgreed;
  }

  open(): void {
    if (this.isOpen) return;
    this.isOpen = true;
    this.storage.write("sessionStorage", OPEN_KEY, true);
    this.begin();
    announce("opened");
    this.changed();
  }

  close(): void {
    if (!this.isOpen) return;
    this.isOpen = this.isCartOpen = false;
    this.storage.write("sessionStorage", OPEN_KEY, null);
    announce("closed");
    this.changed();
  }

  /** Across pages an open window stays open, where it doesn't hide them. */
  openAgain(): void {
    const wasOpen = this.storage.read<boolean>("sessionStorage", OPEN_KEY) === true;
    if (wasOpen && matchMedia(WIDE).matches) this.open();
  }

  agree(): void {
    this.storage.agree();
    this.storage.write("sessionStorage", OPEN_KEY, true);
    this.begin();
    this.changed();
  }

  identify(token: string | null): void {
    void (token === null ? this.talk.signOut() : this.talk.identify(token));
  }

  contextChanged(context: Context): void {
    this.context = context;
    this.changed();
  }

  showCart(isShown: boolean): void {
    this.isCartOpen = isShown;
    this.changed();
  }

  changed(): void {
    const { launcher, host } = this.shell;
    host.lang = this.talk.language;
    launcher.opened(this.isOpen);
    launcher.show(this.words.say(this.isOpen ? "close_chat" : "open_chat"), this.pieces);
    this.draw();
  }

  /** What may be asked: of the product looked at, then as the merchant or the catalogue says. */
  get prompts(): readonly string[] {
    const { talk: { language }, shell: { settings: { prompts } } } = this;
    const title = this.context.product?.title;
    const own = prompts?.map((prompt) => inLanguage(prompt, language)) ?? this.words.examples;
    return title ? [this.words.say("ask_about", { product: title }), ...own] : own;
  }

  private begin(): void {
    if (!this.talk.isStarted && !this.isAwaitingConsent) void this.talk.start();
  }
}
