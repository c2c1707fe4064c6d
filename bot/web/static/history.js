// A conversation told again after a reload, with what was answered kept answered.
import { fetchHistory } from "./api.js";
import { closeRow } from "./dom.js";
import { renderTurn } from "./render.js";

const TRIES = 4;
const PAUSE_MS = 1500;

/** The history once its last word is the shop's: an answer may still be on its way there. */
export async function answeredHistory(token) {
  for (let tries = 1; ; tries += 1) {
    const messages = await fetchHistory(token);
    if (messages.at(-1)?.from !== "shopper" || tries === TRIES) return messages;
    await new Promise((resolve) => { setTimeout(resolve, PAUSE_MS); });
  }
}

export function drawHistory(messages, { log, show, language }) {
  let turn = null;
  for (const message of messages) {
    const isShopper = message.from === "shopper";
    if (isShopper || !turn) {
      if (turn) closeAnswered(turn, message.text);
      turn = renderTurn(isShopper ? message.text : null, language);
      log.append(turn);
    }
    if (!isShopper) show(turn, message);
  }
}

function closeAnswered(turn, answer) {
  for (const row of turn.querySelectorAll("[data-once]")) {
    const titles = [...row.querySelectorAll("button")].map((button) => button.textContent);
    if (titles.includes(answer)) closeRow(row, answer);
  }
}
