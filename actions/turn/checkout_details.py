"""The details of a checkout: those given so far, and the new one that a message gives."""
import re
from typing import Callable, Mapping, Optional

from actions.shop.buying import checkout
from actions.shop.buying.delivery_details import clean_address, clean_name, corrected
from actions.shop.visit import Visit
from actions.turn import slots
from actions.turn.turn import Turn

DETAIL_SLOTS = {
    "name": slots.CHECKOUT_NAME,
    "address": slots.CHECKOUT_ADDRESS,
    "delivery": slots.CHECKOUT_DELIVERY,
}
# Beside a part of a name its other parts.
CAPITAL_BEFORE = re.compile(r"(?<=\s)[^\W\d_a-z]\w*\s+$")
CAPITAL_AFTER = re.compile(r"\s+[^\W\d_a-z]\w*")
CLEAN: Mapping[str, Callable[[str], Optional[str]]] = {
    "name": clean_name, "address": clean_address,
}


def details_of(turn: Turn, visit: Visit) -> checkout.Details:
    """What the shopper gave; an option the shop dropped meanwhile falls back to its first."""
    profile = visit.catalogue.profile
    option = profile.delivery(turn.slots.get(slots.CHECKOUT_DELIVERY) or "")
    return checkout.Details(
        name=turn.slots.get(slots.CHECKOUT_NAME) or "",
        address=turn.slots.get(slots.CHECKOUT_ADDRESS) or "",
        delivery=option or profile.deliveries[0],
    )


def said_detail(turn: Turn) -> str:
    """What a message gives where a detail was asked for: "put it on Ann Lee" gives a name.

    All of it where no answer was read in it, or one that leaves a number or a name out.
    """
    wish, text = turn.wish, turn.text
    at = text.lower().find(wish.matter) if wish is not None and wish.act == "give" else -1
    if wish is None or at < 0 or not wish.matter:
        return text
    end = at + len(wish.matter)
    while (before := CAPITAL_BEFORE.search(text[:at])) is not None:
        at = before.start()
    while (after := CAPITAL_AFTER.match(text[end:])) is not None:
        end += after.end()
    first, *rest = [*text[:at].split(), *text[end:].split(), ""]
    is_begun = bool(text[:at].strip())  # where a capital says nothing
    names = rest if is_begun else [first, *rest]
    is_telling = any(word[:1].isupper() for word in names) or any(map(_has_digit, (first, *rest)))
    return text if is_telling else text[at:end]


def _has_digit(word: str) -> bool:
    return any(sign.isdigit() for sign in word)


def new_value(detail: str, turn: Turn) -> Optional[str]:
    """The new detail where the message gives it, as in "change the name to Ann"."""
    if detail == "delivery":
        return turn.entity("delivery_option")
    said = corrected(turn.text)
    return CLEAN[detail](said) if said else None
