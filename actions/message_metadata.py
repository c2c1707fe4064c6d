"""What a channel vouches for beside a message's words: written at reception, read by whoever asks.

Rasa keeps it with the message as a plain object; what stands at its default is left out there.
"""
from dataclasses import dataclass, fields, replace
from typing import Any, Mapping, Optional


@dataclass(frozen=True)
class MessageMetadata:
    """All of it. A message may be served in parts: each knows the whole, later ones go on."""

    channel: str = "web"
    customer: Optional[str] = None  # from a verified token alone
    page_language: Optional[str] = None
    turn: int = 0  # count of the conversation's messages, this one included
    message_id: str = ""
    request_id: str = ""  # of the request that brought it, as the logs name it
    fence: int = 0  # higher than that of any earlier attempt in the conversation
    is_retry: bool = False  # an earlier attempt at this message broke off
    step: int = 0  # actions that ran for it before; told to actions alone
    title: Optional[str] = None  # of the button that was pressed; None: it was typed
    whole_text: Optional[str] = None
    more_follows: bool = False
    goes_on: bool = False
    is_external: bool = False  # Rasa's own mark of what no shopper said

    @classmethod
    def read(cls, stored: Optional[Mapping[str, Any]]) -> "MessageMetadata":
        """What stands at a message; names of other versions are passed over."""
        known = {field.name for field in fields(cls)}
        return cls(**{name: value for name, value in (stored or {}).items() if name in known})

    def as_dict(self) -> dict[str, object]:
        """For Rasa to keep."""
        return {
            field.name: getattr(self, field.name) for field in fields(self)
            if getattr(self, field.name) != field.default
        }

    def part_of_message(self, place: int, count: int, whole_text: str) -> "MessageMetadata":
        """Of the part that is served at this place, from 0.

        Each later one has an id of its own: what is put into the cart twice on purpose is no
        repetition.
        """
        part = replace(self, more_follows=place + 1 < count, whole_text=whole_text)
        if place == 0:
            return part
        return replace(part, goes_on=True, message_id=f"{self.message_id}/{place + 1}")
