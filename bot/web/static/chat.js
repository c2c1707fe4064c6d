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
import { drawHistory } from "./history.js";
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
const SENT_AGAIN = new Set(["try_again", "unreachable"]);
const PAUSES_S = [4, 8, 16, 30, 60]; // before it is sent again by itself

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
  return { open: new Set(), isFresh: true, previous: null, before: null };
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
    dots: typingDots(), tries: 0,
  };
  page.log.append(turn.element);
  scrolling.follow();
  schedule(turn);
}

function schedule(turn) {
  const { element, dots } = turn;
  turn.failure = null;
  clearTimeout(turn.timer);
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
    if (line.type === "again") turn.element.querySelector(".replies").replaceChildren();
    turn.element.querySelector(".notice-wait")?.remove();
    if (line.type === "wait") askToWait(turn);
    if (line.type === "message") show(turn.element, line.message);
  }
  turn.element.querySelector(".notice-wait")?.remove();
}

function askToWait({ element, dots }) {
  const notice = renderNotice(wordsOf(language).takes_long);
  notice.classList.add("notice-wait");
  dots.before(notice);
  scrolling.settle(element);
}

function show(element, message) {
  const node = renderShopMessage(message, press, language);
  if (node) element.querySelector(".replies").append(node);
  notePayload(message.payload);
  scrolling.settle(element);
  return node;
}

function notePayload(payload) {
  composer.expect(payload?.asks);
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
  if (SENT_AGAIN.has(turn.failure)) sendLater(turn, current);
  if (turn.failure === "too_long") composer.putBack(turn.body.text ?? "");
  turn.element.append(failureNotice(failure, language, {
    sent: turn.body.text, onRetry: canRetry ? () => schedule(turn) : null,
  }));
  scrolling.settle(turn.element);
}

/** The shopper's line stays until it is answered: the shop does it once, however often it comes. */
function sendLater(turn, current) {
  const pause = PAUSES_S[turn.tries];
  turn.tries += 1;
  if (pause === undefined) return;
  turn.timer = setTimeout(() => { if (current === conversation) schedule(turn); }, pause * 1000);
}

/** Start a new session; `turn` is what is being sent meanwhile, if anything. */
async function renew(turn = null) {
  const whyGuest = await renewSession(language, session.current ?? conversation.before);
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
    const messages = await fetchHistory(session.current.token);
    redraw(messages.filter((message) => !message.message_id));
    for (const { text, message_id } of messages.filter((message) => message.message_id)) {
      addTurn(text, { message_id, text });
    }
    receipts.lookSoon();
    return true;
  } catch (failure) {
    if (failure.code !== "bad_token") throw failure;
    return false;
  }
}

function startAfresh(previous, before = previous) {
  conversation = newConversation();
  conversation.previous = previous;
  conversation.before = before;
  session.current = null;
  page.log.replaceChildren();
  showCartAside(null, press);
  return start();
}

/** Who was here as a guest takes their cart along; there is no way back to that talk. */
function signIn(guest) {
  return startAfresh(null, guest);
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
window.addEventListener("hashchange", () => {
  if (takeCustomerToken()) signIn(session.current ?? conversation.previous);
});
window.addEventListener("offline", () => { page.offline.hidden = false; });
window.addEventListener("online", () => {
  page.offline.hidden = true;
  for (const turn of [...conversation.open]) {
    if (SENT_BY_ITSELF.has(turn.failure)) schedule(turn);
  }
});

useLanguage(language);
if (takeCustomerToken()) signIn(session.current);
else start();
if (matchMedia("(hover: hover)").matches) page.composer.box.focus();
