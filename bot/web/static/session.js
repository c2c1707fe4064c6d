// Who is talking: the session's token, the customer behind it, the language they chose.
import { Failure, startSession } from "./api.js";

const SESSION_KEY = "pramuniaga.session";
const LANGUAGE_KEY = "pramuniaga.language";
const CUSTOMER_KEY = "pramuniaga.customer";

export const session = {
  current: read("localStorage", SESSION_KEY), // {token, language, shopName, customerName}

  keep(current) {
    this.current = current;
    write("localStorage", SESSION_KEY, current);
  },
};

/** Start a new session; tells whether a customer's token had to be dropped on the way. */
export async function renewSession(language) {
  const customerToken = read("sessionStorage", CUSTOMER_KEY);
  try {
    session.keep(described(await startSession(language, customerToken), language));
    return { isTurnedGuest: false };
  } catch (failure) {
    if (!(failure instanceof Failure) || failure.code !== "bad_customer_token") throw failure;
    write("sessionStorage", CUSTOMER_KEY, null);
    session.keep(described(await startSession(language, null), language));
    return { isTurnedGuest: true };
  }
}

function described({ token, shop, customer }, language) {
  return {
    token, language, shopName: shop?.name ?? "", customerName: customer?.name ?? "",
  };
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
  if (chosen === "en" || chosen === "id") return chosen;
  return /^(id|in)\b/i.test(navigator.language) ? "id" : "en";
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
