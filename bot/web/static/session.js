// Who is talking: the session's token, the customer behind it, the language they chose.
import { Failure, startSession } from "./api.js";
import { isSpoken, languageOf } from "./words.js";

const SESSION_KEY = "pramuniaga.session";
const LANGUAGE_KEY = "pramuniaga.language";
const CUSTOMER_KEY = "pramuniaga.customer";

export const session = {
  // {token, language, shopName, customerName, isSignedIn}
  current: read("localStorage", SESSION_KEY),

  keep(current) {
    this.current = current;
    write("localStorage", SESSION_KEY, current);
  },
};

/** Start a session after `before`; tells why who was signed in no longer is, else null. */
export async function renewSession(language, before) {
  let reason = before?.isSignedIn ? "sign_in_ended" : null;
  const guest = before?.isSignedIn ? null : before?.token;
  try {
    await startAs(read("sessionStorage", CUSTOMER_KEY), language, guest);
  } catch (failure) {
    if (!(failure instanceof Failure) || failure.code !== "bad_customer_token") throw failure;
    reason ??= failure.code;
    write("sessionStorage", CUSTOMER_KEY, null);
    await startAs(null, language);
  }
  return session.current.isSignedIn ? null : reason;
}

async function startAs(customerToken, language, guest = null) {
  const { token, shop, customer } = await startSession(language, customerToken, guest);
  session.keep({
    token, language, shopName: shop?.name ?? "", customerName: customer?.name ?? "",
    isSignedIn: Boolean(customer),
  });
}

/** Forget who was signed in; the shop's other tabs hear of it, see below. */
export function forgetCustomer() {
  write("sessionStorage", CUSTOMER_KEY, null);
  session.keep(null);
}

/** Calls `leave` when the shopper signs out in another tab. */
export function onSignedOutElsewhere(leave) {
  window.addEventListener("storage", ({ key, newValue }) => {
    if (key !== SESSION_KEY || newValue !== null || !session.current?.isSignedIn) return;
    write("sessionStorage", CUSTOMER_KEY, null);
    leave();
  });
}

/** Move a customer's token from the address bar into this tab's memory; true if there was one. */
export function takeCustomerToken() {
  const customerToken = new URLSearchParams(location.hash.slice(1)).get("customer");
  if (!customerToken) return false;
  write("sessionStorage", CUSTOMER_KEY, customerToken);
  history.replaceState(null, "", location.pathname + location.search);
  return true;
}

export function preferredLanguage() {
  const chosen = read("localStorage", LANGUAGE_KEY);
  return isSpoken(chosen) ? chosen : languageOf([navigator.language]);
}

export function rememberLanguage(language) {
  write("localStorage", LANGUAGE_KEY, language);
}

// A browser may forbid storage; the chat then lives as long as the page.
function read(area, key) {
  try {
    return JSON.parse(window[area].getItem(key));
  } catch {
    return null;
  }
}

function write(area, key, value) {
  try {
    if (value === null) window[area].removeItem(key);
    else window[area].setItem(key, JSON.stringify(value));
  } catch {
    // nothing to do: see above
  }
}
