"""The bot worker's application: a message goes in, what Rasa says comes back line by line."""
import asyncio
import json
import logging
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import AsyncIterator, Awaitable, Callable, Mapping, Protocol, TypedDict

from rasa.core.channels.channel import OutputChannel, UserMessage
from rasa.shared.exceptions import RasaException
from rasa.utils.log_utils import configure_structlog
from sqlalchemy.engine import Engine
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp

from actions.message_metadata import MessageMetadata
from actions.private_app import private_app
from actions.process import private_sockets
from actions.request_log import start_log
from actions.settings import Settings, action_token
from actions.workers import prepare_workers, serve_privately
from bot.memory.database import DialogueMemoryError
from bot.memory.history import read_replies
from bot.memory.inbox import InHand, mark_failed, take_next
from bot.memory.leases import Leases, open_leases
from bot.memory.lines import TooLong
from bot.memory.tracker_store import EventTrackerStore
from bot.metrics import MESSAGES
from bot.rasa.action_calls import ActionEndpoint
from bot.rasa.agent import ShopAgent
from bot.rasa.start import StartRefused
from bot.rasa.taken_message import TakenMessage

# Shorter than a browser's patience, so that the shopper hears of the failure from us.
TURN_SECONDS = 50.0
PATIENCE_SECONDS = 60.0  # behind a conversation's earlier messages

Line = Mapping[str, object]

DONE: Line = {"type": "done"}
FAILED: Line = {"type": "failed"}

logger = logging.getLogger(__name__)


Leave = Callable[[], Awaitable[None]]


async def _stay() -> None:
    """Nothing is to be closed."""


class LineOutput(OutputChannel):
    """Sends each bot message on as soon as it is produced."""

    def __init__(self, channel: str, lines: "asyncio.Queue[Line]") -> None:
        self._channel = channel
        self._lines = lines

    def name(self) -> str:
        return self._channel

    async def send_response(self, recipient_id: str, message: Mapping[str, object]) -> None:
        self._lines.put_nowait({"type": "message", "message": message})


class Asked(TypedDict):
    """What a front sends: which message of the inbox it waits for."""

    conversation: str
    message_id: str


class Answers(Protocol):
    """Rasa's agent, as far as a turn needs it."""

    async def handle_message(self, message: UserMessage) -> object:
        """One whole turn, which is said through the message's output channel."""


@dataclass
class Turns:
    """Runs turns in tasks of their own: a front that leaves doesn't end them."""

    agent: Answers
    memory: Engine = field(repr=False)
    leases: Leases
    seconds: float = TURN_SECONDS
    _running: set["asyncio.Task[None]"] = field(default_factory=set)

    def start(self, asked: Asked) -> AsyncIterator[str]:
        """Yields NDJSON up to `done` or `failed`."""
        lines: asyncio.Queue[Line] = asyncio.Queue()
        task = asyncio.create_task(self._run(asked, lines))
        self._running.add(task)  # the event loop alone holds tasks weakly
        task.add_done_callback(self._running.discard)
        return _told(lines)

    async def _run(self, asked: Asked, lines: "asyncio.Queue[Line]") -> None:
        conversation, last = asked["conversation"], FAILED
        try:
            async with self.leases.hold(conversation, PATIENCE_SECONDS):
                last = await self._answer(conversation, asked["message_id"], lines)
        except (TooLong, DialogueMemoryError) as error:
            logger.error(
                "Message %s of %s is not taken up: %s", asked["message_id"], conversation, error
            )
        except Exception:  # whatever it is, nobody may wait for ever
            logger.exception("Message %s of %s", asked["message_id"], conversation)
        finally:
            lines.put_nowait(last)

    async def _answer(
        self, conversation: str, message_id: str, lines: "asyncio.Queue[Line]"
    ) -> Line:
        """What was noted before and nobody answered comes first, so that order is kept."""
        take = partial(take_next, self.memory, conversation, message_id)
        while (taken := await asyncio.to_thread(take)) is not None:
            is_asked = taken.message_id == message_id
            last = await self._work(taken, lines if is_asked else asyncio.Queue())
            if is_asked:
                return last
        replies = await asyncio.to_thread(read_replies, self.memory, conversation, message_id)
        for message in replies or ():
            lines.put_nowait({"type": "message", "message": message})
        return FAILED if replies is None else DONE

    async def _work(self, taken: InHand, lines: "asyncio.Queue[Line]") -> Line:
        channel = MessageMetadata.read(taken.metadata).channel
        message = TakenMessage(taken, LineOutput(channel, lines))
        try:
            await asyncio.wait_for(self.agent.handle_message(message), self.seconds)
            MESSAGES.labels("answered").inc()
            return DONE
        except Exception as error:  # whatever fails inside Rasa, the shopper must get an answer
            # What an action failed of stands in the log of the actions, under the same request.
            is_told = isinstance(error, RasaException)
            logger.error(
                "Message %s of %s failed: %s", taken.message_id, taken.conversation, error,
                exc_info=None if is_told else error,
            )
            MESSAGES.labels("failed").inc()
            await asyncio.to_thread(mark_failed, self.memory, taken)
            return FAILED


async def _told(lines: "asyncio.Queue[Line]") -> AsyncIterator[str]:
    line: Line = {}
    while line not in (DONE, FAILED):
        line = await lines.get()
        yield json.dumps(line, ensure_ascii=False) + "\n"


def build_app(turns: Turns, model: str, token: str, leave: Leave = _stay) -> ASGIApp:
    """`leave` is awaited at the end."""

    @asynccontextmanager
    async def lifespan(_: ASGIApp) -> AsyncIterator[None]:
        yield
        await leave()

    async def take_turn(request: Request) -> Response:
        told = turns.start(await request.json())
        return StreamingResponse(told, media_type="application/x-ndjson")

    async def health(_: Request) -> Response:
        return JSONResponse({"model": model})

    return private_app(
        [Route("/turns", take_turn, methods=["POST"]), Route("/health", health, methods=["GET"])],
        token, lifespan,
    )


def open_store(settings: Settings) -> EventTrackerStore:
    """Raises StartRefused."""
    try:
        return EventTrackerStore(None, settings.memory_url)
    except DialogueMemoryError as error:
        raise StartRefused(f"The dialogue memory can't be opened: {error}") from error


def load_agent(store: EventTrackerStore, model: Path, actions: ActionEndpoint) -> ShopAgent:
    """Raises StartRefused."""
    agent = ShopAgent(tracker_store=store, action_endpoint=actions)
    try:
        agent.load_model(model)
        # The first message of all would otherwise pay for what components load late.
        asyncio.run(agent.parse_message("hello"))
    except Exception as error:  # a model may fail in as many ways as it has components
        raise StartRefused(f"The model {model} can't be loaded: {error}") from error
    return agent


def serve(settings: Settings, model: Path) -> None:
    """Until the process is told to stop; raises StartRefused."""
    # Only what an operator must see; below that level Rasa logs what shoppers write.
    configure_structlog(logging.WARNING)
    start_log("bot", settings.log_format)
    # It tells of each action that fails, as we do.
    logging.getLogger("rasa.core.processor").setLevel(logging.CRITICAL)
    token = action_token(settings.secret)
    prepare_workers(settings.workers)
    actions = ActionEndpoint(private_sockets("actions", settings.workers), token)
    store = open_store(settings)
    turns = Turns(load_agent(store, model, actions), store.engine, open_leases(store.engine))
    serve_privately(build_app(turns, model.name, token, actions.close), "bot", settings.workers)
