"""A reply: what an action says and what it leaves behind."""
from dataclasses import dataclass, field
from typing import Any, Optional

from rasa_sdk.events import EventType, SlotSet


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
