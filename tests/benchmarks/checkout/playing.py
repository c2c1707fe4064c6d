"""A checkout played through the bot: what it says, message by message, and what is stored."""
from collections import Counter
from dataclasses import dataclass
from typing import Any, Iterable, Mapping, Optional, Sequence

from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.events import ActionExecuted, Event, SessionStarted, SlotSet
from sqlalchemy import select, update

from actions.message_metadata import MessageMetadata
from actions.shop.models import Order, ProductRow
from actions.turn import slots
from actions.turn.checkout_details import DETAIL_OF, DETAIL_SLOTS
from actions.turn.turn import Turn
from tests.benchmarks.checkout.telling import GOODS, Checkout
from tests.scenes.stage import Stage

PATIENCE = 3  # times that the same is asked
PLENTY = 10_000  # pieces of what is ordered, so that it is never sold out


@dataclass(frozen=True)
class Played:
    """What is stored: by the order, or where none was placed, by what the talk knows."""

    checkout: Checkout
    is_placed: bool
    stored: Mapping[str, str]
    lines: Sequence[str] = ()  # of the talk, for people


def stock_up(stage: Stage) -> None:
    with stage.front.database.session_scope() as db:
        db.execute(update(ProductRow).where(ProductRow.sku.in_(GOODS)).values(stock=PLENTY))


def play(checkout: Checkout, stage: Stage) -> Played:
    talk = _Talk(checkout, stage)
    for text in checkout.says:
        talk.say(text)
    while talk.goes_on:
        talk.say(talk.answer())
    order = talk.order()
    held = order or talk.known
    attributes = DETAIL_SLOTS if order is None else {name: name for name in DETAIL_SLOTS}
    stored = {
        name: str(_held(held, key)) for name, key in attributes.items() if _held(held, key)
    }
    return Played(checkout, order is not None, stored, talk.lines)


def _held(held: Any, key: str) -> Any:
    return held.get(key) if isinstance(held, Mapping) else getattr(held, key)


class _Talk:
    """Both sides of one conversation."""

    def __init__(self, checkout: Checkout, stage: Stage) -> None:
        self._checkout, self._stage = checkout, stage
        self._conversation = stage.conversation()
        self._left = list(checkout.before_yes)
        self._asked: Counter[str] = Counter()
        self._before: Iterable[Event] = _begun(checkout.language)
        self.lines: list[str] = []
        self.known: Mapping[str, Any] = {}
        self._turn = 0

    @property
    def goes_on(self) -> bool:
        """Until it is ordered, or the shopper gives up."""
        is_patient = max(self._asked.values(), default=0) < PATIENCE
        return is_patient and self.known.get(slots.ORDER_OUTCOME) != "placed"

    def say(self, text: str) -> None:
        self._turn += 1
        answer = self._stage.say(text, self._conversation, self._before, None, self._turn)
        self._before = ()
        self.known = answer.tracker.current_slot_values()
        self.lines += [f"> {text!r}", *(x["text"] for x in answer.messages if x.get("text"))]

    def answer(self) -> str:
        """To what is asked: in their own words at first, bare when it is asked again."""
        slot = self.known.get(slots.REQUESTED_SLOT)
        if slot == slots.CHECKOUT_CONFIRMED and self._left:
            return self._left.pop(0)
        asked = DETAIL_OF.get(slot or "", "confirmed" if slot else "begin")
        if asked == "address" and self.known.get(slots.CHECKOUT_BEGUN):
            asked = "all_said"
        self._asked[asked] += 1
        right, answers = self._checkout.right, self._checkout.answers
        bare = right.get(asked) if asked != "delivery" else self._way()
        said = (answers.get(asked), bare) if self._asked[asked] == 1 else (bare, answers.get(asked))
        return next(filter(None, said), answers["all_said"])

    def _way(self) -> str:
        """As the shop calls it."""
        with self._stage.front.visit(self._shopper, writes=False) as visit:
            way = visit.catalogue.profile.delivery(self._checkout.right["delivery"])
            assert way is not None
            return way.names[self._checkout.language]

    @property
    def _shopper(self) -> Any:
        language = {slots.LANGUAGE: self._checkout.language}
        metadata = MessageMetadata(turn=self._turn)
        return Turn(self._conversation, slots=language, metadata=metadata).shopper

    def order(self) -> Optional[Order]:
        with self._stage.front.visit(self._shopper, writes=False) as visit:
            found: Optional[Order] = visit.db.scalar(
                select(Order).where(Order.visitor == visit.shopper.visitor)
            )
            if found is not None:
                visit.db.expunge(found)
            return found


def _begun(language: str) -> Sequence[Event]:
    return (
        ActionExecuted("action_session_start"), SessionStarted(),
        SlotSet(slots.LANGUAGE, language), ActionExecuted(ACTION_LISTEN_NAME),
    )
