"""A message as the messages that the dialogue takes one after the other, within one turn."""
from typing import Any, Iterable, Mapping, Optional

from rasa.core.channels.channel import UserMessage
from rasa.shared.core.events import Event, UserUttered

from actions.message_metadata import MessageMetadata
from actions.turn.intents import intents, names_of
from actions.turn.openings import begins_with_yes
from bot.nlu.parse_data import CHANCES, READING, REQUESTS, ParseData, Request, Span, entities_within

FALLBACK = "nlu_fallback"
# Whatever is typed while these are asked for may be a name or an address.
FREE_TEXT = ("checkout_name", "checkout_address", "checkout_phone", "checkout_email")
# First, so that the other part is answered in the language asked for.
SOONER = names_of(lambda intent: intent.served == "first")
# These end with a question to the shopper. Served last, it stands at the end of the reply, where
# it is seen, and no second request can be taken for its answer.
LATER = names_of(lambda intent: intent.served == "last")
# What an answer to these questions is, when nothing else is sure.
EXPECTED = {gives: intent.name for intent in intents() for gives in intent.gives}
SURE_ASIDE = 0.6
# What is said of the order shown agrees to it from these chances on, where it begins with a yes and
# where it doesn't.
CONFIRMING, AGREEING, AGREEING_ALONE = "checkout_confirmed", 0.3, 0.6
SURE_YES = 0.95
AGREED = ("affirm", "accept_offer", "checkout")
CANCELLING = ("cancel_order", "cancel_checkout")
GOODS = frozenset(("product", "category", "brand", "ordinal", "reference", "quantity"))
# Questions about one product.
ASKED_OF_ONE = names_of(lambda intent: intent.act == "ask")
REGRETTED = names_of(lambda intent: intent.act == "complain")
ALSO_ASKS, AS_LIKELY = 0.05, 0.4
ANSWER_TO = "said:"  # begins the question of a button that says what an earlier message meant


def parts_of_message(
    message: UserMessage, parsed: ParseData, asked_slot: Optional[str] = None
) -> list[UserMessage]:
    """The message as it is, or its requests in the order in which they can be served."""
    requests = parsed.get(REQUESTS) or []
    if asked_slot:  # "the delivery is dear, change it": what is regretted there is a reason
        requests = _without_regret(requests, len(parsed["text"]))
    if asked_slot == CONFIRMING:  # whatever is wished beside a yes is shown before it is ordered
        requests = _without_yes(requests)
    if not requests or asked_slot in FREE_TEXT:
        message.parse_data = {**parsed, **_only_wish(parsed)}
        return [message]
    parts = [_parsed_part(parsed, request) for request in sorted(requests, key=_order)]
    parts[0]["unread"] = (parsed.get(READING) or {}).get("unread", ())
    if _intent(parts[0]) in SOONER:  # said in the old language, it must not be switched back to
        for part in parts[1:]:
            part["entities"] = [e for e in part["entities"] if e["entity"] != "language"]
    metadata = MessageMetadata.read(message.metadata)
    return [
        _part(message, part, metadata.part_of_message(place, len(parts), message.text))
        for place, part in enumerate(parts)
    ]


def _without_regret(requests: list[Request], length: int) -> list[Request]:
    """What is left alone is the whole message."""
    left = [r for r in requests if r["intent_ranking"][0]["name"] not in REGRETTED]
    if len(left) == 1 < len(requests):
        return [{**left[0], "start": 0, "end": length}]
    return left or requests


def _without_yes(requests: list[Request]) -> list[Request]:
    """A yes beside points that aren't to be used is one; where some are, the order has changed then
    and is shown again."""
    agreed = [r for r in requests if r["intent_ranking"][0]["name"] in AGREED]
    others = [r for r in requests if r not in agreed]
    if others and all(r["intent_ranking"][0]["name"] == "keep_points" for r in others):
        return [*others, *agreed]
    return others or requests


def _only_wish(parsed: ParseData) -> dict[str, Any]:
    """What an action is told of a message that is served as a whole."""
    reading, chances = parsed.get(READING) or {}, parsed.get(CHANCES) or (1.0,)
    wishes = reading.get("wishes", ())
    told = {"unread": reading.get("unread", ())}
    return {**told, "wish": wishes[0], "chance": chances[0]} if len(wishes) == 1 else told


def as_meant(message: UserMessage, parsed: ParseData, events: Iterable[Event]) -> ParseData:
    """A button that says what an earlier message meant makes it be said again, understood so."""
    questions = [e["value"] for e in parsed["entities"] if e["entity"] == "question"]
    if len(questions) != 1 or not str(questions[0]).startswith(ANSWER_TO):
        return parsed
    turn = str(questions[0]).removeprefix(ANSWER_TO)
    for event in reversed(list(events)):
        if isinstance(event, UserUttered) and _turn_of(event) == turn:
            message.text, meant = event.text, parsed["intent"]
            heard: ParseData = event.parse_data
            ranking = [meant, *heard.get("intent_ranking", ())]
            return {**heard, "intent": meant, "intent_ranking": ranking}
    return parsed


def as_asked(parsed: ParseData, asked_slot: Optional[str], is_typed: bool) -> ParseData:
    """What was typed as the answer to the question of a form, unless it is surely something else.

    A name has no words to know it by. "Place the order", said of the order shown, is a yes.
    """
    if not is_typed or not asked_slot:
        return parsed
    intent, is_question = parsed["intent"], "?" in (parsed.get("text") or "")
    is_sure = intent["name"] != FALLBACK and intent["confidence"] >= SURE_ASIDE
    is_sure = is_sure and not (asked_slot in EXPECTED and _only_names(parsed))
    if asked_slot in EXPECTED and not is_sure and not is_question:
        return {**parsed, "intent": {"name": EXPECTED[asked_slot], "confidence": SURE_ASIDE}}
    if asked_slot == CONFIRMING and (not is_sure or intent["name"] == "checkout"):
        agreed = sum(_chance(parsed, intent) for intent in _agreements(parsed))
        refused = _chance(parsed, "deny") + _chance(parsed, "cancel_checkout")
        least = AGREEING if begins_with_yes(parsed["text"]) else AGREEING_ALONE
        if agreed >= least and agreed > refused and not is_question:
            return {**parsed, "intent": {"name": "affirm", "confidence": agreed}}
    return parsed


def as_sure(parsed: ParseData, order_to_cancel: Optional[str]) -> ParseData:
    """An order is cancelled by a sure yes alone: "maybe" is none, "yes, cancel it" is one."""
    intent = parsed["intent"]
    if not order_to_cancel:
        return parsed
    if intent["name"] in CANCELLING and begins_with_yes(parsed["text"]):
        return {**parsed, "intent": {"name": "affirm", "confidence": intent["confidence"]}}
    if intent["name"] != "affirm" or intent["confidence"] >= SURE_YES:
        return parsed
    return {**parsed, "intent": {"name": "cancel_order", "confidence": intent["confidence"]}}


def _only_names(parsed: ParseData) -> bool:
    """Whether it says a name, and no goods of the shop: "Melati Kusuma" is looked for elsewhere."""
    wishes = (parsed.get(READING) or {}).get("wishes", ())
    fields = {field for wish in wishes for each in wish.get("objects", ()) for field in each}
    names_goods = any(e["entity"] in GOODS for e in parsed["entities"])
    is_looked_for = len(wishes) == 1 and wishes[0]["act"] == "find"
    return is_looked_for and bool(fields) and fields <= {"kind", "name"} and not names_goods


def _agreements(parsed: ParseData) -> tuple[str, ...]:
    """What a yes to an order may look like; "order now" names nothing to be ordered."""
    names_goods = any(e["entity"] in GOODS for e in parsed["entities"])
    return ("affirm", "checkout") if names_goods else ("affirm", "checkout", "add_to_cart")


def as_order_question(parsed: ParseData) -> ParseData:
    """An angry "where is my order P123456" is answered, not only regretted."""
    names_order = any(e["entity"] == "order_number" for e in parsed["entities"])
    chance = _chance(parsed, "order_status")
    if parsed["intent"]["name"] == "complaint" and names_order and chance >= ALSO_ASKS:
        return {**parsed, "intent": {"name": "order_status", "confidence": chance}}
    return parsed


def as_suggestion(parsed: ParseData) -> ParseData:
    """ "And the accessories for it?" asks for goods, not for a property."""
    names_kind = any(e["entity"] == "wanted_kind" for e in parsed["entities"])
    chance = _chance(parsed, "ask_suggestion")
    if parsed["intent"]["name"] == "ask_product" and names_kind and chance >= ALSO_ASKS:
        return {**parsed, "intent": {"name": "ask_suggestion", "confidence": chance}}
    return parsed


def as_shown(parsed: ParseData) -> ParseData:
    """ "Show me the M20" asks for that one, where a search is as likely."""
    wishes = (parsed.get(READING) or {}).get("wishes", ())
    is_show = len(wishes) == 1 and wishes[0]["act"] == "show"
    chance = _chance(parsed, "show_product")
    if parsed["intent"]["name"] == "search_product" and is_show and chance >= ALSO_ASKS:
        return {**parsed, "intent": {"name": "show_product", "confidence": chance}}
    return parsed


def as_questioned(parsed: ParseData) -> ParseData:
    """ "Is this available? https://…" asks, though the link alone would be shown."""
    best = max(parsed.get("intent_ranking") or (), key=lambda r: r["confidence"], default=None)
    is_shown = parsed["intent"]["name"] == "show_product" and "?" in (parsed.get("text") or "")
    if is_shown and best is not None and best["name"] in ASKED_OF_ONE:
        return {**parsed, "intent": best}
    return parsed


def as_compared(parsed: ParseData) -> ParseData:
    """ "Your two dearest phones, compared" are counted for it, where a search is as likely."""
    is_counted = any(e["entity"] == "compared" for e in parsed["entities"])
    chance = _chance(parsed, "compare")
    is_as_likely = chance >= AS_LIKELY * parsed["intent"]["confidence"]
    if parsed["intent"]["name"] == "search_product" and is_counted and is_as_likely:
        return {**parsed, "intent": {"name": "compare", "confidence": chance}}
    return parsed


def _chance(parsed: ParseData, intent: str) -> float:
    ranking = parsed.get("intent_ranking") or ()
    return next((float(r["confidence"]) for r in ranking if r["name"] == intent), 0.0)


def waits(part: UserMessage, before: UserMessage, slots: Mapping[str, Any]) -> Optional[str]:
    """What is said instead of serving the second part now; None when it may be served.

    A checkout waits until what is wanted with it is in the cart; and two questions at once can't
    be answered.
    """
    now, then = _intent(before.parse_data), _intent(part.parse_data)
    is_asked_back = now == "add_to_cart" and slots.get("just_added") is None
    if then == "checkout" and (is_asked_back or now in LATER):
        return "utter_checkout_later"
    return "utter_one_at_a_time" if {now, then} <= LATER else None


def _order(request: Request) -> int:
    intent = request["intent_ranking"][0]["name"]
    return (intent in LATER) - (intent in SOONER)


def _parsed_part(parsed: ParseData, request: Request) -> ParseData:
    span = Span(request["start"], request["end"])
    ranking = request["intent_ranking"]
    return {
        "text": parsed["text"][span.start:span.end], "intent": ranking[0],
        "intent_ranking": ranking, "entities": entities_within(parsed["entities"], span),
        "wish": request["wish"], "chance": request.get("chance", 1.0),
        "topic": request.get("topic", ""),
    }


def _turn_of(event: UserUttered) -> str:
    return str(MessageMetadata.read(event.metadata).turn)


def _part(
    message: UserMessage, parsed: ParseData, metadata: MessageMetadata
) -> UserMessage:
    return UserMessage(
        parsed["text"], message.output_channel, message.sender_id, parsed,
        input_channel=message.input_channel, message_id=message.message_id,
        metadata=metadata.as_dict(),
    )


def _intent(parsed: ParseData) -> str:
    return str(parsed["intent"]["name"])
