// The script tag: its attributes, and its settings as one JSON.
import type { Settings } from "../settings";

const PLAIN = ["language", "position", "theme", "accent", "name", "logo", "avatar", "greeting"];

/** What an attribute says goes before what the JSON says. */
export function readSettings({ dataset }: HTMLElement): Settings {
  const said = PLAIN.filter((name) => dataset[name]).map((name) => [name, dataset[name]]);
  return { ...fromJson(dataset.settings), ...Object.fromEntries(said) as Settings };
}

function fromJson(text: string | undefined): Settings {
  try {
    return JSON.parse(text ?? "{}") as Settings;
  } catch (error) {
    console.error("Pramuniaga: data-settings is no JSON", error);
    return {};
  }
}
