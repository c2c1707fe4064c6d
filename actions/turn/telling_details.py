"""What a message tells of a delivery, as the slots that it sets."""
import re
from dataclasses import replace
from itertools import dropwhile
from typing import Any, Mapping, Optional, Sequence

from actions.language import packs
from actions.language.stop_words import STOP_WORDS
from actions.shop.buying.delivery_details import LONGEST_ADDRESS, clean_address
from actions.shop.buying.details.details_in import FoundDetails, details_in, is_all_said
from actions.shop.buying.details.places import (
    PARTS,
    goes_on,
    has_number,
    has_street,
    is_postcode,
    is_tail,
    is_whole,
    with_postcode,
)
from actions.shop.buying.details.set_right import renumbered
from actions.shop.catalogue.delivery_ways import cheapest_brought, way_told
from actions.shop.contacts import regions_of
from actions.shop.visit import Visit
from actions.turn import slots
from actions.turn.checkout_details import DETAIL_SLOTS, detail_asked
from actions.turn.intents import names_of
from actions.turn.turn import Turn

Told = Mapping[str, Any]

GIVING = names_of(lambda intent: intent.free_text)
CHEAPER = "cheaper"
TELLING_WAY = GIVING | {"choose_delivery"}
MOST_LINES = 6  # of an address that is told line by line
KEPT = packs.words("names.articles") | PARTS  # "The Old Mill", "No. 14 Mill Lane"
WORD_BEFORE = re.compile(r"(?:^|(?<=\s))([^\W\d_][\w'’.-]*)\s+$")
WORD_AFTER = re.compile(r"\s+([^\W\d_][\w'’-]*)")
WORD = re.compile(r"\w+")


def told_details(turn: Turn, visit: Visit, is_asked: bool = True) -> Told:
    """Slots by what the message tells; nothing where it tells nothing."""
    if not turn.text:
        return {}
    asked = detail_asked(turn) if is_asked else None
    begun: Sequence[str] = turn.slots.get(slots.CHECKOUT_BEGUN) or ()
    if asked == "address" and begun and _ends_address(turn):
        return {**_others(_read(turn, visit, None)), **_address(", ".join(begun))}
    known = turn.slots.get(slots.CHECKOUT_ADDRESS)
    is_line = goes_on(turn.text, known)
    found = _read(turn, visit, "address" if is_line else asked if turn.intent in GIVING else None)
    told = dict(_others(found))
    if asked == "delivery" or turn.intent in TELLING_WAY:
        told.update(_chosen(found, turn, visit, asked))
    if found.address is not None:
        told.update(_placed(found, turn, asked, begun))
    return told


def corrected_details(detail: Optional[str], turn: Turn, visit: Visit) -> Told:
    """What "change the address to …" sets right."""
    found = _read(turn, visit, detail if detail in ("name", "address") else None)
    if not (found.is_corrected or found.is_sure):
        return {}
    if found.address is None or detail == "name" or not _is_place(found.address):
        return _others(found)
    kept = _joined(found, turn.slots.get(slots.CHECKOUT_ADDRESS))
    return {**_others(found), **_settled(kept)}


def _is_place(said: str) -> bool:
    """Not "wrong, let me redo it"."""
    return has_number(said) or has_street(said) or is_postcode(said) or is_tail(said)


def _read(turn: Turn, visit: Visit, asked: Optional[str]) -> FoundDetails:
    name = turn.slots.get(slots.CHECKOUT_NAME)
    regions = regions_of(visit.catalogue.profile)
    found = details_in(turn.text, asked, name, regions)
    if found.is_corrected and turn.entity("detail") == "name":
        return details_in(turn.text, "name", name, regions)
    said = said_detail(turn)
    if said == turn.text:
        return found
    if asked is not None and not found.is_sure:
        return details_in(said, asked, name, regions)
    if turn.intent == "give_address":
        placed = details_in(_from_place(said), "address", found.name or name, regions)
        is_of_it = (found.address or "").endswith(placed.address or "") or found.address is None
        return replace(found, address=placed.address) if is_of_it and placed.is_whole else found
    return found


def _from_place(said: str) -> str:
    """ "Ke Jl. Melati 5": without the words that lead to it."""
    return " ".join(dropwhile(lambda word: word in STOP_WORDS, said.split()))


def _others(found: FoundDetails) -> dict[str, str]:
    """All but the address."""
    told = {"name": found.name, "phone": found.phone, "email": found.email, "note": found.note}
    return {DETAIL_SLOTS[detail]: value for detail, value in told.items() if value}


def way_chosen(turn: Turn, visit: Visit) -> Optional[str]:
    """Where it isn't named: by its price, or by words that it alone is called by."""
    profile = visit.catalogue.profile
    is_cheapest = turn.entity("sort") == CHEAPER
    cheapest = cheapest_brought(profile, visit.shopper.currency) if is_cheapest else None
    option = cheapest or way_told(turn.text, profile)
    return option.id if option else None


def _chosen(found: FoundDetails, turn: Turn, visit: Visit, asked: Optional[str]) -> Told:
    """A way of delivery that is named beside the address, not in it: "45 Standard Street"."""
    named = next((e for e in turn.entities if e.name == "delivery_option"), None)
    if named is None:
        is_way = turn.intent == "choose_delivery" or (asked == "delivery" and found.is_empty)
        way = way_chosen(turn, visit) if is_way else None
        return {slots.CHECKOUT_DELIVERY: way} if way else {}
    said = turn.text[named.start:named.end].lower()
    others = " ".join(filter(None, (found.address, found.name, found.note))).lower()
    is_apart = bool(said) and said not in others and "?" not in turn.text
    return {slots.CHECKOUT_DELIVERY: str(named.value)} if is_apart else {}


def _placed(
    found: FoundDetails, turn: Turn, asked: Optional[str], begun: Sequence[str]
) -> Told:
    """The address when it is whole, else what there is of it."""
    known, said = turn.slots.get(slots.CHECKOUT_ADDRESS), found.address or ""
    if begun:
        other = renumbered(", ".join(begun), said) if found.is_corrected else None
        again = [said] if _says_again(found, begun) else [*begun, said]
        lines = again if other is None else [other]
        is_over = is_whole(", ".join(lines)) or len(lines) >= MOST_LINES
        return _address(", ".join(lines)) if is_over else _begun(lines)
    if known:
        return _settled(_joined(found, known))
    if is_whole(said):
        return _address(said)
    is_line = asked == "address" and (is_postcode(said) or has_number(said))
    return _begun([said]) if clean_address(said) or is_line else {}


def _joined(found: FoundDetails, known: Optional[str]) -> str:
    """The address set right: as it is told now, or with the part that is."""
    said = found.address or ""
    if known and is_postcode(said):
        return with_postcode(known, said)
    if known and (other := renumbered(known, said)):
        return other
    if known and is_tail(said):
        return f"{known}, {said}"
    is_part = not has_street(said) and not has_number(said)
    return f"{known}, {said}" if known and is_part and not is_whole(known) else said


def _says_again(found: FoundDetails, begun: Sequence[str]) -> bool:
    """Whether it begins anew: the same street, or one that is set right."""
    before, now = _words(begun[0]), _words(found.address or "")
    return found.is_corrected or len(before & now) >= min(2, len(before))


def _words(text: str) -> set[str]:
    return set(WORD.findall(text.lower()))


def _ends_address(turn: Turn) -> bool:
    """Whether no more of it is to come: it is said so, or something else is answered."""
    return is_all_said(turn.text) or turn.intent not in GIVING


def _address(address: str) -> Told:
    return {slots.CHECKOUT_ADDRESS: address[:LONGEST_ADDRESS], slots.CHECKOUT_BEGUN: None}


def _settled(address: str) -> Told:
    """One set right, unless that left it without its town: then it is asked for."""
    return _address(address) if is_whole(address) else _begun([address])


def _begun(lines: Sequence[str]) -> Told:
    return {slots.CHECKOUT_ADDRESS: None, slots.CHECKOUT_BEGUN: list(lines)}


def said_detail(turn: Turn) -> str:
    """What a message gives where a detail was asked for: "put it on Ann Lee" gives a name.

    All of it where no answer was read in it, or one that leaves a number or a name out.
    """
    wish, text = turn.wish, turn.text
    at = text.lower().find(wish.matter) if wish is not None and wish.act == "give" else -1
    if wish is None or at < 0 or not wish.matter:
        return text
    end = at + len(wish.matter)
    leads = wish.matter.split()[0] in STOP_WORDS  # "ke Jl. Melati": it begins there
    while not leads and (before := WORD_BEFORE.search(text[:at])) and _is_of_it(
        before[1], before.start()
    ):
        at = before.start()
    while (after := WORD_AFTER.match(text[end:])) and _is_of_it(after[1], end):
        end += after.end()
    first, *rest = [*text[:at].split(), *text[end:].split(), ""]
    is_begun = bool(text[:at].strip())  # where a capital says nothing
    names = rest if is_begun else [first, *rest]
    is_telling = any(word[:1].isupper() for word in names) or any(map(_has_digit, (first, *rest)))
    around = [word.lower().strip(" .,") for word in (first, *rest)]
    is_sentence = leads or not STOP_WORDS.isdisjoint(around)  # "Gianyar, Bali 80571" is none
    return text[at:end] if is_sentence and not is_telling else text


def _is_of_it(word: str, at: int) -> bool:
    """ "Bu Sri", "siti nurhaliza": no word that any sentence is built of, or one with a capital."""
    is_plain = word.lower().strip(".") in STOP_WORDS - KEPT
    return not is_plain or (at > 0 and word[0].isupper())


def _has_digit(word: str) -> bool:
    return any(sign.isdigit() for sign in word)
