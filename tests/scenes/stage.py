"""A shop and its bot in one process: a message is answered as it is when both are served."""
import asyncio
import itertools
import logging
from dataclasses import dataclass, field
from typing import Any, Iterable, Iterator, Mapping, Optional
from uuid import uuid4

from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig
from rasa.utils.log_utils import configure_structlog
from rasa_sdk.executor import ActionExecutor

from actions.message_metadata import MessageMetadata
from actions.shop.visit import ShopFront
from bot.rasa.agent import ShopAgent

EARLIER = 10  # messages before the one that is said


class OwnActions(EndpointConfig):
    """The actions, called where they are."""

    def __init__(self) -> None:
        super().__init__("http://actions")
        self._executor = ActionExecutor()
        self._executor.register_package("actions.handlers")

    async def request(self, *args: Any, json: Any = None, **kwargs: Any) -> Any:
        return await self._executor.run(json)


@dataclass(frozen=True)
class Answer:
    """What was said back, and the talk as it is afterwards."""

    messages: list[Mapping[str, Any]]
    tracker: DialogueStateTracker

    @property
    def payloads(self) -> Iterator[Mapping[str, Any]]:
        return (each["custom"] for each in self.messages if each.get("custom"))


@dataclass
class Stage:
    """Conversations in one shop, each begun where a scene puts it."""

    front: ShopFront
    agent: ShopAgent
    run: str = field(default_factory=lambda: uuid4().hex[:8])
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def conversation(self) -> str:
        return f"scene-{self.run}-{next(self._numbers)}"

    def say(
        self, text: str, conversation: str, before: Iterable[Event], customer: Optional[str],
        turn: int = EARLIER + 1,
    ) -> Answer:
        """The message, in a talk in which that happened before; each of a talk has its own turn."""
        return asyncio.run(self._say(text, conversation, before, customer, turn))

    def understood(self, text: str, prompt: Optional[str] = None) -> Any:
        """As it is read, beside what was asked last."""
        return asyncio.run(self.agent.parse_beside(text, prompt))

    async def _say(
        self, text: str, conversation: str, before: Iterable[Event], customer: Optional[str],
        turn: int,
    ) -> Answer:
        store = self.agent.tracker_store
        tracker = await store.get_or_create_tracker(conversation)
        tracker.update_with_events(list(before), self.agent.domain)
        await store.save(tracker)
        metadata = MessageMetadata(
            turn=turn, message_id=f"{conversation}/{turn}", customer=customer
        )
        output = CollectingOutputChannel()
        message = UserMessage(
            text, output, conversation, message_id=metadata.message_id,
            input_channel="web", metadata=metadata.as_dict(),
        )
        await self.agent.handle_message(message)
        return Answer(output.messages, await store.get_or_create_tracker(conversation))


def load_agent(model: Any) -> ShopAgent:
    configure_structlog(logging.ERROR)
    agent = ShopAgent(
        tracker_store=InMemoryTrackerStore(Domain.empty()), action_endpoint=OwnActions()
    )
    agent.load_model(model)
    return agent
