"""What all our actions share: a turn goes in, a reply comes out, the shop's work in a thread."""
import asyncio
import logging
from abc import ABC, abstractmethod
from dataclasses import replace
from datetime import datetime
from inspect import isabstract
from typing import Callable, ClassVar, Iterator, Optional

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.composition import the_shop_front
from actions.saying.kept_replies import dump_reply, load_replies, shown
from actions.saying.refusals import refusal_of
from actions.saying.reply import Reply
from actions.shop.errors import ShopError
from actions.shop.steps import Transaction, keep, kept
from actions.shop.visit import ShopFront, Visit
from actions.turn import slots
from actions.turn.answering import answer_of, declines_first, may_answer
from actions.turn.asked_variant import asked_so
from actions.turn.intents import intents
from actions.turn.scene import aged
from actions.turn.turn import Turn, read_turn

logger = logging.getLogger(__name__)


class ShopAction(Action, ABC):
    """An action that serves one turn in one transaction; a refusal rolls it back.

    One that only reads says so: then it waits for no other turn, and can't write.
    """

    writes: ClassVar[bool]

    def __init__(self, front: Callable[[], ShopFront] = the_shop_front) -> None:
        self._front = front

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        turn = replace(read_turn(tracker), called=self.name())
        reply = await asyncio.to_thread(self._served, turn)
        for message in reply.messages:
            dispatcher.utter_message(
                response=message.response, json_message=shown(message.payload, turn.language),
                **message.facts,
            )
        return [*reply.events, *aged(turn, reply.events), *asked_so(turn, reply.events)]

    def _served(self, turn: Turn) -> Reply:
        """What an attempt that broke off did for this message is not done again, but told."""
        if turn.step is None or not turn.metadata.is_retry:
            return self.serve(turn)
        with self._front().database.read_scope() as db:
            done = kept(db, turn.step)
        told = load_replies(done.replies)
        if done.is_whole:
            return told
        return told.and_then(self.serve(_declined(turn) if done.replies else turn))

    def once(self, turn: Turn, reply: Reply, db: Transaction, now: datetime) -> Reply:
        """The reply, kept with what its transaction does."""
        if turn.step is not None:
            keep(db, turn.step, dump_reply(reply, turn.language), now, is_part=turn.is_begun)
        return reply

    def serve(self, turn: Turn) -> Reply:
        """Answer the turn; what the shop refuses becomes a reply of its own."""
        answering = self._answering(turn)
        if answering is not None:
            return answering
        try:
            with self._front().visit(turn.shopper, writes=self.writes) as visit:
                reply = self.respond(turn, visit)
                return self.once(turn, reply, visit.db, visit.now) if self.writes else reply
        except ShopError as error:
            logger.info("%s refused: %s", self.name(), type(error).__name__)
            return self.refuse(turn, error)

    def _answering(self, turn: Turn) -> Optional[Reply]:
        """The reply of the action that the message is an answer for, where it is one."""
        if not may_answer(turn):
            return None
        with self._front().visit(turn.shopper, writes=False) as visit:
            is_declined = declines_first(turn, visit)
            answer = None if is_declined else answer_of(turn, visit)
        if is_declined:
            told = replace(turn, is_answer=True, is_begun=True)
            declined = self._called("action_decline_offer").serve(told)
            return declined.and_then(self.serve(_declined(turn)))
        if answer is None:
            return None
        wanted = next(each.answer[0] for each in intents() if each.name == answer.intent)
        return self._called(wanted).serve(answer)

    def _called(self, name: str) -> "ShopAction":
        """Another action, in the same shop."""
        made = (kind(self._front) for kind in _concrete(ShopAction))
        return next(each for each in made if each.name() == name)

    def refuse(self, turn: Turn, error: ShopError) -> Reply:
        """How a refusal is told; subclasses add what only they know."""
        refusal = refusal_of(error, turn.language)
        reply = Reply().say(refusal.response, refusal.payload, **refusal.facts)
        return reply.remember(**refusal.memory)

    @abstractmethod
    def respond(self, turn: Turn, visit: Visit) -> Reply:
        """Do the work of this action for one turn."""


def _declined(turn: Turn) -> Turn:
    """What is left of it once the offer that stood open is."""
    return replace(turn, is_answer=True, slots={**turn.slots, slots.OFFER_OPEN: False})


def _concrete(kind: Callable[..., ShopAction]) -> Iterator[Callable[..., ShopAction]]:
    """All kinds of actions that are derived from it, however far."""
    for each in kind.__subclasses__():  # type: ignore[attr-defined]
        if not isabstract(each):
            yield each
        yield from _concrete(each)
