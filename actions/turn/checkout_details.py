"""The details of a checkout: those given so far, what is missing, and what is asked next."""
from typing import Any, Mapping, Optional, Sequence

from actions.shop.buying import checkout
from actions.shop.catalogue.catalogue import Profile
from actions.shop.catalogue.delivery_ways import is_pick_up
from actions.shop.visit import Visit
from actions.turn import slots
from actions.turn.turn import Turn

DETAIL_SLOTS = {
    "name": slots.CHECKOUT_NAME,
    "address": slots.CHECKOUT_ADDRESS,
    "delivery": slots.CHECKOUT_DELIVERY,
    "phone": slots.CHECKOUT_PHONE,
    "email": slots.CHECKOUT_EMAIL,
    "note": slots.CHECKOUT_NOTE,
}
DETAIL_OF = {slot: detail for detail, slot in DETAIL_SLOTS.items()}
# Either will do.
EITHER = "phone_or_email"
ANSWERS_EITHER = ("phone", "email")


def details_of(turn: Turn, visit: Visit) -> checkout.Details:
    """What the shopper gave; an option the shop dropped meanwhile falls back to its first."""
    profile, known = visit.catalogue.profile, turn.slots
    option = profile.delivery(known.get(slots.CHECKOUT_DELIVERY) or "") or profile.deliveries[0]
    return checkout.Details(
        name=known.get(slots.CHECKOUT_NAME) or "",
        address="" if is_pick_up(option) else known.get(slots.CHECKOUT_ADDRESS) or "",
        delivery=option,
        phone=known.get(slots.CHECKOUT_PHONE) or "",
        email=known.get(slots.CHECKOUT_EMAIL) or "",
        note=known.get(slots.CHECKOUT_NOTE) or "",
    )


def contacts_missing(known: Mapping[str, Any], profile: Profile) -> tuple[str, ...]:
    """What the shop needs and hasn't got."""
    has = {detail for detail in ANSWERS_EITHER if known.get(DETAIL_SLOTS[detail])}
    return tuple(
        need for need in profile.needs if not (has if need == EITHER else need in has)
    )


def to_ask(known: Mapping[str, Any], profile: Profile) -> Sequence[str]:
    """The slots still to be asked for, in turn; what is collected needs no address."""
    option = profile.delivery(known.get(slots.CHECKOUT_DELIVERY) or "")
    needed = [slots.CHECKOUT_NAME]
    if option is None or not is_pick_up(option):
        # One that was begun goes on: its next line must not be taken for the name.
        at = 0 if known.get(slots.CHECKOUT_BEGUN) else 1
        needed.insert(at, slots.CHECKOUT_ADDRESS)
    missing = contacts_missing(known, profile)
    if missing:
        needed.append(DETAIL_SLOTS["email" if missing[0] == "email" else "phone"])
    needed += [slots.CHECKOUT_DELIVERY, slots.CHECKOUT_CONFIRMED]
    return [slot for slot in needed if known.get(slot) is None]


def things_left(known: Mapping[str, Any], profile: Profile) -> int:
    """Questions before the order is shown; a contact is asked for beside the address."""
    asked = [slot for slot in to_ask(known, profile) if slot != slots.CHECKOUT_CONFIRMED]
    is_beside = slots.CHECKOUT_ADDRESS in asked
    contacts = (slots.CHECKOUT_PHONE, slots.CHECKOUT_EMAIL)
    return sum(not (is_beside and slot in contacts) for slot in asked)


def detail_asked(turn: Turn) -> Optional[str]:
    return DETAIL_OF.get(turn.slots.get(slots.REQUESTED_SLOT) or "")
