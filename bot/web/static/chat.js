// The conversation: sends in order, shows answers as they stream in, mends what fails.
import { setUpAccount } from "./account.js";
import {
  endSession, Failure, fetchHistory, fetchOrder, newMessageId, sendMessage,
} from "./api.js";
import {
  page, setUpScrolling, showCartAside, showLanguage, showWelcome, showWhoIsHere,
} from "./chrome.js";
import { setUpComposer } from "./composer.js";
import { closeRow } from "./dom.js";
import { codeOf, failureNotice, failureTurn } from "./failures.js";
import { answeredHistory, drawHistory } from "./history.js";
import { followReceipts } from "./receipts.js";
import { noticeTurn, renderNotice, renderShopMessage, renderTurn, typingDots } from "./render.js";
import {
  forgetCustomer, onSignedOutElsewhere, preferredLanguage, rememberLanguage, renewSession,
  session, takeCustomerToken,
} from "./session.js";
import { setUpSwitch } from "./switch.js";
import { isSpoken, wordsOf } from "./words.js";

const RETRYABLE = new Set(["try_again", "unreachable", "offline", "too_many"]);
const SENT_BY_ITSELF = new Set(["unreachable", "offline"]);

let language = preferredLanguage();
let conversation = newConversation();
let queue = Promise.resolve();
const scrolling = setUpScrolling();
const composer = setUpComposer(page.composer, {
  send: say, words: () => ({ texts: wordsOf(language), language }),
});

const receipts = followReceipts(page.log, {
  ask: (number) => fetchOrder(session.current?.token, number),
  announce: (text) => { page.news.textContent = text; },
});

function newConversation() {
  // `open` holds the turns without their answer yet; they survive a redrawn log.
  return { open: new Set(), isFresh: true, previous: null };
}

function useLanguage(wanted) {
  if (!isSpoken(wanted)) return;
  language = wanted;
  showLanguage(language, say);
  composer.refresh();
}

function say(text) {
  addTurn(text, { text });
}

function press(action, button, row) {
  const isAnswered = row.hasAttribute("data-once");
  const hadFocus = button === document.activeElement;
  if (isAnswered) closeRow(row, action.title);
  else button.disabled = true; // until answered: a double tap mustn't buy two
  if (hadFocus) page.log.focus({ preventScroll: true });
  addTurn(action.title, { button: action.id }, () => { button.disabled = isAnswered; });
}

function addTurn(text, body, release = () => {}) {
  showWelcome(false);
  const turn = {
    element: renderTurn(text, language), body: { message_id: newMessageId(), ...body }, release,
    dots: typingDots(),
  };
  page.log.append(turn.element);
  scrolling.follow();
  schedule(turn);
}

function schedule(turn) {
  const { element, dots } = turn;
  turn.failure = null;
  element.querySelector(".replies ~ .notice")?.remove();
  element.querySelector(".replies").replaceChildren(); // half an answer is sent again in full
  element.append(dots);
  conversation.open.add(turn);
  scrolling.settle(element);
  const current = conversation;
  queue = queue.then(() => (current === conversation ? deliver(turn) : null));
}

async function deliver(turn) {
  const current = conversation;
  page.status.textContent = wordsOf(language).writing;
  try {
    await ensureSession(turn);
    await exchange(turn, current);
    current.open.delete(turn);
  } catch (failure) {
    explain(turn, failure, current);
  } finally {
    turn.dots.remove();
    turn.release();
    page.status.textContent = "";
    receipts.lookSoon(); // what was said may have changed an order shown above
  }
}

async function ensureSession(turn) {
  const isOtherLanguage = conversation.isFresh && session.current?.language !== language;
  if (!session.current || isOtherLanguage) await renew(turn);
}

async function exchange(turn, current) {
  try {
    await stream(turn, current);
  } catch (failure) {
    if (failure.code !== "bad_token" || current !== conversation) throw failure;
    await renew(turn);
    retireButtons();
    if (turn.body.button) throw new Failure("unknown_button");
    await stream(turn, current);
  }
}

async function stream(turn, current) {
  for await (const line of sendMessage(session.current.token, turn.body)) {
    if (current !== conversation) return;
    page.offline.hidden = true;
    conversation.isFresh = false;
    if (line.type === "duplicate") {
      conversation.open.delete(turn);
      redraw(await answeredHistory(session.current.token));
      return;
    }
    if (line.type === "message") show(turn.element, line.message);
  }
}

function show(element, message) {
  const node = renderShopMessage(message, press, language);
  if (node) element.querySelector(".replies").append(node);
  notePayload(message.payload);
  scrolling.settle(element);
  return node;
}

function notePayload(payload) {
  if (!payload) return;
  if (payload.language !== language) useLanguage(payload.language);
  if (payload.type === "cart") showCartAside(payload, press);
  if (payload.type === "receipt") {
    showCartAside(null, press);
    receipts.note(payload.order_number, payload.status);
  }
}

function explain(turn, failure, current) {
  if (!(failure instanceof Failure)) console.error(failure);
  if (current !== conversation) return;
  turn.failure = codeOf(failure, language);
  const canRetry = RETRYABLE.has(turn.failure);
  if (!canRetry) conversation.open.delete(turn);
  if (turn.failure === "too_long") composer.putBack(turn.body.text ?? "");
  turn.element.append(failureNotice(failure, language, {
    sent: turn.body.text, onRetry: canRetry ? () => schedule(turn) : null,
  }));
  scrolling.settle(turn.element);
}

/** Start a new session; `turn` is what is being sent meanwhile, if anything. */
async function renew(turn = null) {
  const whyGuest = await renewSession(language, session.current ?? conversation.previous);
  conversation.isFresh = true;
  showCartAside(null, press);
  showWhoIsHere(language);
  if (!whyGuest) return;
  const notice = failureNotice({ code: whyGuest }, language);
  if (turn) turn.element.querySelector(".replies").before(notice);
  else page.log.append(noticeTurn(notice));
  scrolling.settle(turn?.element ?? notice);
}

function retireButtons() {
  for (const row of page.log.querySelectorAll(".actions")) closeRow(row);
}

function redraw(messages) {
  page.log.setAttribute("aria-live", "off"); // what was said before isn't news
  page.log.replaceChildren();
  drawHistory(messages, { log: page.log, show, language });
  for (const { element } of conversation.open) page.log.append(element);
  conversation.isFresh = messages.length === 0;
  showWelcome(page.log.childElementCount === 0);
  scrolling.jumpToEnd();
  requestAnimationFrame(() => page.log.setAttribute("aria-live", "polite"));
}

/** Everything sent waits for the start, so that one conversation has one session. */
function start() {
  queue = open();
  return queue;
}

async function open() {
  try {
    if (!session.current || !await reopen()) await renew();
    showWhoIsHere(language);
    showWelcome(conversation.isFresh && !conversation.open.size,
      { canGoBack: Boolean(conversation.previous) });
  } catch (failure) {
    page.log.append(failureTurn(failure, language, start));
  }
}

/** Show what was said in this session; false when it has ended. */
async function reopen() {
  try {
    redraw(await fetchHistory(session.current.token));
    receipts.lookSoon();
    return true;
  } catch (failure) {
    if (failure.code !== "bad_token") throw failure;
    return false;
  }
}

function startAfresh(previous) {
  conversation = newConversation();
  conversation.previous = previous;
  session.current = null;
  page.log.replaceChildren();
  showCartAside(null, press);
  return start();
}

function goBack() {
  session.keep(conversation.previous);
  conversation = newConversation();
  start();
}

async function signOut() {
  const { token } = session.current;
  forgetCustomer();
  endSession(token).catch(console.error); // forgotten here in any case
  await leave();
}

async function leave() {
  await startAfresh(null);
  page.log.append(noticeTurn(renderNotice(wordsOf(language).signed_out)));
  page.composer.box.focus();
}

setUpAccount(signOut);
onSignedOutElsewhere(leave);
setUpSwitch({
  language: () => language,
  use(wanted) {
    rememberLanguage(wanted);
    useLanguage(wanted);
  },
});
page.newConversation.addEventListener("click", async () => {
  await startAfresh(conversation.isFresh ? conversation.previous : session.current);
  page.composer.box.focus();
});
page.goBack.addEventListener("click", goBack);
window.addEventListener("hashchange", () => { if (takeCustomerToken()) startAfresh(null); });
window.addEventListener("offline", () => { page.offline.hidden = false; });
window.addEventListener("online", () => {
  page.offline.hidden = true;
  for (const turn of [...conversation.open]) {
    if (SENT_BY_ITSELF.has(turn.failure)) schedule(turn);
  }
});

useLanguage(language);
if (takeCustomerToken()) session.current = null;
start();
if (matchMedia("(hover: hover)").matches) page.composer.box.focus();
