// The app: what the loader brings when the chat is opened, or the page has nothing else to do.
import { render } from "preact";
import { Model } from "./model";
import type { App, Shell } from "./settings";
import { Storage } from "./storage";
import { styleSheet } from "./styles/sheet";
import { Api } from "./talk/api";
import { Widget } from "./ui/Widget";
import { Wording } from "./words";

export async function mount(shell: Shell): Promise<App> {
  const api = new Api(shell.base);
  const wording = new Wording(await api.languages());
  const place = document.createElement("div");
  shell.root.adoptedStyleSheets = [...shell.root.adoptedStyleSheets, styleSheet()];
  shell.root.append(place);
  let isDue = false;
  const draw = (): void => {
    if (isDue) return;
    isDue = true;
    queueMicrotask(() => {
      isDue = false;
      render(<Widget model={model} />, place);
    });
  };
  const storage = new Storage(shell.base, shell.settings.consent !== undefined);
  const model = new Model(shell, storage, api, wording, draw);
  model.changed();
  model.openAgain();
  return model;
}
