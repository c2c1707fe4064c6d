// The page's own wording, which the packs hold; what the shop says comes from the server.
import { languages } from "./wording.js";

const WORDS = new Map(languages.map(({ code, words }) => [code, words]));
const CODES = [...WORDS.keys()]; // the default one first

export function wordsOf(language) {
  return WORDS.get(language) ?? WORDS.get(CODES[0]);
}

export function isSpoken(language) {
  return WORDS.has(language);
}

/** The language that follows: of two, the other one. */
export function languageAfter(language) {
  return CODES[(CODES.indexOf(language) + 1) % CODES.length];
}

/** The first of these locales' languages that the page speaks, else its default one. */
export function languageOf(locales) {
  return locales.map(codeOf).find(isSpoken) ?? CODES[0];
}

/** "in-ID" is an older way to write "id-ID". */
function codeOf(locale) {
  try {
    return new Intl.Locale(locale).language;
  } catch {
    return null;
  }
}

export function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

export function formatNumber(value, language) {
  return new Intl.NumberFormat(language).format(value);
}

/** "30 seconds", or "2 minutes" when it is long. */
export function formatWait(seconds, language) {
  const [value, unit] = seconds < 90 ? [seconds, "second"] : [Math.ceil(seconds / 60), "minute"];
  return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" })
    .format(value);
}

/** Word every element under `root` that names its word, as text, label, title or placeholder. */
export function wordThePage(root, language) {
  const words = wordsOf(language);
  const each = (attribute, write) => {
    for (const node of root.querySelectorAll(`[${attribute}]`)) {
      write(node, words[node.getAttribute(attribute)]);
    }
  };
  each("data-word", (node, word) => { node.textContent = word; });
  each("data-word-label", (node, word) => node.setAttribute("aria-label", word));
  each("data-word-title", (node, word) => {
    node.setAttribute("aria-label", word);
    node.title = word;
  });
  each("data-word-placeholder", (node, word) => { node.placeholder = word; });
}
