"""What a message stands beside: what the assistant offered or asked for last, and what it answers.

The reader knows of it, the intent model doesn't: so whether something is an answer is told by the
reading alone.
"""
from typing import Any, Mapping, Optional, Sequence

from actions.reading.reading import Prompt
from actions.turn import slots
from actions.turn.asked_fact import AskedFact
from actions.turn.intents import names_of
from actions.turn.openings import asks
from bot.nlu.parse_data import READING, REQUESTS, Guess, ParseData, Ranking

SURE = 0.97
OFFER_LASTS = 2  # turns: beside it one aside may be said
TO_OFFER = {
    "yes": "affirm", "no": "deny", "accept": "accept_offer", "refuse": "decline_offer",
}
TO_QUESTION = {**TO_OFFER, "accept": "affirm", "refuse": "deny"}
ANSWERS: Mapping[Optional[str], Mapping[str, str]] = {
    "offer": TO_OFFER, "sure": TO_QUESTION, "review": TO_QUESTION,
}
NAMING = frozenset(("kind", "name", "code", "brand", "traits"))
# What asks is no answer, however it was read.
ASKING = frozenset(("ask", "ask_shop", "view_cart", "order_status", "points", "compare", "show"))
# Nor is what begins something else, where it is surely meant.
ELSE = ASKING | {"checkout", "undo", "person", "empty_cart", "offers_off", "offers_on", "points",
                 "use_points", "keep_points", "notify", "restart", "language"}
ASIDES = names_of(lambda intent: intent.act in ELSE) | {"offer_details"}
SURE_ASIDE = 0.6
POINTING = frozenset(("pointing",))
UNDECIDED = "small_talk"
OF_SHOP = "ask_shop"
ASKS = "?"


def prompt_of(known: Mapping[str, Any], asked_slot: Optional[str], turn: int) -> Optional[Prompt]:
    """By the slots, the field that a form asks for, and the message's turn."""
    if asked_slot == slots.CHECKOUT_CONFIRMED:
        return "review"
    if asked_slot:
        return None
    question = known.get(slots.OPEN_QUESTION) or {}
    is_asked = question.get("what") == "yes" and turn - int(question["turn"]) == 1
    if is_asked or _asks_of_order(known, turn):
        return "sure"
    at = (known.get(slots.SEEN_AT) or {}).get(slots.OFFER_ID)
    is_fresh = at is None or turn - int(at) <= OFFER_LASTS
    return "offer" if known.get(slots.OFFER_OPEN) and is_fresh else None


def _asks_of_order(known: Mapping[str, Any], turn: int) -> bool:
    """Whether it was asked just before whether to cancel one."""
    asked_at = int(known.get(slots.ASKED_AT_TURN) or 0)
    return bool(known.get(slots.ORDER_TO_CANCEL)) and turn - asked_at == 1


def as_read(parsed: ParseData, prompt: Optional[Prompt]) -> ParseData:
    """With the intents of answers where the reading has them, and nowhere else."""
    reading = parsed.get(READING) or {}
    wishes = reading.get("wishes", ())
    if not wishes or (len(wishes) == 1 and prompt not in ANSWERS):
        return parsed
    if len(wishes) == 1:
        if _adds(wishes[0], parsed["intent"]):  # "put it in" may be of what is looked at
            added = {**reading, "wishes": [{**wishes[0], "act": "add"}]}
            return {**parsed, READING: added}
        is_asked = ASKS in (parsed.get("text") or "")
        ranking = _answering(wishes[0], parsed.get("intent_ranking") or (), prompt, is_asked)
        return {**parsed, "intent": ranking[0], "intent_ranking": ranking} if ranking else parsed
    requests = parsed.get(REQUESTS) or []
    read = [
        {**each, "intent_ranking": _answering(each["wish"], each["intent_ranking"], prompt)}
        if prompt in ANSWERS else each for each in requests
    ]
    kept: list[Any] = []
    for at, each in enumerate(read):
        if kept and _only_tells(kept[-1]["wish"], each, parsed["text"]):
            kept[-1] = {**kept[-1], "end": each["end"]}
        elif not _is_echoed(read, at, prompt):
            kept.append(each)
    return {**parsed, REQUESTS: kept}


def _answering(
    wish: Mapping[str, Any], ranking: Ranking, prompt: Optional[Prompt], is_asked: bool = False
) -> Sequence[Guess]:
    answers = ANSWERS[prompt]
    meant = answers.get(wish["act"])
    if wish["act"] == "accept" and prompt != "offer" and _names(wish):
        meant = "add_to_cart"  # "and the stand too", beside a question about something else
    is_of_line = prompt == "review" and wish["act"] == "refuse" and bool(wish.get("objects"))
    asks = wish["act"] in ("no", "refuse") and (is_asked or bool(wish.get("matter")))
    best = ranking[0] if ranking else None
    is_else = best is not None and best["name"] in ASIDES and best["confidence"] >= SURE_ASIDE
    is_else = is_else and not (prompt == "review" and best and best["name"] == "checkout")
    if meant and not (is_of_line or asks or is_else):
        return [{"name": meant, "confidence": SURE}]
    left = [guess for guess in ranking if guess["name"] not in answers.values()]
    return left if left or not ranking else [{"name": UNDECIDED, "confidence": SURE}]


def _only_tells(before: Mapping[str, Any], own: Mapping[str, Any], text: str) -> bool:
    """ "Can I pay on delivery? I'm in Depok": the second asks nothing of its own. "Is it bigger? My
    kitchen is small" says why it is asked, and refuses nothing yet."""
    if before["act"] in ASKING and own["wish"]["act"] == "refuse":
        return not own["wish"].get("objects")
    is_of_shop = before["act"] == own["wish"]["act"] == OF_SHOP
    said = text[own["start"] : own["end"]]
    return is_of_shop and not asks(said) and not AskedFact(said).wants_yes_or_no


def _is_echoed(
    requests: Sequence[Mapping[str, Any]], at: int, prompt: Optional[Prompt]
) -> bool:
    """ "Yes, add the warranty": a plain yes or no before the same in more words says no more, nor
    does one before a question."""
    own = requests[at]["wish"]
    after = requests[at + 1]["wish"] if at + 1 < len(requests) else {}
    is_plain = own["act"] in TO_OFFER and not own.get("objects")
    is_courtesy = own["act"] in ("yes", "accept") and (prompt is None or after.get("act") in ASKING)
    if is_plain and is_courtesy and after:
        return True  # "ok, and what is it in all?"
    if prompt != "offer" and _names(after):
        return False
    return is_plain and {own["act"], after.get("act")} in ({"yes", "accept"}, {"no", "refuse"})


def _names(wish: Mapping[str, Any]) -> bool:
    return any(NAMING & set(each) for each in wish.get("objects") or ())


def _adds(wish: Mapping[str, Any], intent: Guess) -> bool:
    objects = wish.get("objects") or ()
    is_pointing = bool(objects) and all(POINTING.issuperset(each) for each in objects)
    return wish["act"] == "accept" and is_pointing and intent["name"] == "add_to_cart"
