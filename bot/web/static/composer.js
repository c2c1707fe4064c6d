// The message box: Enter sends, Shift+Enter breaks the line, long messages are counted.
import { fill, formatNumber } from "./words.js";

export const LIMIT_CHARACTERS = 1000;
const COUNT_FROM = 900;

// What a browser may fill in for a detail that is asked for.
const FILLED_IN = { name: "name", address: "street-address", phone: "tel", email: "email" };

export function countCharacters(text) {
  return [...text.trim()].length; // code points, as the server counts
}

export function setUpComposer({ form, box, button, count }, { send, words }) {
  function refresh() {
    const length = countCharacters(box.value);
    const isOver = length > LIMIT_CHARACTERS;
    button.disabled = length === 0 || isOver;
    box.setAttribute("aria-invalid", String(isOver));
    count.hidden = length <= COUNT_FROM;
    count.classList.toggle("count-over", isOver);
    if (!count.hidden) count.textContent = countText(length, isOver);
    grow();
  }

  function countText(length, isOver) {
    const { texts, language } = words();
    return fill(isOver ? texts.count_over : texts.count, {
      count: formatNumber(length, language), limit: formatNumber(LIMIT_CHARACTERS, language),
    });
  }

  function grow() {
    box.style.height = "auto";
    box.style.height = `${box.scrollHeight}px`;
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (button.disabled) return;
    const text = box.value.trim();
    box.value = "";
    refresh();
    send(text);
  });
  box.addEventListener("input", refresh);
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  return {
    refresh,
    expect(detail) {
      box.autocomplete = FILLED_IN[detail] ?? "off";
    },
    putBack(text) {
      if (box.value.trim()) return; // never over what is being written now
      box.value = text;
      refresh();
    },
  };
}
