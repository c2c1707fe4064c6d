"""Plays a dialogue against both real servers and stops at the first turn that goes wrong."""
import re
from dataclasses import dataclass, field
from typing import Any, Optional

from tests.conversations.checks import differences, shown_skus, suggested_skus
from tests.conversations.circumstances import (
    Shelves,
    leave_cart,
    place_order,
    register_customer,
    shelves_of,
)
from tests.conversations.dialogue import Circumstances, Dialogue, Expect, Step
from tests.conversations.learned import learned
from tests.conversations.records import record_differences
from tests.conversations.talk import Conversation, NoSuchButton, NotAnswered, Turn
from tests.conversations.transcript import transcript
from tests.conversations.unsure import what_is_unsure
from tests.servers import RunningShop

PLACE = re.compile(r"#(\d+)")
CURRENCIES = {"en": "USD", "id": "IDR"}


class DialogueFailed(AssertionError):
    """Something came out otherwise; the message tells the whole dialogue so far."""


@dataclass
class Known:
    """What later steps refer to: the list shown last, the order placed last, what is unclear."""

    listed: list[str] = field(default_factory=list)
    order: str = ""
    unsure: str = ""

    def learn(self, turn: Turn) -> None:
        for payload in turn.payloads:
            if payload["type"] in ("cards", "comparison"):
                self.listed = shown_skus(turn)
            self.listed = suggested_skus(turn) or self.listed
            self.order = payload.get("order_number") or self.order

    def fill_in(self, value: Any) -> Any:
        """`#2` becomes the second product of the list, {order} the number of the order, {unsure}
        what the reader is unsure of."""
        if isinstance(value, dict):
            return {self.fill_in(key): self.fill_in(item) for key, item in value.items()}
        if isinstance(value, (list, tuple)):
            return tuple(self.fill_in(item) for item in value)
        if not isinstance(value, str):
            return value
        place = PLACE.fullmatch(value)
        if place and int(place[1]) <= len(self.listed):
            return self.listed[int(place[1]) - 1]
        return value.replace("{order}", self.order).replace("{unsure}", self.unsure)


def play(dialogue: Dialogue, shop: RunningShop) -> None:
    """Raises DialogueFailed."""
    customer: Optional[str] = None
    if dialogue.customer is not None:
        customer = register_customer(shop.database, dialogue.customer, dialogue.language)
    conversation = Conversation(shop, dialogue.language, customer)
    known = Known(unsure=what_is_unsure(dialogue, shop))
    with shelves_of(shop.database) as shelves, learned(shop.database, dialogue.given, customer):
        _make_so(dialogue.given, conversation, shop, shelves)
        if dialogue.given.cart_left:
            currency = CURRENCIES[dialogue.language]
            leave_cart(shop.database, dialogue.given.cart_left, conversation.visitor, currency)
        for step in dialogue.steps:
            if step.change is not None:
                _make_so(step.change, conversation, shop, shelves)
            wrong = _go(step, conversation, known) + _recorded(step, conversation, shop)
            if wrong:
                told = transcript(conversation, shop.memory_url)
                raise DialogueFailed("\n".join([told, *(f"!! {line}" for line in wrong)]))


def _make_so(
    wanted: Circumstances, conversation: Conversation, shop: RunningShop, shelves: Shelves
) -> None:
    shelves.set(wanted)
    for order in wanted.orders:
        place_order(shop.database, order, conversation.visitor)


def _go(step: Step, conversation: Conversation, known: Known) -> list[str]:
    """One thing said or pressed; what differs from the expected."""
    try:
        if step.user is not None:
            turn = conversation.say(known.fill_in(step.user), step.times)
        elif step.press is not None:
            turn = conversation.press(step.press.copy(
                update={"sku": known.fill_in(step.press.sku)}
            ), step.times)
        else:
            return []
    except (NoSuchButton, NotAnswered) as error:
        return [str(error)]
    wrong = differences(Expect(**known.fill_in(step.expect.dict())), turn)
    known.learn(turn)
    return wrong


def _recorded(step: Step, conversation: Conversation, shop: RunningShop) -> list[str]:
    if step.database is None:
        return []
    return record_differences(step.database, conversation, shop.database)
