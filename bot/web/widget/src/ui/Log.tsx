// What was said, and the welcome before anything was; what comes last is in view.
import type { JSX } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { SealedButton } from "../messages";
import type { Model } from "../model";
import type { Notice, RowName, Said, Turn } from "../talk/turns";
import { inLanguage } from "../settings";
import { Message } from "./Message";
import type { Desk } from "./parts";
import { Icon } from "./parts";
import { Scrolling } from "./scrolling";

const DOWN = "M12 5v14M6 13l6 6 6-6";

export function Log({ model }: { model: Model }): JSX.Element {
  const { talk, words } = model;
  const scroller = useRef<HTMLDivElement>(null);
  const log = useRef<HTMLDivElement>(null);
  const scrolling = useRef<Scrolling | null>(null);
  const [hasMore, setMore] = useState(false);
  useLayoutEffect(() => {
    if (!scroller.current || !log.current) return;
    scrolling.current = new Scrolling(scroller.current, log.current, setMore);
  }, []);
  useLayoutEffect(() => { scrolling.current?.drawn(talk, model.isOpen); });
  const press = (said: Said, row: RowName | null, { id, title }: SealedButton): void => {
    log.current?.focus({ preventScroll: true }); // what was pressed is off now
    talk.press(said, row, id, title);
  };
  const say = (text: string): void => {
    log.current?.focus({ preventScroll: true });
    talk.say(text);
  };
  const { turns, previous } = talk.conversation;
  return (
    <div class="floor">
      <div class="scroller" ref={scroller}>
        {talk.isStarted && turns.length === 0 && !talk.isRetelling && (
          <Welcome model={model} canGoBack={previous !== null} say={say} />
        )}
        <div
          class="log" ref={log} role="log" aria-relevant="additions" tabIndex={-1}
          aria-live={talk.isRetelling ? "off" : "polite"} aria-label={words.say("conversation")}
        >
          {turns.map((turn) => <TurnView key={turn.key} turn={turn} model={model} press={press} />)}
        </div>
      </div>
      {hasMore && (
        <button
          type="button" class="latest" aria-label={words.say("to_latest")} data-testid="latest"
          onClick={() => scrolling.current?.toEnd()}
        ><Icon path={DOWN} /></button>
      )}
    </div>
  );
}

function TurnView({ turn, model, press }: {
  turn: Turn; model: Model; press: (said: Said, row: RowName | null, button: SealedButton) => void;
}): JSX.Element {
  const { talk, words, shell: { base, settings } } = model;
  const deskOf = (said: Said): Desk => ({
    said, base, words: model.wording.of(said.message.payload?.language ?? talk.language),
    press: (row, button) => { press(said, row, button); },
    statusOf: (number) => talk.statusOf(number),
  });
  return (
    <section class="turn" data-key={turn.key}>
      {turn.text && (
        <article
          class="said said-shopper" data-testid="message-shopper" aria-label={words.say("you")}
        >
          <p class="bubble" dir="auto">{turn.text}</p>
        </article>
      )}
      {turn.before && <NoticeView notice={turn.before} words={words} />}
      <div class="replies">
        {turn.replies.map((said) => (
          <Message key={said.key} desk={deskOf(said)} avatar={settings.avatar ?? ""} />
        ))}
      </div>
      {turn.takesLong && <NoticeView notice={{ text: words.say("takes_long") }} words={words} />}
      {turn.isWriting && (
        <div class="typing" aria-hidden="true" data-testid="typing"><span /><span /><span /></div>
      )}
      {turn.notice && <NoticeView notice={turn.notice} words={words} />}
    </section>
  );
}

function NoticeView({ notice, words }: { notice: Notice; words: Model["words"] }): JSX.Element {
  const { text, code, onRetry } = notice;
  return (
    <div class={code ? "notice" : "notice notice-plain"} data-testid="notice" data-code={code}>
      <p>{text}</p>
      {onRetry && (
        <button type="button" class="button" data-testid="retry" onClick={onRetry}>
          {words.say("retry")}
        </button>
      )}
    </div>
  );
}

function Welcome({ model, canGoBack, say }: {
  model: Model; canGoBack: boolean; say: (text: string) => void;
}): JSX.Element {
  const { talk, words, shell: { settings } } = model;
  const { customerName = "" } = talk.sessions.current ?? {};
  const title = inLanguage(settings.greeting, talk.language) || (customerName
    ? words.say("welcome_named", { name: customerName }) : words.say("welcome_title"));
  return (
    <section class="welcome" data-testid="welcome">
      {canGoBack && (
        <p class="welcome-back">
          <span>{words.say("started_afresh")} </span>
          <button
            type="button" class="link-button" data-testid="previous-conversation"
            onClick={() => { void talk.goBack(); }}
          >{words.say("go_back")}</button>
        </p>
      )}
      <h3 dir="auto">{title}</h3>
      <p class="welcome-text">{words.say("welcome_text")}</p>
      <ul class="examples" role="list">
        {model.prompts.map((prompt) => (
          <li key={prompt}>
            <button
              type="button" class="example" data-testid="example" dir="auto"
              onClick={() => { say(prompt); }}
            >{prompt}</button>
          </li>
        ))}
      </ul>
    </section>
  );
}
