// The widget's style sheet: adopted by its root, as a strict policy allows no style elements.
import base from "./base.css?inline";
import orders from "./orders.css?inline";
import payloads from "./payloads.css?inline";
import talk from "./talk.css?inline";
import window from "./window.css?inline";

export function styleSheet(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync([base, window, talk, payloads, orders].join("\n"));
  return sheet;
}
