"""What a door implements: read a request, show a message within its limits, send one by itself."""
from dataclasses import dataclass, field
from typing import Optional, Protocol, Sequence

from starlette.requests import Request
from starlette.routing import BaseRoute

from bot.channels.json_values import Body
from bot.channels.replies import Replies
from bot.memory.buttons import Button

# What Rasa sends: text, buttons and custom (our payload), each of which may be missing.
NeutralMessage = Body


@dataclass
class Refused(Exception):
    """A request ends here: a status and a code, never words for shoppers."""

    status: int
    code: str
    retry_after_s: Optional[int] = None


@dataclass(frozen=True)
class Inbound:
    """One message of somebody the door has verified; exactly one of text and button is set."""

    channel: str
    conversation: str
    message_id: str
    text: Optional[str] = None
    button: Optional[str] = None  # its id
    customer: Optional[str] = None
    page_language: Optional[str] = None
    address: str = ""  # where the request came from, for the limits


@dataclass(frozen=True)
class Shown:
    """`body` goes to the door's other side; `buttons` must be remembered first."""

    body: Body
    buttons: tuple[Button, ...] = field(default=())

    @property
    def is_empty(self) -> bool:
        return not any(self.body.values())


@dataclass
class NotSent(Exception):
    """A message could not be sent; `is_final` when trying again is of no use."""

    reason: str
    is_final: bool = False


class Takes(Protocol):
    """Reception as doors see it."""

    async def take(self, channel: "Channel", inbound: Inbound) -> Replies:
        """Admit one message, which is answered whoever leaves meanwhile; raises Refused."""

    async def take_apart(self, channel: "Channel", inbound: Inbound, recipient: str) -> None:
        """Admit one message; what is said to it goes to the outbox. Raises Refused."""

    def count_session(self, address: str) -> None:
        """One more conversation begins there; raises Refused when it is one too many."""


class Channel(Protocol):
    """A door. Whoever adds one writes it here beside and names it in CHANNELS."""

    @property
    def name(self) -> str:
        """As metadata, ledger and outbox call it."""

    @property
    def can_send(self) -> bool:
        """Whether it reaches people who don't ask: its replies go through the outbox."""

    def routes(self, reception: Takes) -> Sequence[BaseRoute]:
        """Where it is reached."""

    async def read(self, request: Request) -> Inbound:
        """Who says what; raises Refused before anything is done."""

    def show(self, message: NeutralMessage, conversation: str) -> Shown:
        """The best this door can show of a message."""

    async def send(self, recipient: str, body: Body) -> None:
        """Bring what no request waits for; raises NotSent."""
