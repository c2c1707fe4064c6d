// The button in the page's corner, in a root that the page's style sheets don't reach.
import { contrast, parsed } from "../styles/colours";
import type { Launcher, Settings, Shell } from "../settings";
import css from "./launcher.css?inline";

/** The server puts them here, by language, the default one first. */
declare const LAUNCHER_WORDS: Readonly<Record<string, Readonly<Record<string, string>>>>;

const CHAT = "M4 5h16v11h-9l-4 4v-4H4z";
const CROSS = "M6 6l12 12M18 6L6 18";

export interface Raised extends Launcher {
  readonly parts: Pick<Shell, "host" | "root">;
  greet(text: string): void;
}

export function raiseLauncher(settings: Settings, press: () => void): Raised {
  const host = document.createElement("pramuniaga-chat");
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  host.dataset.position = settings.position === "left" ? "left" : "right";
  const button = made("button", "launcher");
  const badge = made("span", "badge");
  badge.hidden = true;
  const line = drawn(button);
  paint(button, settings.accent);
  button.append(badge);
  button.addEventListener("click", press);
  const all = LAUNCHER_WORDS;
  const words = all[settings.language ?? navigator.language.slice(0, 2)] ?? Object.values(all)[0];
  button.type = "button";
  button.dataset.testid = "launcher";
  button.ariaLabel = words?.open_chat ?? "";
  root.append(button);
  // Beside the body: whatever replaces or moves that leaves the chat alone.
  document.documentElement.append(host);

  let bubble: HTMLElement | undefined;
  return {
    parts: { host, root },
    show(label, count) {
      button.ariaLabel = label;
      badge.hidden = count === 0;
      badge.textContent = String(count);
    },
    opened(isOpen) {
      line.setAttribute("d", isOpen ? CROSS : CHAT);
      button.ariaExpanded = String(isOpen);
      host.toggleAttribute("data-open", isOpen);
      if (isOpen) bubble?.remove();
    },
    greet(text) {
      const [said, away] = [made("button", "said"), made("button", "away")];
      bubble = made("span", "greeting");
      bubble.dataset.testid = "greeting";
      said.textContent = text;
      away.textContent = "×";
      away.ariaLabel = words?.dismiss ?? "";
      said.addEventListener("click", press);
      away.addEventListener("click", () => bubble?.remove());
      bubble.append(said, away);
      root.append(bubble);
    },
  };
}

function made<Tag extends "button" | "span">(tag: Tag, name: string): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  element.className = name;
  return element;
}

function drawn(button: HTMLElement): SVGPathElement {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  const line = document.createElementNS(space, "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.ariaHidden = "true";
  line.setAttribute("d", CHAT);
  svg.append(line);
  button.append(svg);
  return line;
}

function paint(button: HTMLElement, accent: string | undefined): void {
  const colour = parsed(accent);
  if (!colour || !accent) return;
  const isDark = contrast(colour, [255, 255, 255]) >= 3;
  button.style.setProperty("background", accent);
  button.style.setProperty("color", isDark ? "#fff" : "#000");
}
