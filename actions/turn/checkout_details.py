"""The details of a checkout: those given so far, and the new one that a message gives."""
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


def new_value(detail: str, turn: Turn) -> Optional[str]:
    """The new detail where the message gives it, as in "change the name to Ann"."""
    if detail == "delivery":
        return turn.entity("delivery_option")
    said = corrected(turn.text)
    return CLEAN[detail](said) if said else None
