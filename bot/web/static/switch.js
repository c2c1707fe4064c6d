// The switch between the page's languages: a toggle of two, a choice of more, none of one.
import { languageAfter, wordsOf } from "./words.js";

const toggle = document.getElementById("lang-toggle");
const choice = document.getElementById("lang-choice");

export function showSwitch(language) {
  if (choice) choice.value = language;
  if (!toggle) return;
  for (const mark of toggle.querySelectorAll("[data-language]")) {
    mark.classList.toggle("is-on", mark.dataset.language === language);
  }
  const other = toggle.querySelector(".sr-only");
  other.lang = languageAfter(language);
  other.textContent = wordsOf(other.lang).switch_to;
}

/** `language` tells the current one; `use` takes the one that the shopper wants. */
export function setUpSwitch({ language, use }) {
  toggle?.addEventListener("click", () => use(languageAfter(language())));
  choice?.addEventListener("change", () => use(choice.value));
}
