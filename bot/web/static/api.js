// The web channel's HTTP API: every failure leaves here as a Failure with a code.

const PATIENCE_MS = 60_000;

const CODES_BY_STATUS = {
  400: "bad_request", 401: "bad_token", 404: "not_found", 408: "unreachable", 413: "too_long",
  429: "too_many",
};

export class Failure extends Error {
  constructor(code, waitSeconds = null) {
    super(code);
    this.code = code;
    this.waitSeconds = waitSeconds; // how long the shop asks to be left alone
  }
}

/** `before` is the token of a guest whose cart goes along to who signs in. */
export function startSession(language, customerToken, before = null) {
  const body = { language };
  if (customerToken) body.customer_token = customerToken;
  return requestJson("/session", post(body, customerToken && before ? bearer(before) : {}));
}

/** Sign out: the token is worth nothing afterwards, here or anywhere else. */
export async function endSession(token) {
  await request("/session", { method: "DELETE", headers: bearer(token), keepalive: true });
}

export function fetchOrder(token, number) {
  return requestJson(`/orders/${encodeURIComponent(number)}`, { headers: bearer(token) });
}

export async function fetchHistory(token) {
  const answer = await requestJson("/history", { headers: bearer(token) });
  return answer.messages ?? [];
}

/** Post one message and yield the lines of the answer as they arrive, up to `done`. */
export async function* sendMessage(token, body) {
  const response = await request("/messages", post(body, bearer(token)));
  for await (const line of readLines(response)) {
    if (line.type === "done") return;
    if (line.type === "error") throw new Failure(line.code ?? "try_again");
    yield line;
  }
  throw new Failure("try_again"); // the stream was cut before it said it was done
}

export function newMessageId() {
  if (crypto.randomUUID) return crypto.randomUUID(); // missing where the page isn't on https
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

function post(body, headers = {}) {
  return {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body: JSON.stringify(body),
  };
}

function bearer(token) {
  return { Authorization: `Bearer ${token}` };
}

async function requestJson(path, options) {
  const response = await request(path, options);
  try {
    return await response.json();
  } catch {
    throw new Failure("try_again");
  }
}

async function request(path, options) {
  let response;
  try {
    response = await fetch(path, {
      cache: "no-store", signal: AbortSignal.timeout(PATIENCE_MS), ...options,
    });
  } catch {
    throw new Failure(navigator.onLine === false ? "offline" : "unreachable");
  }
  if (!response.ok) throw await failureOf(response);
  return response;
}

async function failureOf(response) {
  const byStatus = CODES_BY_STATUS[response.status] ?? "try_again";
  const waitSeconds = Number.parseInt(response.headers.get("Retry-After"), 10) || null;
  try {
    const { error } = await response.json();
    return new Failure(error?.code ?? byStatus, waitSeconds);
  } catch {
    return new Failure(byStatus, waitSeconds); // a proxy's answer, not the shop's
  }
}

async function* readLines(response) {
  const decoder = new TextDecoder();
  const reader = response.body.getReader();
  let held = "";
  for (;;) {
    const { value, done } = await readChunk(reader);
    held += done ? decoder.decode() : decoder.decode(value, { stream: true });
    const lines = held.split("\n");
    held = done ? "" : lines.pop();
    for (const line of lines) if (line.trim()) yield parseLine(line);
    if (done) return;
  }
}

async function readChunk(reader) {
  try {
    return await reader.read();
  } catch {
    throw new Failure(navigator.onLine === false ? "offline" : "unreachable");
  }
}

function parseLine(line) {
  try {
    return JSON.parse(line);
  } catch {
    throw new Failure("try_again");
  }
}
