"""A reply: what an action says and what it leaves behind."""
from dataclasses import dataclass, field
from typing import Mapping, Optional, Sequence, Union

from rasa_sdk.events import EventType, SlotSet

from actions.saying.payloads.payload import Payload
from actions.saying.responses import Response

Fact = Union[str, int]  # fills a placeholder of the wording
Fields = Mapping[str, object]
SlotValue = Union[None, str, int, Sequence[str], Fields, Sequence[Fields]]


@dataclass(frozen=True)
class Message:
    """One response of the domain with its facts, and what a channel may show beside it."""

    response: Response
    facts: Mapping[str, Fact] = field(default_factory=dict)
    payload: Union[None, Payload, Mapping[str, object]] = None  # the latter: told again as it was


@dataclass
class Reply:
    """Grows as an action says more; what it remembers are slots."""

    messages: list[Message] = field(default_factory=list)
    events: list[EventType] = field(default_factory=list)

    def say(
        self, response: Response, payload: Optional[Payload] = None, /, **facts: Fact
    ) -> "Reply":
        """Utter a response of the domain, with its facts and a payload beside it."""
        self.messages.append(Message(response, facts, payload))
        return self

    def remember(self, **values: SlotValue) -> "Reply":
        self.events += [SlotSet(name, value) for name, value in values.items()]
        return self

    def and_then(self, other: "Reply") -> "Reply":
        """Say and remember what another reply does, after this one."""
        self.messages += other.messages
        self.events += other.events
        return self
