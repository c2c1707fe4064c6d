"""Messages that tell details of a delivery, whatever was asked for and whatever they look like."""
from typing import Any, Mapping, Optional

from actions.language.dictionary import is_real_word
from actions.language.stop_words import STOP_WORDS
from actions.reading.reading import CHANGES_CART
from actions.shop.buying.details.details_in import FoundDetails, details_in
from actions.shop.buying.details.places import goes_on, has_number, is_tail, tells_part
from actions.shop.catalogue.delivery_ways import names_way
from actions.turn import slots
from actions.turn.intents import names_of
from bot.dialogue.message_parts import FALLBACK
from bot.nlu.parse_data import REQUESTS, ParseData

GIVING, CHOOSING, BEGINNING, CORRECTING = (
    "give_address", "choose_delivery", "checkout", "change_detail",
)
ASKED_FOR = {
    slots.CHECKOUT_NAME: "name", slots.CHECKOUT_ADDRESS: "address",
    slots.CHECKOUT_PHONE: "phone", slots.CHECKOUT_EMAIL: "email",
    slots.CHECKOUT_DELIVERY: "delivery", slots.CHECKOUT_CONFIRMED: "confirmed",
}
NAMED_GOODS = frozenset(("product", "category", "brand"))
AS_WELL = 0.05  # a chance of what is begun beside the details
SURE = 0.8  # of what is meant; below that, what was asked for says more
MOST_OF_TOWN = 4  # words
SEEKING = names_of(lambda intent: intent.act == "find")
PLAIN_ANSWERS = frozenset(("affirm", "deny", "cancel_checkout"))
TELLING = names_of(lambda intent: intent.free_text) | {CHOOSING, FALLBACK}
WAY_ASKED = (slots.CHECKOUT_DELIVERY, slots.CHECKOUT_CONFIRMED)  # where it is chosen, and seen
# What may well speak of a way and still wishes for something else.
ELSE = names_of(lambda intent: intent.act in (
    "ask", "ask_shop", "complain", "person", "cancel_checkout"))
CHANGING = names_of(lambda intent: intent.act in CHANGES_CART)


def as_told(
    parsed: ParseData, asked_slot: Optional[str], is_typed: bool, known: Mapping[str, Any]
) -> ParseData:
    """As what gives details, where it surely does: then it is none of anything else's requests."""
    text = parsed.get("text") or ""
    if not is_typed or "?" in text:
        return parsed
    if asked_slot in WAY_ASKED and _chooses_way(parsed, asked_slot):
        return _served_as(CHOOSING, parsed)
    if asked_slot in ASKED_FOR:
        found = details_in(text, ASKED_FOR[asked_slot])
        is_told = (
            _is_told(found, parsed) or _is_line(text, asked_slot, known)
            or (asked_slot == slots.CHECKOUT_NAME and _is_bare_name(found, parsed))
            or (asked_slot == slots.CHECKOUT_ADDRESS and _is_town(parsed, known))
        )
        return _served_as(GIVING, parsed) if is_told else parsed
    found = details_in(text) if asked_slot is None else FoundDetails()
    if not found.is_sure:
        return parsed
    if _begins(parsed, found):
        return _served_as(BEGINNING, parsed)
    is_parcel = found.is_whole and bool(found.name or found.phone or found.email)
    return _served_as(GIVING, parsed) if is_parcel and _only_gives(parsed) else parsed


def _only_gives(parsed: ParseData) -> bool:
    """Whether nothing else is wished for, in any part of it."""
    parts = [each["intent_ranking"][0] for each in parsed.get(REQUESTS) or ()]
    return all(each["name"] in TELLING for each in (parsed["intent"], *parts))


def _is_told(found: FoundDetails, parsed: ParseData) -> bool:
    if not found.is_sure:
        return False
    intent, is_certain = parsed["intent"]["name"], parsed["intent"]["confidence"] >= SURE
    is_search = intent in SEEKING and not _names_goods(parsed)  # of the porch
    is_else = is_certain and not is_search and intent not in TELLING | {CORRECTING, GIVING}
    if is_else and not (found.name or found.address or found.phone or found.email):
        return False  # "no points, save them" leaves no note
    if parsed["intent"]["name"] == CORRECTING:
        return not found.is_corrected and bool(found.phone or found.email or found.note)
    is_change = parsed["intent"]["name"] in CHANGING
    return bool(found.phone or found.email) or not (is_change and _names_goods(parsed))


def _is_line(text: str, asked_slot: Optional[str], known: Mapping[str, Any]) -> bool:
    """One more line of an address that is told line by line."""
    if asked_slot == slots.CHECKOUT_ADDRESS:
        is_line = has_number(text) or is_tail(text) or text.strip(" .").isdigit()
        is_first = tells_part(text) and has_number(text)  # "Flat 3"
        return is_first or (bool(known.get(slots.CHECKOUT_BEGUN)) and is_line)
    return goes_on(text, known.get(slots.CHECKOUT_ADDRESS))


def _is_bare_name(found: FoundDetails, parsed: ParseData) -> bool:
    """ "Ng", "Cass Iver": capitals alone, of which no reading can be sure."""
    words = (parsed.get("text") or "").split()
    is_written_so = " ".join(words) == found.name and not any(word[0].islower() for word in words)
    is_search = parsed["intent"]["name"] in SEEKING and len(words) > 1
    if not _names_goods(parsed):
        return is_written_so and (parsed["intent"]["confidence"] < SURE or is_search)
    is_strange = not all(map(_is_word, words)) and not _names_goods(parsed, is_spelt=True)
    return is_written_so and is_search and is_strange


def _is_word(text: str) -> bool:
    """Of a language or of the shop: "Gaming", not "Iver"."""
    return all(is_real_word(word) for word in text.lower().split())


def _is_town(parsed: ParseData, known: Mapping[str, Any]) -> bool:
    """ "Galway", behind the line before: no goods of the shop, though it looks like a search."""
    words = (parsed.get("text") or "").lower().split()
    is_bare = 0 < len(words) <= MOST_OF_TOWN and not STOP_WORDS.intersection(words)
    is_unread = parsed["intent"]["name"] in SEEKING or parsed["intent"]["confidence"] < SURE
    is_unread = is_unread and parsed["intent"]["name"] not in CHANGING | PLAIN_ANSWERS
    return bool(known.get(slots.CHECKOUT_BEGUN)) and is_bare and is_unread and not (
        _names_goods(parsed))


def _begins(parsed: ParseData, found: FoundDetails) -> bool:
    """Goods that an address alone names are none: "3 Bean Street"."""
    requests = parsed.get(REQUESTS) or ()
    wished = [each["intent_ranking"][0]["name"] for each in requests]
    likely = [guess["name"] for guess in parsed.get("intent_ranking") or ()
              if guess["confidence"] >= AS_WELL]
    said = (parsed["intent"]["name"], *wished, *likely)
    told = " ".join(filter(None, (found.name, found.address))).lower()
    others = [e for e in parsed["entities"] if str(e.get("text", "")).lower() not in told]
    return BEGINNING in said and not _names_goods({**parsed, "entities": others})


def _chooses_way(parsed: ParseData, asked_slot: str) -> bool:
    """ "The cheapest", said of ways of delivery, is no search for goods, nor "make it express,
    thanks" a yes to the order shown."""
    is_else = parsed["intent"]["name"] in ELSE and parsed["intent"]["confidence"] >= SURE
    is_sorted = any(e["entity"] == "sort" for e in parsed["entities"])
    is_way = names_way(parsed["text"]) or (is_sorted and asked_slot == slots.CHECKOUT_DELIVERY)
    found = details_in(parsed["text"])
    is_detail = bool(found.address or found.phone or found.email or found.note)
    is_detail = is_detail or any(
        e["entity"] == "detail" and e["value"] != "delivery" for e in parsed["entities"])
    return is_way and not (is_else or is_detail or _names_goods(parsed))


def _names_goods(parsed: ParseData, is_spelt: bool = False) -> bool:
    """`is_spelt`: in words as they are, not in "Cass", taken for a case."""
    named = [e for e in parsed["entities"] if e["entity"] in NAMED_GOODS]
    return any(not is_spelt or _is_word(str(e.get("text", ""))) for e in named)


def _served_as(intent: str, parsed: ParseData) -> ParseData:
    told: Mapping[str, Any] = {"intent": {"name": intent, "confidence": 1.0}, REQUESTS: []}
    return {**parsed, **told}  # type: ignore[typeddict-item]
