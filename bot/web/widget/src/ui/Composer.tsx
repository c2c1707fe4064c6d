// The message box: Enter sends, Shift+Enter breaks the line, long messages are counted.
import type { JSX, RefObject } from "preact";
import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import type { Model } from "../model";
import { countCharacters, LIMIT_CHARACTERS } from "../talk/explaining";
import { Icon } from "./parts";

const UP = "M12 19V5M6 11l6-6 6 6";
const COUNT_FROM = 900;

// What a browser may fill in for a detail that is asked for.
const FILLED_IN: Readonly<Record<string, string>> = {
  name: "name", address: "street-address", phone: "tel", email: "email",
};

export function Composer({ model, box }: {
  model: Model; box: RefObject<HTMLTextAreaElement>;
}): JSX.Element {
  const { words } = model;
  const [text, setText] = useState("");
  const length = countCharacters(text);
  const isOver = length > LIMIT_CHARACTERS;
  const canSend = length > 0 && !isOver;
  useEffect(() => {
    if (!model.draft) return;
    setText((now) => now.trim() ? now : model.draft); // never over what is being written
    model.draft = "";
  });
  useLayoutEffect(() => {
    if (!box.current) return;
    box.current.style.height = "auto";
    box.current.style.height = `${String(box.current.scrollHeight)}px`;
  }, [text, model.isOpen]);
  const send = (): void => {
    if (!canSend) return;
    setText("");
    model.talk.say(text.trim());
    // The button that was pressed is off now; on a phone the answer needs the keyboard's room.
    if (matchMedia("(hover: hover)").matches) box.current?.focus();
  };
  const keyed = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  };
  const counted = { count: words.number(length), limit: words.number(LIMIT_CHARACTERS) };
  return (
    <div class="dock">
      <form
        class="composer" autocomplete="off" noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <textarea
          ref={box} rows={1} enterkeyhint="send" dir="auto" data-testid="composer-input"
          aria-label={words.say("your_message")} placeholder={words.say("composer_hint")}
          aria-invalid={isOver} aria-describedby="count" autocomplete={expected(model)}
          value={text} onInput={({ currentTarget }) => { setText(currentTarget.value); }}
          onKeyDown={keyed}
        />
        <button
          type="submit" class="send" data-testid="composer-send" aria-label={words.say("send")}
          disabled={!canSend}
        ><Icon path={UP} /></button>
      </form>
      <p
        class={isOver ? "count count-over" : "count"} id="count" aria-live="polite"
        hidden={length <= COUNT_FROM}
      >{words.say(isOver ? "count_over" : "count", counted)}</p>
    </div>
  );
}

/** Of what the shop asked for last. */
function expected({ talk }: Model): string {
  const payload = talk.conversation.turns.at(-1)?.replies.at(-1)?.message.payload;
  return FILLED_IN[payload?.type === "question" ? payload.asks : ""] ?? "off";
}
