"""What a channel vouches for beside a message's words: written at reception, read by whoever asks.

Rasa keeps it with the message as a plain object; what stands at its default is left out there.
"""
from dataclasses import dataclass, fields, replace
from typing import Any, Mapping, Optional


@dataclass(frozen=True)
class MessageMetadata:
    """All of it. A message may be served as two: the first knows the whole, the other goes on."""

    channel: str = "web"
    customer: Optional[str] = None  # from a verified token alone
    page_language: Optional[str] = None
    turn: int = 0  # count of the conversation's messages, this one included
    message_id: str = ""
    request_id: str = ""  # of the request that brought it, as the logs name it
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

    def first_of_two(self, whole_text: str) -> "MessageMetadata":
        return replace(self, more_follows=True, whole_text=whole_text)

    def second_of_two(self) -> "MessageMetadata":
        """An id of its own: what is put into the cart twice on purpose is no repetition."""
        return replace(self, goes_on=True, message_id=f"{self.message_id}/2")
