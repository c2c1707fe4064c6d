"""What all our actions share: a turn goes in, a reply comes out, the shop's work in a thread."""
import asyncio
import logging
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import Any, Callable, ClassVar, Optional

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.handlers.refusals import refusal_of
from actions.handlers.shop_front import the_shop_front
from actions.handlers.turn import Turn, read_turn
from actions.shop.errors import ShopError
from actions.shop.front import ShopFront, Visit

logger = logging.getLogger(__name__)


@dataclass
class Reply:
    """What an action says and what it leaves behind."""

    messages: list[dict[str, Any]] = field(default_factory=list)
    events: list[EventType] = field(default_factory=list)

    def say(
        self, response: str, payload: Optional[dict[str, Any]] = None, **facts: Any
    ) -> "Reply":
        """Utter a response of the domain, with its facts and a neutral payload beside it."""
        self.messages.append({"response": response, "json_message": payload, **facts})
        return self

    def remember(self, **values: Any) -> "Reply":
        self.events += [SlotSet(name, value) for name, value in values.items()]
        return self


class ShopAction(Action, ABC):
    """An action that serves one turn in one transaction; a refusal rolls it back.

    One that only reads says so: then it waits for no other turn, and can't write.
    """

    writes: ClassVar[bool]

    def __init__(self, front: Callable[[], ShopFront] = the_shop_front) -> None:
        self._front = front

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        turn = read_turn(tracker)
        reply = await asyncio.to_thread(self.serve, turn)
        for message in reply.messages:
            payload = message.pop("json_message", None)
            if payload is not None:
                message["json_message"] = {"language": turn.language, **payload}
            dispatcher.utter_message(**message)
        return reply.events

    def serve(self, turn: Turn) -> Reply:
        """Answer the turn; what the shop refuses becomes a reply of its own."""
        try:
            with self._front().visit(turn.shopper, writes=self.writes) as visit:
                return self.respond(turn, visit)
        except ShopError as error:
            logger.info("%s refused: %s", self.name(), type(error).__name__)
            return self.refuse(turn, error)

    def refuse(self, turn: Turn, error: ShopError) -> Reply:
        """How a refusal is told; subclasses add what only they know."""
        refusal = refusal_of(error, turn.language)
        reply = Reply().say(refusal.response, refusal.payload, **refusal.facts)
        return reply.remember(**refusal.memory)

    @abstractmethod
    def respond(self, turn: Turn, visit: Visit) -> Reply:
        """Do the work of this action for one turn."""
