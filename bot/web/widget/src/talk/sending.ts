// Sends what was said, one after the other, and mends what fails.
import type { WebMessage } from "../messages";
import type { Api } from "./api";
import { Failure } from "./api";
import type { Sessions } from "./session";
import type { Conversation, Turn } from "./turns";

export const RETRYABLE: ReadonlySet<string> = new Set([
  "try_again", "unreachable", "offline", "too_many",
]);
const SENT_BY_ITSELF: ReadonlySet<string> = new Set(["unreachable", "offline"]);
const SENT_AGAIN: ReadonlySet<string> = new Set(["try_again", "unreachable"]);
const PAUSES_S = [4, 8, 16, 30, 60]; // before it is sent again by itself

/** What sending needs of the talk around it. */
export interface Around {
  readonly conversation: Conversation;
  readonly language: string;
  /** Start a new session; what was said meanwhile hears why. */
  renew(turn: Turn): Promise<void>;
  heard(turn: Turn, message: WebMessage): void;
  retireButtons(): void;
  explain(turn: Turn, failure: unknown): void;
  settled(): void;
  changed(): void;
}

export class Sending {
  private queue: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly api: Api, private readonly sessions: Sessions, private readonly around: Around,
  ) {}

  /** Everything sent waits for the start, so that one conversation has one session. */
  after(start: Promise<unknown>): void {
    this.queue = start;
  }

  schedule(turn: Turn): void {
    clearTimeout(turn.timer);
    turn.failure = turn.notice = null;
    turn.replies = []; // half an answer is sent again in full
    turn.isOpen = turn.isWriting = true;
    this.around.changed();
    const current = this.around.conversation;
    this.queue = this.queue.then(() => (
      this.around.conversation === current ? this.deliver(turn, current) : null
    ));
  }

  /** The network is back: what it lost goes out. */
  retry(): void {
    for (const turn of this.around.conversation.turns) {
      if (turn.isOpen && SENT_BY_ITSELF.has(turn.failure ?? "")) this.schedule(turn);
    }
  }

  private async deliver(turn: Turn, current: Conversation): Promise<void> {
    try {
      await this.ensureSession(turn);
      await this.exchange(turn, current);
      turn.isOpen = false;
    } catch (failure) {
      if (this.around.conversation === current) this.fail(turn, failure, current);
    } finally {
      turn.isWriting = turn.takesLong = false;
      turn.release();
      this.around.settled();
      this.around.changed();
    }
  }

  private fail(turn: Turn, failure: unknown, current: Conversation): void {
    this.around.explain(turn, failure);
    const code = turn.failure ?? "";
    if (!RETRYABLE.has(code)) turn.isOpen = false;
    const pause = PAUSES_S[turn.tries];
    if (!SENT_AGAIN.has(code) || pause === undefined) return;
    // The shopper's line stays until it is answered: the shop does it once, however often it comes.
    turn.tries += 1;
    turn.timer = setTimeout(() => {
      if (this.around.conversation === current) this.schedule(turn);
    }, pause * 1000);
  }

  private async ensureSession(turn: Turn): Promise<void> {
    const { current } = this.sessions;
    const isOther = this.around.conversation.isFresh && current?.language !== this.around.language;
    if (!current || isOther) await this.around.renew(turn);
  }

  private async exchange(turn: Turn, current: Conversation): Promise<void> {
    try {
      await this.stream(turn, current);
    } catch (failure) {
      const isEnded = failure instanceof Failure && failure.code === "bad_token";
      if (!isEnded || this.around.conversation !== current) throw failure;
      await this.around.renew(turn);
      this.around.retireButtons();
      if (turn.body?.button) throw new Failure("unknown_button");
      await this.stream(turn, current);
    }
  }

  private async stream(turn: Turn, current: Conversation): Promise<void> {
    const { token } = this.sessions.current ?? { token: "" };
    if (!turn.body) return;
    for await (const line of this.api.send(token, turn.body)) {
      if (this.around.conversation !== current) return;
      current.isFresh = false;
      if (line.type === "again") turn.replies = [];
      turn.takesLong = line.type === "wait";
      if (line.type === "message") this.around.heard(turn, line.message);
      this.around.changed();
    }
    turn.takesLong = false;
  }
}
