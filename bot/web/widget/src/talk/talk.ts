// The conversation: what was said and answered, who says it, in which language.
import type { WebMessage } from "../messages";
import type { Wording, Words } from "../words";
import type { Api } from "./api";
import { Failure, newMessageId, told } from "./api";
import { codeOf, explained } from "./explaining";
import { ShopEvents } from "./offers";
import { Receipts } from "./receipts";
import type { Around } from "./sending";
import { RETRYABLE, Sending } from "./sending";
import type { Session, Sessions } from "./session";
import type { Notice, RowName, Said, Turn } from "./turns";
import { newConversation, newSaid, newTurn, noticeTurn, ordersIn, turnsOf } from "./turns";

const SHOWN_MS = 100; // until what was told again is on the screen

export interface Listener {
  changed(): void;
  /** Something to be said aloud that no message says. */
  news(text: string): void;
  putBack(text: string): void;
}

export class Talk implements Around {
  conversation = newConversation();
  isStarted = false;
  /** What was said before isn't news. */
  isRetelling = false;
  private readonly sending: Sending;
  private readonly receipts: Receipts;
  private events = new ShopEvents();

  constructor(
    private readonly api: Api, readonly sessions: Sessions, private readonly wording: Wording,
    public language: string, private readonly listener: Listener,
  ) {
    this.sending = new Sending(api, sessions, this);
    this.receipts = new Receipts({
      shown: () => ordersIn(this.conversation.turns),
      ask: (number) => api.orderStatus(sessions.current?.token ?? "", number),
      tell: (number, status) => { this.tellOrder(number, status); },
    });
    sessions.onSignedOutElsewhere(() => { void this.leave(); });
    window.addEventListener("offline", () => { this.changed(); });
    window.addEventListener("online", () => {
      this.sending.retry();
      this.changed();
    });
  }

  get isOffline(): boolean {
    return !navigator.onLine;
  }

  get words(): Words {
    return this.wording.of(this.language);
  }

  changed(): void {
    this.listener.changed();
  }

  say(text: string): void {
    this.addTurn(newTurn(text, { message_id: newMessageId(), text }));
  }

  press(said: Said, row: RowName | null, id: string, title: string): void {
    if (row) said.answered.set(row, title);
    else said.busy.add(id);
    this.addTurn(newTurn(title, { message_id: newMessageId(), button: id }, () => {
      said.busy.delete(id);
    }));
  }

  chooseLanguage(language: string): void {
    this.sessions.rememberLanguage(language);
    this.useLanguage(language);
  }

  start(): Promise<void> {
    this.isStarted = this.isRetelling = true;
    const opened = this.open().finally(() => { this.shownSoon(); });
    this.sending.after(opened);
    return opened;
  }

  startAfresh(previous: Session | null, before: Session | null = previous): Promise<void> {
    this.conversation = newConversation(previous, before);
    this.sessions.current = null;
    return this.start();
  }

  newTalk(): Promise<void> {
    const { isFresh, previous } = this.conversation;
    return this.startAfresh(isFresh ? previous : this.sessions.current);
  }

  goBack(): Promise<void> {
    this.sessions.keep(this.conversation.previous);
    this.conversation = newConversation();
    return this.start();
  }

  /** Who was here as a guest takes their cart along; there is no way back to that talk. */
  async identify(token: string): Promise<void> {
    const isKnown = this.sessions.isOf(token); // each page of a website says so again
    this.sessions.identify(token);
    const before = this.sessions.current ?? this.conversation.previous;
    if (!isKnown && (this.isStarted || before)) await this.startAfresh(null, before);
  }

  async signOut(): Promise<void> {
    const { current } = this.sessions;
    if (current?.isSignedIn) this.sessions.keep(null);
    this.sessions.identify(null);
    if (!current?.isSignedIn) return;
    this.api.endSession(current.token).catch(console.error); // forgotten here in any case
    await this.leave();
  }

  statusOf(number: string): string | undefined {
    return this.receipts.statusOf(number);
  }

  heard(turn: Turn, message: WebMessage, isNews = true): void {
    const said = newSaid(message);
    turn.replies.push(said);
    this.note(said, isNews);
  }

  retireButtons(): void {
    for (const { replies } of this.conversation.turns) {
      for (const said of replies) said.isRetired = true;
    }
  }

  settled(): void {
    this.receipts.lookSoon(); // what was said may have changed an order shown above
  }

  explain(turn: Turn, failure: unknown): void {
    const known = told(failure);
    turn.failure = codeOf(known, this.words);
    if (turn.failure === "too_long") this.listener.putBack(turn.body?.text ?? "");
    turn.notice = this.noticeOf(known, turn.body?.text, RETRYABLE.has(turn.failure)
      ? () => { this.sending.schedule(turn); } : undefined);
  }

  /** Start a new session; `turn` is what is being sent meanwhile, if anything. */
  async renew(turn: Turn | null = null): Promise<void> {
    const { conversation } = this;
    const whyGuest = await this.sessions.renew(
      this.language, this.sessions.current ?? conversation.before,
    );
    conversation.isFresh = true;
    conversation.cart = null;
    const notice = whyGuest ? this.noticeOf({ code: whyGuest }) : null;
    if (notice && turn) turn.before = notice;
    else if (notice) conversation.turns.push(noticeTurn(notice));
    this.changed();
  }

  private addTurn(turn: Turn): void {
    this.conversation.turns.push(turn);
    this.events.said(turn.body?.button);
    this.sending.schedule(turn);
  }

  private async open(): Promise<void> {
    const { conversation } = this;
    try {
      if (!this.sessions.current || !await this.reopen()) await this.renew();
    } catch (failure) {
      const turn: Turn = noticeTurn(this.noticeOf(told(failure), "", () => {
        conversation.turns = conversation.turns.filter((each) => each !== turn);
        void this.start();
      }));
      conversation.turns.push(turn);
    }
    this.changed();
  }

  /** Show what was said in this session; false when it has ended. */
  private async reopen(): Promise<boolean> {
    const { conversation } = this;
    try {
      const lines = await this.api.history(this.sessions.current?.token ?? "");
      if (conversation !== this.conversation) return true;
      this.redraw(turnsOf(lines.filter((line) => !("message_id" in line))));
      for (const line of lines) {
        if (!("message_id" in line) || !line.message_id || !line.text) continue;
        this.addTurn(newTurn(line.text, { message_id: line.message_id, text: line.text }));
      }
      this.receipts.lookSoon();
      return true;
    } catch (failure) {
      if (!(failure instanceof Failure) || failure.code !== "bad_token") throw failure;
      return false;
    }
  }

  private redraw(told: readonly Turn[]): void {
    const open = this.conversation.turns.filter((turn) => turn.isOpen);
    this.conversation.isFresh = told.length === 0;
    this.conversation.turns = [...told, ...open];
    for (const { replies } of told) for (const said of replies) this.note(said, false);
  }

  private note(said: Said, isNews: boolean): void {
    const { conversation } = this;
    const { payload } = said.message;
    this.events.heard(said.message, conversation.lastPayload, isNews);
    if (!payload) return;
    conversation.lastPayload = payload.type;
    if (this.wording.isSpoken(payload.language)) this.useLanguage(payload.language);
    if (payload.type === "cart") conversation.cart = payload.lines?.length ? said : null;
    if (payload.type === "receipt") {
      conversation.cart = null;
      this.receipts.note(payload.order_number, payload.status);
    }
  }

  private useLanguage(language: string): void {
    this.language = language;
    this.changed();
  }

  private shownSoon(): void {
    setTimeout(() => {
      this.isRetelling = false;
      this.changed();
    }, SHOWN_MS);
  }

  private async leave(): Promise<void> {
    await this.startAfresh(null);
    this.conversation.turns.push(noticeTurn({ text: this.words.say("signed_out") }));
    this.changed();
  }

  private noticeOf(
    failure: Partial<Failure>, sent: string | undefined = "", onRetry?: () => void,
  ): Notice {
    const code = codeOf(failure, this.words);
    return { text: explained(failure, this.words, sent), code, ...(onRetry ? { onRetry } : {}) };
  }

  private tellOrder(number: string, status: string): void {
    const { words } = this;
    this.listener.news(words.say("order_news", { number, status: words.status(status) }));
    this.changed();
  }
}
