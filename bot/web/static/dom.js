// Building elements: text only ever enters the page as text.

export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) {
      node.setAttribute(name, value === true ? "" : value);
    }
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

export function icon(path, className) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", className);
  const line = document.createElementNS(space, "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

/** A product picture on its plate; a missing or broken one leaves the title's first letter. */
export function picture(path, title, className = "plate") {
  const plate = el("div", { class: className });
  const letter = () => plate.replaceChildren(
    el("span", { class: "plate-letter", "aria-hidden": "true" }, [...title][0] ?? "·"),
  );
  if (!isOwnPath(path)) {
    letter();
    return plate;
  }
  const image = el("img", { src: path, alt: "", loading: "lazy", decoding: "async" });
  image.addEventListener("error", letter);
  plate.append(image);
  return plate;
}

function isOwnPath(path) {
  return typeof path === "string" && /^\/(?![/\\])/.test(path);
}

/** Buttons in a row. With `once`, the first press answers for all of them. */
export function actionRow(actions, press, { once = false, lead = false, className = "" } = {}) {
  if (!actions?.length) return null;
  const row = el("div", { class: `actions ${className}`.trim(), "data-once": once });
  actions.forEach((action, position) => {
    const look = lead && position === 0 ? "button button-lead" : "button";
    const button = el("button", { type: "button", class: look, "data-testid": "action" },
      action.title);
    button.addEventListener("click", () => press(action, button, row));
    row.append(button);
  });
  return row;
}

export function closeRow(row, chosenTitle) {
  for (const button of row.querySelectorAll("button")) {
    button.disabled = true;
    if (button.textContent === chosenTitle) button.dataset.chosen = "";
  }
}
