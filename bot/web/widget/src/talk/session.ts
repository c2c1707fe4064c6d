// Who is talking: the session's token, the customer behind it, the language they chose.
import type { Storage } from "../storage";
import type { Api } from "./api";
import { Failure } from "./api";

const SESSION_KEY = "session";
const LANGUAGE_KEY = "language";
const CUSTOMER_KEY = "customer";

export interface Session {
  readonly token: string;
  readonly language: string;
  readonly shopName: string;
  readonly customerName: string;
  readonly isSignedIn: boolean;
}

export class Sessions {
  current: Session | null;
  private customerToken: string | null;

  constructor(private readonly storage: Storage, private readonly api: Api) {
    this.current = storage.read("localStorage", SESSION_KEY);
    this.customerToken = storage.read("sessionStorage", CUSTOMER_KEY);
  }

  keep(current: Session | null): void {
    this.current = current;
    this.storage.write("localStorage", SESSION_KEY, current);
  }

  /** Who is signed in at the website around; the next session is theirs. */
  identify(customerToken: string | null): void {
    this.customerToken = customerToken;
    this.storage.write("sessionStorage", CUSTOMER_KEY, customerToken);
  }

  /** Whether this customer is signed in already, be it with an earlier token. */
  isOf(customerToken: string): boolean {
    const who = subjectOf(customerToken);
    const isSame = who !== null && who === subjectOf(this.customerToken);
    return isSame && this.current?.isSignedIn === true;
  }

  /** Start a session after `before`; tells why who was signed in no longer is, else null. */
  async renew(language: string, before: Session | null): Promise<string | null> {
    let reason = before?.isSignedIn ? "sign_in_ended" : null;
    const guest = before && !before.isSignedIn ? before.token : null;
    try {
      await this.startAs(this.customerToken, language, guest);
    } catch (failure) {
      if (!(failure instanceof Failure) || failure.code !== "bad_customer_token") throw failure;
      reason ??= failure.code;
      this.identify(null);
      await this.startAs(null, language, null);
    }
    return this.current?.isSignedIn ? null : reason;
  }

  /** Calls `leave` when the shopper signs out in another tab. */
  onSignedOutElsewhere(leave: () => void): void {
    window.addEventListener("storage", ({ key, newValue }) => {
      const isOurs = key === this.storage.keyOf(SESSION_KEY) && newValue === null;
      if (!isOurs || !this.current?.isSignedIn) return;
      this.identify(null);
      leave();
    });
  }

  get preferredLanguage(): string | null {
    return this.storage.read("localStorage", LANGUAGE_KEY);
  }

  rememberLanguage(language: string): void {
    this.storage.write("localStorage", LANGUAGE_KEY, language);
  }

  private async startAs(
    customerToken: string | null, language: string, guest: string | null,
  ): Promise<void> {
    const { token, shop, customer } = await this.api.startSession(language, customerToken, guest);
    this.keep({
      token, language, shopName: shop?.name ?? "", customerName: customer?.name ?? "",
      isSignedIn: Boolean(customer),
    });
  }
}

/** Whom a token names; the shop alone can tell whether it is a true one. */
function subjectOf(token: string | null): unknown {
  try {
    const claims = token?.split(".")[1]?.replace(/-/g, "+").replace(/_/g, "/") ?? "";
    return (JSON.parse(atob(claims)) as { sub?: unknown }).sub ?? null;
  } catch {
    return null;
  }
}
