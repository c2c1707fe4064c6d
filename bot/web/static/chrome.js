// Everything around the conversation: header, welcome, cart beside, scrolling.
import { showAccount } from "./account.js";
import { renderCartAside } from "./orders.js";
import { renderExamples } from "./render.js";
import { session } from "./session.js";
import { showSwitch } from "./switch.js";
import { fill, wordsOf, wordThePage } from "./words.js";

const NEAR_PX = 160;
const byId = (id) => document.getElementById(id);

export const page = {
  log: byId("log"), scroller: byId("scroller"), status: byId("status"), offline: byId("offline"),
  news: byId("news"),
  welcome: byId("welcome"), latest: byId("latest"), goBack: byId("go-back"),
  newConversation: byId("new-conversation"),
  composer: {
    form: byId("composer"), box: byId("composer-text"),
    button: byId("composer-send"), count: byId("composer-count"),
  },
};

export function showLanguage(language, send) {
  document.documentElement.lang = language;
  wordThePage(document, language);
  showSwitch(language);
  byId("examples").replaceChildren(...renderExamples(wordsOf(language).examples, send));
  showWhoIsHere(language);
}

export function showWhoIsHere(language) {
  const { shopName = "", customerName = "" } = session.current ?? {};
  const words = wordsOf(language);
  byId("shop-name").textContent = shopName;
  document.title = shopName ? `${shopName} · ${words.assistant}` : words.assistant;
  byId("welcome-title").textContent = customerName
    ? fill(words.welcome_named, { name: customerName }) : words.welcome_title;
  showAccount(language);
}

export function showWelcome(isShown, { canGoBack = false } = {}) {
  page.welcome.hidden = !isShown;
  byId("welcome-back").hidden = !canGoBack;
}

export function showCartAside(payload, press) {
  const aside = byId("cart-aside");
  const content = renderCartAside(payload, press);
  aside.hidden = content === null;
  aside.replaceChildren(content ?? "");
}

/** Keep the newest turn in view, but never scroll a long answer past its beginning. */
export function setUpScrolling() {
  const { scroller, latest } = page;
  let isFollowing = true;
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)");
  const behavior = () => (isCalm.matches ? "auto" : "smooth");
  const leave = () => { isFollowing = false; };
  const look = () => {
    const below = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
    latest.hidden = below < NEAR_PX;
  };
  scroller.addEventListener("wheel", leave, { passive: true });
  scroller.addEventListener("touchmove", leave, { passive: true });
  scroller.addEventListener("scroll", look, { passive: true });
  new ResizeObserver(look).observe(page.log);
  latest.addEventListener("click", () => {
    scroller.scrollTo({ top: scroller.scrollHeight, behavior: behavior() });
  });
  return {
    follow() { isFollowing = true; },
    settle(turn) {
      if (!isFollowing) return;
      const start = turn.offsetTop - 12;
      const end = scroller.scrollHeight - scroller.clientHeight;
      scroller.scrollTo({ top: Math.min(start, end), behavior: behavior() });
    },
    jumpToEnd() { scroller.scrollTo({ top: scroller.scrollHeight, behavior: "instant" }); },
  };
}
