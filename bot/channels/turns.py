"""One turn: the message goes to Rasa, what Rasa says comes back line by line."""
import asyncio
import logging
from dataclasses import dataclass, field
from typing import Any, Awaitable, Callable, Mapping, Optional

from rasa.core.channels.channel import OutputChannel, UserMessage
from sqlalchemy.engine import Engine

from bot.channels.neutral import Sealer, to_wire
from bot.memory.buttons import remember_buttons
from bot.memory.database import DialogueMemoryError
from bot.memory.history import guard_slash
from bot.memory.seen_messages import mark_failed

logger = logging.getLogger(__name__)

CHANNEL = "web"
# Shorter than a browser's patience, so that the shopper hears of the failure from us.
TURN_SECONDS = 50.0

DONE = {"type": "done"}
DUPLICATE = {"type": "duplicate"}
TRY_AGAIN = {"type": "error", "code": "try_again"}

Handler = Callable[[UserMessage], Awaitable[Any]]
Lines = asyncio.Queue  # of the objects that become NDJSON lines; DONE or TRY_AGAIN is the last


@dataclass(frozen=True)
class Words:
    """What the shopper typed, or the payload and the title of the button they pressed."""

    text: str
    title: Optional[str] = None

    @property
    def for_rasa(self) -> str:
        """Only a button's payload may be obeyed as a command."""
        return self.text if self.title is not None else guard_slash(self.text)


@dataclass(frozen=True)
class Turn:
    """Everything about one message that the channel vouches for."""

    conversation: str
    message_id: str
    words: Words
    metadata: Mapping[str, Any]


class LineOutput(OutputChannel):
    """Sends each bot message on as soon as it is produced."""

    def __init__(self, engine: Engine, sealer: Sealer, lines: Lines) -> None:
        self._engine = engine
        self._sealer = sealer
        self._lines = lines

    @classmethod
    def name(cls) -> str:
        return CHANNEL

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        wire = to_wire(message, self._sealer)
        if wire.is_empty:
            return
        # First: a button must never be seen before it can be pressed.
        await asyncio.to_thread(remember_buttons, self._engine, recipient_id, wire.buttons)
        self._lines.put_nowait({"type": "message", "message": wire.body})


@dataclass
class TurnRunner:
    """Runs turns in tasks of their own: a browser that leaves doesn't end its turn."""

    engine: Engine
    turn_seconds: float = TURN_SECONDS
    _running: set["asyncio.Task[None]"] = field(default_factory=set)

    def start(self, turn: Turn, sealer: Sealer, handle: Handler) -> Lines:
        lines: Lines = asyncio.Queue()
        message = UserMessage(
            turn.words.for_rasa,
            LineOutput(self.engine, sealer, lines),
            turn.conversation,
            input_channel=CHANNEL,
            message_id=turn.message_id,
            metadata=dict(turn.metadata),
        )
        task = asyncio.create_task(self._run(turn, message, handle, lines))
        self._running.add(task)  # the event loop alone holds tasks weakly
        task.add_done_callback(self._running.discard)
        return lines

    async def _run(
        self, turn: Turn, message: UserMessage, handle: Handler, lines: Lines
    ) -> None:
        last = TRY_AGAIN
        try:
            await asyncio.wait_for(handle(message), self.turn_seconds)
            last = DONE
        except Exception:  # whatever fails inside Rasa, the shopper must get an answer
            logger.exception("Turn %s of %s failed.", turn.message_id, turn.conversation)
            await self._mark_failed(turn)
        finally:
            lines.put_nowait(last)

    async def _mark_failed(self, turn: Turn) -> None:
        try:
            await asyncio.to_thread(
                mark_failed, self.engine, turn.conversation, turn.message_id
            )
        except DialogueMemoryError:
            logger.warning("Turn %s can't be tried again by its id.", turn.message_id)


def finished(*objects: Mapping[str, Any]) -> Lines:
    """Lines that are complete from the start."""
    lines: Lines = asyncio.Queue()
    for item in objects:
        lines.put_nowait(item)
    return lines
