// Receipts in the conversation follow their orders, which are paid in another tab.
import { Failure } from "./api";

const WAITING = "placed";
const FIRST_PAUSE_MS = 15_000;
const LONGEST_PAUSE_MS = 300_000;

export interface Follows {
  /** The orders whose receipts are shown. */
  shown(): readonly string[];
  ask(number: string): Promise<{ readonly status: string }>;
  /** What became of an order. */
  tell(number: string, status: string): void;
}

export class Receipts {
  private readonly statuses = new Map<string, string>();
  private readonly unknown = new Set<string>(); // of another session: asking again won't help
  private pauseMs = FIRST_PAUSE_MS;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isLooking = false;
  private isWanted = false;

  constructor(private readonly follows: Follows) {
    const soon = (): void => { this.lookSoon(); };
    for (const event of ["focus", "pageshow", "online"]) window.addEventListener(event, soon);
    document.addEventListener("visibilitychange", () => {
      if (document.hidden) clearTimeout(this.timer);
      else soon();
    });
  }

  statusOf(number: string): string | undefined {
    return this.statuses.get(number);
  }

  /** Whether that is news. */
  note(number: string, status: string): boolean {
    this.unknown.delete(number);
    const isNews = this.statuses.get(number) !== status;
    this.statuses.set(number, status);
    return isNews;
  }

  lookSoon(): void {
    this.pauseMs = FIRST_PAUSE_MS;
    void this.look();
  }

  private waiting(): readonly string[] {
    return [...new Set(this.follows.shown())].filter((number) => (
      this.statuses.get(number) === WAITING && !this.unknown.has(number)
    ));
  }

  private async look(): Promise<void> {
    this.isWanted = true;
    if (this.isLooking || document.hidden) return;
    this.isLooking = true;
    clearTimeout(this.timer);
    while (this.isWanted) { // what was paid since the question left needs another
      this.isWanted = false;
      for (const number of this.waiting()) await this.lookAt(number);
    }
    this.isLooking = false;
    if (this.waiting().length) this.timer = setTimeout(() => { void this.look(); }, this.pauseMs);
    this.pauseMs = Math.min(this.pauseMs * 2, LONGEST_PAUSE_MS);
  }

  private async lookAt(number: string): Promise<void> {
    try {
      const { status } = await this.follows.ask(number);
      if (this.note(number, status)) this.follows.tell(number, status);
    } catch (failure) {
      if (!(failure instanceof Failure)) console.error(failure);
      else if (failure.code === "not_found") this.unknown.add(number);
      // anything else passes, or is told where something was asked for: later again
    }
  }
}
