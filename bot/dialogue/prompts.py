"""What a message stands beside: what the assistant offered or asked for last."""
from typing import Any, Mapping, Optional

from actions.reading.reading import Prompt
from actions.turn import slots

FIELDS = (slots.CHECKOUT_NAME, slots.CHECKOUT_ADDRESS, slots.CHECKOUT_DELIVERY)


def prompt_of(known: Mapping[str, Any], asked_slot: Optional[str], turn: int) -> Optional[Prompt]:
    """By the slots, the field that a form asks for, and the message's turn."""
    if asked_slot == slots.CHECKOUT_CONFIRMED:
        return "review"
    if asked_slot in FIELDS:
        return "field"
    question = known.get(slots.OPEN_QUESTION) or {}
    is_asked = question.get("what") == "yes" and turn - int(question["turn"]) == 1
    if is_asked or _asks_of_order(known, turn):
        return "sure"
    return "offer" if known.get(slots.OFFER_OPEN) else None


def _asks_of_order(known: Mapping[str, Any], turn: int) -> bool:
    """Whether it was asked just before whether to cancel one."""
    asked_at = int(known.get(slots.ASKED_AT_TURN) or 0)
    return bool(known.get(slots.ORDER_TO_CANCEL)) and turn - asked_at == 1
