// Keeps what was just said in view; where there is more below, the arrow says so.
import type { Talk } from "../talk/talk";
import type { Conversation } from "../talk/turns";

const NEAR_PX = 24;
const GAP_PX = 12;

export class Scrolling {
  private isFollowing = true;
  private said = "";
  private lastKey = 0;
  private conversation: Conversation | null = null;
  private wasOpen = false;

  constructor(
    private readonly scroller: HTMLElement, private readonly log: HTMLElement,
    private readonly tellMore: (hasMore: boolean) => void,
  ) {
    const leave = (): void => { this.isFollowing = false; };
    scroller.addEventListener("wheel", leave, { passive: true });
    scroller.addEventListener("touchmove", leave, { passive: true });
    scroller.addEventListener("scroll", () => { this.look(); }, { passive: true });
    const seen = new ResizeObserver(() => { this.look(); });
    seen.observe(log);
    seen.observe(scroller);
  }

  /** Called when the talk was drawn anew. */
  drawn(talk: Talk, isOpen: boolean): void {
    const { turns } = talk.conversation;
    const last = turns.at(-1);
    const said = [last?.key, last?.replies.length, last?.isWriting, last?.notice?.text].join();
    const isRetold = talk.isRetelling || talk.conversation !== this.conversation;
    const isFirst = isRetold || (isOpen && !this.wasOpen);
    if (last && last.key > this.lastKey) this.isFollowing = true; // the shopper said something
    this.lastKey = Math.max(this.lastKey, last?.key ?? 0);
    this.wasOpen = isOpen;
    if (said === this.said && !isFirst) return;
    this.said = said;
    this.conversation = talk.conversation;
    if (isFirst) this.scroller.scrollTo({ top: this.scroller.scrollHeight, behavior: "instant" });
    else if (this.isFollowing) this.settle();
    this.look();
  }

  toEnd(): void {
    this.scrollTo(this.scroller.scrollHeight);
  }

  /** The newest turn from its beginning, as far as it fits; an offer with its buttons. */
  private settle(): void {
    const turn = this.log.lastElementChild;
    if (!turn) return;
    const offer = turn.querySelector(".said:last-child > .offer");
    const start = this.topOf(offer ?? turn) - GAP_PX;
    const end = this.scroller.scrollHeight - this.scroller.clientHeight;
    this.scrollTo(Math.min(start, end));
  }

  private topOf(element: Element): number {
    return element.getBoundingClientRect().top - this.scroller.getBoundingClientRect().top +
      this.scroller.scrollTop;
  }

  private scrollTo(top: number): void {
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.scroller.scrollTo({ top, behavior: isCalm ? "auto" : "smooth" });
  }

  private look(): void {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    this.tellMore(scrollHeight - scrollTop - clientHeight > NEAR_PX);
  }
}
