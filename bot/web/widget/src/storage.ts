// What the browser keeps for the widget: nothing before the shopper agreed, where that is asked.

const PREFIX = "pramuniaga.";
const AGREED = "agreed";

type Area = "localStorage" | "sessionStorage";

export class Storage {
  private readonly suffix: string;
  private isAllowed: boolean;

  /** Two shops on one website don't share what they keep. */
  constructor(base: string, asksFirst: boolean) {
    this.suffix = base === location.origin ? "" : `@${base}`;
    this.isAllowed = !asksFirst;
    this.isAllowed ||= this.read<boolean>("localStorage", AGREED, true) === true;
  }

  get isAgreed(): boolean {
    return this.isAllowed;
  }

  agree(): void {
    this.isAllowed = true;
    this.write("localStorage", AGREED, true);
  }

  /** A browser may forbid storage; the talk then lives as long as the page. */
  read<Kept>(area: Area, key: string, isAllowed = this.isAllowed): Kept | null {
    if (!isAllowed) return null;
    try {
      return JSON.parse(window[area].getItem(this.keyOf(key)) ?? "null") as Kept | null;
    } catch {
      return null;
    }
  }

  write(area: Area, key: string, value: unknown): void {
    if (!this.isAllowed) return;
    try {
      if (value === null) window[area].removeItem(this.keyOf(key));
      else window[area].setItem(this.keyOf(key), JSON.stringify(value));
    } catch {
      // nothing to do: see above
    }
  }

  keyOf(key: string): string {
    return PREFIX + key + this.suffix;
  }
}
