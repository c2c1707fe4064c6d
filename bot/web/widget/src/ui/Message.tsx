// One message of the shop: its text, its payload, its quick answers.
import { Component } from "preact";
import type { ComponentChildren, JSX } from "preact";
import type { WebMessage } from "../messages";
import { CardsView, ComparisonView, ProductView } from "./goods";
import { OfferView } from "./OfferView";
import { CartView, ReceiptView, ReviewView } from "./orders";
import type { Desk } from "./parts";
import { Actions } from "./parts";

type Payload = NonNullable<WebMessage["payload"]>;
type Draw<Kind extends Payload> = (payload: Kind, desk: Desk, lead: string) => JSX.Element;
type Drawers = { readonly [Name in Payload["type"]]: Draw<Extract<Payload, { type: Name }>> };

const DRAWERS: Drawers = {
  cards: (payload, desk) => <CardsView payload={payload} desk={desk} />,
  choices: ({ items }, desk) => <Quick actions={items} desk={desk} kind="choices" />,
  question: ({ actions }, desk) => <Quick actions={actions} desk={desk} kind="question" />,
  product: (payload, desk) => <ProductView payload={payload} desk={desk} />,
  comparison: (payload, desk) => <ComparisonView payload={payload} desk={desk} />,
  offer: (payload, desk, lead) => <OfferView payload={payload} desk={desk} lead={lead} />,
  cart: (payload, desk) => <CartView payload={payload} desk={desk} />,
  review: (payload, desk) => <ReviewView payload={payload} desk={desk} />,
  receipt: (payload, desk) => <ReceiptView payload={payload} desk={desk} />,
};

export function Message({ desk, avatar }: { desk: Desk; avatar: string }): JSX.Element | null {
  const { said: { message }, words } = desk;
  const payload = drawn(message, desk);
  const text = payload ? leadOf(message) : message.text;
  const rest = message.text?.slice(text?.length ?? 0).trim();
  if (!text && !payload && !message.buttons?.length) return null;
  return (
    <article
      class="said said-shop" data-testid="message-shop" aria-label={words.say("shop")}
    >
      {text && (
        <div class="line">
          {avatar && <img class="avatar" src={avatar} alt="" />}
          <p class="bubble" dir="auto">{text}</p>
        </div>
      )}
      {payload && <Known instead={rest ?? ""}>{payload}</Known>}
      <Actions desk={desk} actions={message.buttons} once="quick" look="choices" />
    </article>
  );
}

function Quick({ desk, actions, kind }: {
  desk: Desk; actions: Extract<Payload, { type: "choices" }>["items"]; kind: string;
}): JSX.Element {
  return (
    <div data-testid={`payload-${kind}`}>
      <Actions desk={desk} actions={actions} once="payload" look="choices" />
    </div>
  );
}

/** What turns out not to be as its type says is told by its text. */
class Known extends Component<{ instead: string; children: ComponentChildren }> {
  override state = { isBroken: false };

  static override getDerivedStateFromError(): { isBroken: boolean } {
    return { isBroken: true };
  }

  override componentDidCatch(failure: unknown): void {
    console.error(failure);
  }

  render(): ComponentChildren {
    const { instead, children } = this.props;
    return this.state.isBroken ? instead && <p class="bubble" dir="auto">{instead}</p> : children;
  }
}

/** Null for what isn't known: its text says it all. */
function drawn(message: WebMessage, desk: Desk): JSX.Element | null {
  const { payload } = message;
  if (!payload || !Object.hasOwn(DRAWERS, payload.type)) return null;
  const draw = DRAWERS[payload.type] as Draw<Payload>;
  return draw(payload, desk, leadOf(message));
}

// The text is a complete fallback: beside a drawn payload only its opening line adds anything,
// except for choices and questions, where the text is the question itself.
function leadOf({ text, payload }: WebMessage): string {
  if (payload?.type === "choices" || payload?.type === "question") return text ?? "";
  return text?.trim().split("\n")[0] ?? "";
}
