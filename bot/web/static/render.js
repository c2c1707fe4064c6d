// The conversation's messages: turns, what was said, typing dots, notices.
import { actionRow, el } from "./dom.js";
import { isKnownPayload, renderPayload } from "./payloads.js";
import { wordsOf } from "./words.js";

/** One thing the shopper said, with room for all that answers it. */
export function renderTurn(text, language) {
  const turn = el("section", { class: "turn" });
  if (text) {
    turn.append(el("article", {
      class: "said said-shopper", "data-testid": "message-shopper",
      "aria-label": wordsOf(language).you,
    }, el("p", { class: "bubble" }, text)));
  }
  turn.append(el("div", { class: "replies" }));
  return turn;
}

/** What the shop said, or null when there is nothing to show. */
export function renderShopMessage(message, press, language) {
  const payload = drawn(message, press);
  const text = payload ? leadOf(message) : message.text;
  const quick = actionRow(message.buttons, press, { once: true, className: "choices" });
  if (!text && !payload && !quick) return null;
  return el("article", {
    class: "said said-shop", "data-testid": "message-shop", "aria-label": wordsOf(language).shop,
  }, text ? el("p", { class: "bubble" }, text) : null, payload, quick);
}

function drawn(message, press) {
  if (!isKnownPayload(message.payload)) return null;
  try {
    return renderPayload(message.payload, press, leadOf(message));
  } catch (failure) {
    console.error(failure); // a payload of another shape: its text says it all
    return null;
  }
}

// The text is a complete fallback: beside a rendered payload only its opening line adds anything,
// except for choices and questions, where the text is the question itself.
function leadOf({ text, payload }) {
  if (payload.type === "choices" || payload.type === "question") return text;
  return text?.trim().split("\n")[0] ?? "";
}

export function typingDots() {
  return el("div", { class: "typing", "aria-hidden": "true", "data-testid": "typing" },
    el("span"), el("span"), el("span"));
}

/** A line about something that went wrong; `onRetry` adds the way out of it.
 *  Without a `code` nothing went wrong: it only tells. */
export function renderNotice(text, { onRetry, retryLabel, code } = {}) {
  const notice = el("div", {
    class: code ? "notice" : "notice notice-plain", "data-testid": "notice", "data-code": code,
  }, el("p", {}, text));
  if (onRetry) {
    const button = el("button", { type: "button", class: "button", "data-testid": "retry" },
      retryLabel);
    button.addEventListener("click", onRetry);
    notice.append(button);
  }
  return notice;
}

/** A notice that answers nothing the shopper said. */
export function noticeTurn(notice) {
  return el("section", { class: "turn" }, notice);
}

export function renderExamples(examples, send) {
  return examples.map((text) => {
    const button = el("button", { type: "button", class: "example", "data-testid": "example" },
      text);
    button.addEventListener("click", () => send(text));
    return el("li", {}, button);
  });
}
