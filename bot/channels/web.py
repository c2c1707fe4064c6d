"""The web channel: sessions, messages and history over HTTP, beside the chat page itself."""
import asyncio
import json
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, Optional

from pydantic import SecretStr
from rasa.core.channels.channel import InputChannel
from sanic import Blueprint
from sanic.exceptions import SanicException
from sanic.request import Request
from sanic.response import HTTPResponse
from sanic.response import json as json_response
from sqlalchemy.engine import Engine

from actions.settings import load_settings
from bot.channels.flood import FloodGate
from bot.channels.neutral import Sealer, to_wire
from bot.channels.page import add_page_routes
from bot.channels.refusals import Refused, answer_refused, answer_sanic
from bot.channels.requests import (
    MessageRequest,
    bearer_token,
    parse_message_request,
    parse_session_request,
)
from bot.channels.shop_name import read_shop_name
from bot.channels.tokens import (
    Customer,
    Session,
    TokenError,
    issue_session_token,
    new_session,
    verify_customer_token,
    verify_session_token,
)
from bot.channels.turns import (
    CHANNEL,
    DONE,
    DUPLICATE,
    TRY_AGAIN,
    Handler,
    Lines,
    Turn,
    TurnRunner,
    Words,
    finished,
)
from bot.memory.buttons import find_button
from bot.memory.database import DialogueMemoryError, open_memory
from bot.memory.history import Line, ShopperLine, read_history
from bot.memory.lock_store import InProcessLockStore
from bot.memory.seen_messages import note_message

STREAM_HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


@dataclass(frozen=True)
class WebShop:
    """What the channel knows of the shop it stands in."""

    name: str
    pictures_dir: Path
    secret: SecretStr
    customer_secret: Optional[SecretStr] = None


class WebChannel(InputChannel):
    """A shopper is who their signed token says, never who they claim to be."""

    def __init__(
        self,
        shop: WebShop,
        engine: Engine,
        flood: Optional[FloodGate] = None,
        turns: Optional[TurnRunner] = None,
    ) -> None:
        self._shop = shop
        self._engine = engine
        self._flood = flood or FloodGate()
        self._turns = turns or TurnRunner(engine)
        self._arrivals = InProcessLockStore()

    @classmethod
    def name(cls) -> str:
        return CHANNEL

    @classmethod
    def from_credentials(cls, credentials: Optional[dict[str, Any]]) -> "WebChannel":
        """All comes from the settings: an entry in credentials.yml is only a name."""
        settings = load_settings()
        shop = WebShop(
            read_shop_name(settings.shop_dir),
            settings.shop_dir / "pictures",
            settings.secret,
            settings.customer_secret,
        )
        return cls(shop, open_memory(settings.memory_url))

    def blueprint(self, on_new_message: Handler) -> Blueprint:
        blueprint = Blueprint(CHANNEL)

        # Functions, since Sanic writes attributes on its handlers, which methods don't take.
        async def session(request: Request) -> HTTPResponse:
            return await self._start_session(request)

        async def messages(request: Request) -> None:
            await _stream(request, await self._take(request, on_new_message))

        async def history(request: Request) -> HTTPResponse:
            return await self._history(request)

        blueprint.add_route(session, "/session", methods=["POST"])
        blueprint.add_route(messages, "/messages", methods=["POST"])
        blueprint.add_route(history, "/history", methods=["GET"])
        blueprint.add_route(health, "/health", methods=["GET"])
        add_page_routes(blueprint, self._shop.pictures_dir)
        blueprint.exception(Refused)(answer_refused)
        blueprint.exception(SanicException)(answer_sanic)
        return blueprint

    async def _start_session(self, request: Request) -> HTTPResponse:
        asked = parse_session_request(request.json)
        customer = self._customer(asked.customer_token)
        session = new_session(customer.id if customer else None, asked.language)
        expires_at = datetime.fromtimestamp(session.expires_at, timezone.utc)
        body = {
            "token": issue_session_token(session, self._shop.secret),
            "conversation": session.conversation,
            "expires_at": expires_at.isoformat(),
            "shop": {"name": self._shop.name},
            "customer": _public(customer),
        }
        return json_response(body, status=201, headers={"Cache-Control": "no-store"})

    async def _take(self, request: Request, handle: Handler) -> Lines:
        """Check a message, note it, and set its turn going."""
        session = self._session(request)
        asked = parse_message_request(request.json)
        if not self._flood.admits(session.conversation):
            raise Refused(429, "too_many")
        # Shielded: once noted, a message must be answered, whether the browser stays or not.
        return await asyncio.shield(
            self._admit(session, asked, self._sealer(request, session), handle)
        )

    async def _admit(
        self, session: Session, asked: MessageRequest, sealer: Sealer, handle: Handler
    ) -> Lines:
        # Threads finish in any order; without this, quick messages could overtake each other.
        async with self._arrivals.lock(session.conversation):
            try:
                words = await self._words(session, asked)
                arrival = await asyncio.to_thread(
                    note_message, self._engine, session.conversation, asked.message_id
                )
            except DialogueMemoryError as error:
                raise Refused(503, "try_again") from error
            if arrival.is_repeated:
                return finished(DUPLICATE, DONE)
            turn = _turn(session, asked, words, arrival.turn)
            return self._turns.start(turn, sealer, handle)

    async def _words(self, session: Session, asked: MessageRequest) -> Words:
        if asked.text is not None:
            return Words(asked.text)
        button = await asyncio.to_thread(
            find_button, self._engine, session.conversation, asked.button or ""
        )
        if button is None:
            raise Refused(400, "unknown_button")
        return Words(button.payload, button.title)

    async def _history(self, request: Request) -> HTTPResponse:
        session = self._session(request)
        try:
            lines = await asyncio.to_thread(
                read_history, self._engine, session.conversation
            )
        except DialogueMemoryError as error:
            raise Refused(503, "try_again") from error
        sealer = self._sealer(request, session)
        body = {"messages": [_on_the_wire(line, sealer) for line in lines]}
        return json_response(body, headers={"Cache-Control": "no-store"})

    def _session(self, request: Request) -> Session:
        token = bearer_token(request.headers.get("authorization"))
        try:
            return verify_session_token(token, self._shop.secret)
        except TokenError as error:
            raise Refused(401, error.code) from error

    def _customer(self, token: Optional[str]) -> Optional[Customer]:
        if token is None:
            return None
        try:
            return verify_customer_token(token, self._shop.customer_secret)
        except TokenError as error:
            raise Refused(401, error.code) from error

    def _sealer(self, request: Request, session: Session) -> Sealer:
        domain = request.app.ctx.agent.domain
        return Sealer(self._shop.secret, session.conversation, domain.responses)


async def _stream(request: Request, lines: Lines) -> None:
    response = await request.respond(
        content_type="application/x-ndjson", headers=STREAM_HEADERS
    )
    line: dict[str, Any] = {}
    while line not in (DONE, TRY_AGAIN):
        line = await lines.get()
        await response.send(json.dumps(line, ensure_ascii=False) + "\n")
    await response.eof()


def _turn(session: Session, asked: MessageRequest, words: Words, number: int) -> Turn:
    metadata = {
        "channel": CHANNEL,
        "customer": session.customer,
        "page_language": session.language,
        "turn": number,
        "title": words.title,
        "message_id": asked.message_id,
    }
    return Turn(session.conversation, asked.message_id, words, metadata)


def _public(customer: Optional[Customer]) -> Optional[dict[str, str]]:
    if customer is None:
        return None
    return {"name": customer.name} if customer.name else {}


def _on_the_wire(line: Line, sealer: Sealer) -> dict[str, Any]:
    if isinstance(line, ShopperLine):
        return {"from": "shopper", "text": line.text}
    return {"from": "shop", **to_wire(line.message, sealer).body}


async def health(request: Request) -> HTTPResponse:
    agent = getattr(request.app.ctx, "agent", None)
    if agent is None or not agent.is_ready():
        raise Refused(503, "starting")
    return json_response({"status": "ok"})
