// Receipts in the conversation follow their orders, which are paid in another tab.
import { Failure } from "./api.js";
import { receiptsOf, updateReceipt } from "./orders.js";
import { fill, wordsOf } from "./words.js";

const WAITING = "placed";
const FIRST_PAUSE_MS = 15_000;
const LONGEST_PAUSE_MS = 300_000;

/** `ask` tells where an order stands; `announce` says aloud what became of it. */
export function followReceipts(log, { ask, announce }) {
  const unknown = new Set(); // of another session: asking again won't help
  let pauseMs = FIRST_PAUSE_MS;
  let timer = null;
  let isLooking = false;
  let isWanted = false;

  function waiting() {
    const numbers = receiptsOf(log).filter(({ dataset }) => dataset.status === WAITING)
      .map(({ dataset }) => dataset.order);
    return new Set(numbers.filter((number) => !unknown.has(number)));
  }

  function note(number, status) {
    unknown.delete(number);
    const changed = receiptsOf(log).filter(({ dataset }) => (
      dataset.order === number && dataset.status !== status));
    for (const receipt of changed) updateReceipt(receipt, status);
    return changed.length > 0;
  }

  async function lookAt(number) {
    try {
      const { status } = await ask(number);
      if (!note(number, status)) return;
      const words = wordsOf(document.documentElement.lang);
      announce(fill(words.order_news, { number, status: words.order_statuses[status] ?? status }));
    } catch (failure) {
      if (!(failure instanceof Failure)) console.error(failure);
      if (failure.code === "not_found") unknown.add(number);
      // anything else passes, or is told where something was asked for: later again
    }
  }

  async function look() {
    isWanted = true;
    if (isLooking || document.hidden) return;
    isLooking = true;
    clearTimeout(timer);
    while (isWanted) { // what was paid since the question left needs another
      isWanted = false;
      for (const number of waiting()) await lookAt(number);
    }
    isLooking = false;
    if (waiting().size) timer = setTimeout(look, pauseMs);
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
  }

  function lookSoon() {
    pauseMs = FIRST_PAUSE_MS;
    look();
  }

  for (const event of ["focus", "pageshow", "online"]) window.addEventListener(event, lookSoon);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) clearTimeout(timer);
    else lookSoon();
  });
  return { note, lookSoon };
}
