// A conversation told again after a reload, with what was answered kept answered.
import { closeRow } from "./dom.js";
import { renderTurn } from "./render.js";

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
