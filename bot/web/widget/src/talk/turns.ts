// What a conversation is made of, as the page holds it.
import type { SealedButton, WebMessage } from "../messages";
import type { Body, Failure, HistoryLine } from "./api";
import type { Session } from "./session";

/** A message has two rows of buttons of which one press answers for all: its own, its payload's. */
export type RowName = "quick" | "payload";

/** One message of the shop, with what became of its buttons. */
export interface Said {
  readonly key: number;
  readonly message: WebMessage;
  /** Rows that were answered, with the title that was chosen. */
  readonly answered: Map<RowName, string>;
  /** Buttons that wait for their answer: a double tap mustn't buy two. */
  readonly busy: Set<string>;
  isRetired: boolean;
}

/** A line that isn't the shop's: `code` where something went wrong. */
export interface Notice {
  readonly text: string;
  readonly code?: string;
  readonly onRetry?: () => void;
}

/** One thing the shopper said, with all that answers it. */
export interface Turn {
  readonly key: number;
  readonly text: string | null;
  readonly body: Body | null;
  readonly release: () => void;
  replies: Said[];
  /** Why the shopper is a guest now, told before the answer. */
  before: Notice | null;
  notice: Notice | null;
  isOpen: boolean;
  isWriting: boolean;
  takesLong: boolean;
  failure: Failure["code"] | null;
  tries: number;
  timer: ReturnType<typeof setTimeout> | undefined;
}

export interface Conversation {
  turns: Turn[];
  isFresh: boolean;
  /** The one before, to which there is a way back. */
  previous: Session | null;
  /** Whose cart goes along. */
  before: Session | null;
  cart: Said | null;
  /** What an order went through last, to tell a new receipt from one shown again. */
  lastPayload: string | null;
}

let lastKey = 0;

export function newConversation(
  previous: Session | null = null, before: Session | null = null,
): Conversation {
  return { turns: [], isFresh: true, previous, before, cart: null, lastPayload: null };
}

export function newTurn(
  text: string | null, body: Body | null = null, release: () => void = () => undefined,
): Turn {
  lastKey += 1;
  return {
    key: lastKey, text, body, release, replies: [], before: null, notice: null, isOpen: false,
    isWriting: false, takesLong: false, failure: null, tries: 0, timer: undefined,
  };
}

/** A notice that answers nothing the shopper said. */
export function noticeTurn(notice: Notice): Turn {
  return { ...newTurn(null), notice };
}

export function newSaid(message: WebMessage): Said {
  lastKey += 1;
  return { key: lastKey, message, answered: new Map(), busy: new Set(), isRetired: false };
}

/** The orders whose receipts are shown. */
export function ordersIn(turns: readonly Turn[]): readonly string[] {
  return turns.flatMap(({ replies }) => replies.flatMap(({ message }) => (
    message.payload?.type === "receipt" ? [message.payload.order_number] : []
  )));
}

/** The talk so far, with what was answered kept answered. */
export function turnsOf(lines: readonly HistoryLine[]): Turn[] {
  const turns: Turn[] = [];
  for (const line of lines) {
    const isShopper = line.from === "shopper";
    let turn = turns.at(-1);
    if (isShopper || !turn) {
      if (turn && line.text) closeAnswered(turn, line.text);
      turn = newTurn(isShopper ? line.text : null);
      turns.push(turn);
    }
    if (!isShopper) turn.replies.push(newSaid(line));
  }
  return turns;
}

function closeAnswered(turn: Turn, answer: string): void {
  for (const said of turn.replies) {
    for (const [row, buttons] of onceRows(said.message)) {
      if (buttons.some(({ title }) => title === answer)) said.answered.set(row, answer);
    }
  }
}

function onceRows({ buttons, payload }: WebMessage): [RowName, readonly SealedButton[]][] {
  const rows: [RowName, readonly SealedButton[]][] = [["quick", buttons ?? []]];
  if (payload?.type === "choices") rows.push(["payload", payload.items]);
  if (payload?.type === "question" || payload?.type === "offer") {
    rows.push(["payload", payload.actions]);
  }
  return rows;
}
