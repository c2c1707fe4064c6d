// What went wrong, in the shopper's words, with the way out where there is one.
import { countCharacters, LIMIT_CHARACTERS } from "./composer.js";
import { noticeTurn, renderNotice } from "./render.js";
import { fill, formatNumber, formatWait, wordsOf } from "./words.js";

/** The failure's code, where the page has words for it. */
export function codeOf({ code }, language) {
  return Object.hasOwn(wordsOf(language).errors, code ?? "") ? code : "try_again";
}

/** `sent` is the text that failed; without `onRetry` there is nothing to press. */
export function failureNotice(failure, language, { sent = "", onRetry = null } = {}) {
  const { errors, retry, a_few_seconds: aFewSeconds } = wordsOf(language);
  const code = codeOf(failure, language);
  const text = fill(errors[code], {
    count: formatNumber(countCharacters(sent), language),
    limit: formatNumber(LIMIT_CHARACTERS, language),
    wait: failure.waitSeconds ? formatWait(failure.waitSeconds, language) : aFewSeconds,
  });
  return renderNotice(text, { code, retryLabel: retry, onRetry });
}

/** A notice that stands by itself, and goes once its way out is taken. */
export function failureTurn(failure, language, onRetry = null) {
  const retry = () => { turn.remove(); onRetry(); };
  const turn = noticeTurn(failureNotice(failure, language, { onRetry: onRetry && retry }));
  return turn;
}
