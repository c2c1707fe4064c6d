// The web channel's HTTP API: every failure leaves here as a Failure with a code.
import type { WebMessage } from "../messages";
import type { Language } from "../words";

const PATIENCE_MS = 60_000;

const CODES_BY_STATUS: Readonly<Record<number, string>> = {
  400: "bad_request", 401: "bad_token", 404: "not_found", 408: "unreachable", 413: "too_long",
  429: "too_many",
};

export class Failure extends Error {
  /** `waitSeconds` is how long the shop asks to be left alone. */
  constructor(readonly code: string, readonly waitSeconds: number | null = null) {
    super(code);
  }
}

/** Of what isn't a failure of the shop the console hears. */
export function told(failure: unknown): Partial<Failure> {
  if (failure instanceof Failure) return failure;
  console.error(failure);
  return {};
}

export interface Started {
  readonly token: string;
  readonly shop?: { readonly name?: string };
  readonly customer?: { readonly name?: string } | null;
}

export interface Body {
  readonly message_id: string;
  readonly text?: string;
  readonly button?: string;
}

export type HistoryLine =
  { readonly from: "shopper"; readonly text: string; readonly message_id?: string } |
  { readonly from: "shop" } & WebMessage;

export type Line =
  { readonly type: "message"; readonly message: WebMessage } |
  { readonly type: "again" } | { readonly type: "wait" } | { readonly type: "done" } |
  { readonly type: "error"; readonly code?: string };

export class Api {
  constructor(private readonly base: string) {}

  /** `before` is the token of a guest whose cart goes along to who signs in. */
  startSession(
    language: string, customerToken: string | null, before: string | null,
  ): Promise<Started> {
    const body = customerToken ? { language, customer_token: customerToken } : { language };
    return this.json("/session", post(body, customerToken && before ? bearer(before) : {}));
  }

  /** Sign out: the token is worth nothing afterwards, here or anywhere else. */
  async endSession(token: string): Promise<void> {
    await this.request("/session", { method: "DELETE", headers: bearer(token), keepalive: true });
  }

  orderStatus(token: string, number: string): Promise<{ readonly status: string }> {
    return this.json(`/orders/${encodeURIComponent(number)}`, { headers: bearer(token) });
  }

  async history(token: string): Promise<readonly HistoryLine[]> {
    const answer = await this.json<{ messages?: readonly HistoryLine[] }>(
      "/history", { headers: bearer(token) },
    );
    return answer.messages ?? [];
  }

  async languages(): Promise<readonly Language[]> {
    const answer = await this.json<{ languages: readonly Language[] }>(
      "/widget/words.json", { cache: "default" },
    );
    return answer.languages;
  }

  /** Post one message and yield the lines of the answer as they arrive, up to `done`. */
  async* send(token: string, body: Body): AsyncGenerator<Line> {
    const response = await this.request("/messages", post(body, bearer(token)));
    for await (const line of readLines(response)) {
      if (line.type === "done") return;
      if (line.type === "error") throw new Failure(line.code ?? "try_again");
      yield line;
    }
    throw new Failure("try_again"); // the stream was cut before it said it was done
  }

  private async json<Answer>(path: string, options: RequestInit): Promise<Answer> {
    const response = await this.request(path, options);
    try {
      return await response.json() as Answer;
    } catch {
      throw new Failure("try_again");
    }
  }

  private async request(path: string, options: RequestInit): Promise<Response> {
    const response = await fetch(this.base + path, {
      cache: "no-store", credentials: "omit", signal: AbortSignal.timeout(PATIENCE_MS), ...options,
    }).catch(() => { throw lost(); });
    if (!response.ok) throw await failureOf(response);
    return response;
  }
}

export function newMessageId(): string {
  // Missing where the page isn't on https, whatever its type says.
  const made = (crypto as Partial<Crypto>).randomUUID?.();
  if (made) return made;
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

function lost(): Failure {
  return new Failure(navigator.onLine ? "unreachable" : "offline");
}

function post(body: unknown, headers: Readonly<Record<string, string>>): RequestInit {
  return {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body: JSON.stringify(body),
  };
}

function bearer(token: string): Record<string, string> {
  return { Authorization: `Bearer ${token}` };
}

async function failureOf(response: Response): Promise<Failure> {
  const byStatus = CODES_BY_STATUS[response.status] ?? "try_again";
  const waitSeconds = Number.parseInt(response.headers.get("Retry-After") ?? "", 10) || null;
  try {
    const answer = await response.json() as { error?: { code?: string } };
    return new Failure(answer.error?.code ?? byStatus, waitSeconds);
  } catch {
    return new Failure(byStatus, waitSeconds); // a proxy's answer, not the shop's
  }
}

async function* readLines(response: Response): AsyncGenerator<Line> {
  const decoder = new TextDecoder();
  const reader = (response.body ?? new ReadableStream<Uint8Array>()).getReader();
  let held = "";
  for (;;) {
    const { value, done } = await reader.read().catch(() => { throw lost(); });
    held += done ? decoder.decode() : decoder.decode(value, { stream: true });
    const lines = held.split("\n");
    held = done ? "" : lines.pop() ?? "";
    for (const line of lines) if (line.trim()) yield parseLine(line);
    if (done) return;
  }
}

function parseLine(line: string): Line {
  try {
    return JSON.parse(line) as Line;
  } catch {
    throw new Failure("try_again");
  }
}
