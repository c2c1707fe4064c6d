"""The web door: sessions, messages and history over HTTP."""
import asyncio
import json
from dataclasses import dataclass, field
from datetime import datetime, timezone
from typing import AsyncIterator, Callable, Optional, Sequence, TypeVar

from pydantic import SecretStr
from sqlalchemy.engine import Engine
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from actions.connectors.payment_provider import open_payment
from bot.channels.channel import Inbound, NeutralMessage, NotSent, Refused, Shown, Takes
from bot.channels.house import House
from bot.channels.json_values import Body
from bot.channels.neutral import Sealer, show
from bot.channels.replies import Replies
from bot.channels.web.order_desk import OrderDesk, order_routes
from bot.channels.web.pictures import Pictures
from bot.channels.web.requests import (
    bearer_token,
    guest_token,
    json_body,
    parse_message_request,
    parse_session_request,
)
from bot.channels.web.signed_tokens import (
    Customer,
    Session,
    TokenError,
    issue_session_token,
    new_session,
    verify_customer_token,
    verify_session_token,
)
from bot.dialogue.wording import Labels
from bot.memory.database import DialogueMemoryError
from bot.memory.history import Line, ShopperLine, read_history, read_waiting
from bot.memory.signed_out import is_signed_out, sign_out

NAME = "web"
NOT_KEPT = {"Cache-Control": "no-store"}
STREAMED = {**NOT_KEPT, "X-Accel-Buffering": "no"}
WORTH_COMPRESSING_BYTES = 1000

Told = TypeVar("Told")


@dataclass(frozen=True)
class WebDoor:
    """A shopper is who their signed token says, never who they claim to be."""

    shop_name: str
    memory: Engine = field(repr=False)
    labels: Labels = field(repr=False)
    pictures: Pictures
    orders: OrderDesk
    secret: SecretStr
    customer_secret: Optional[SecretStr] = None
    name: str = NAME
    can_send: bool = False

    def routes(self, reception: Takes) -> Sequence[BaseRoute]:
        async def start(request: Request) -> Response:
            return await self._start_session(request, reception)

        async def messages(request: Request) -> Response:
            replies = await reception.take(self, await self.read(request))
            return StreamingResponse(
                _lines(replies), headers=STREAMED, media_type="application/x-ndjson"
            )

        compressed = [Middleware(GZipMiddleware, minimum_size=WORTH_COMPRESSING_BYTES)]
        return [
            Route("/session", start, methods=["POST"]),
            Route("/session", self._sign_out, methods=["DELETE"]),
            Route("/messages", messages, methods=["POST"]),
            Route("/history", self._history, methods=["GET"], middleware=compressed),
            *order_routes(self.orders, self.session_of),
        ]

    async def read(self, request: Request) -> Inbound:
        session = await self.session_of(request)
        asked = parse_message_request(await json_body(request))
        return Inbound(
            channel=self.name, conversation=session.conversation, message_id=asked.message_id,
            text=asked.text, button=asked.button, customer=session.customer,
            page_language=session.language, address=_address(request),
        )

    def show(self, message: NeutralMessage, conversation: str) -> Shown:
        return show(message, Sealer(
            self.secret, conversation, self.labels, self.pictures.versioned
        ))

    async def send(self, recipient: str, body: Body) -> None:
        raise NotSent("a browser hears only what it asks for", is_final=True)

    async def session_of(self, request: Request) -> Session:
        """Raises Refused."""
        token = bearer_token(request.headers.get("authorization"))
        try:
            session = verify_session_token(token, self.secret)
        except TokenError as error:
            raise Refused(401, error.code) from error
        # Only who signed in can have signed out.
        if session.customer is not None and await self._remembered(is_signed_out, session):
            raise Refused(401, "bad_token")
        return session

    async def _start_session(self, request: Request, reception: Takes) -> Response:
        asked = parse_session_request(await json_body(request))
        customer = self._customer(asked.customer_token)
        reception.count_session(_address(request))
        session = new_session(customer, asked.language)
        await self._take_along(guest_token(request.headers.get("authorization")), session)
        expires_at = datetime.fromtimestamp(session.expires_at, timezone.utc)
        body = {
            "token": issue_session_token(session, self.secret),
            "conversation": session.conversation,
            "expires_at": expires_at.isoformat(),
            "shop": {"name": self.shop_name},
            "customer": _public(customer),
        }
        return JSONResponse(body, 201, NOT_KEPT)

    async def _take_along(self, token: Optional[str], session: Session) -> None:
        """Who signs in keeps what they put in as a guest; another token brings nothing."""
        if token is None or session.customer is None:
            return
        try:
            guest = verify_session_token(token, self.secret)
        except TokenError:
            return  # it has expired: the cart is left where it is
        if guest.customer is None:
            await asyncio.to_thread(self.orders.take_along, guest, session)

    async def _sign_out(self, request: Request) -> Response:
        """The session ends here, whatever copies of its token there are."""
        session = await self.session_of(request)
        await self._remembered(sign_out, session)
        return Response(status_code=204)

    async def _history(self, request: Request) -> Response:
        session = await self.session_of(request)
        lines = await self._remembered(read_history, session)
        messages = [self._line(line, session.conversation) for line in lines]
        retold = await asyncio.to_thread(self.orders.retold, session, messages)
        waiting = [
            {"from": "shopper", "text": line.text, "message_id": line.message_id}
            for line in await self._remembered(read_waiting, session)
        ]
        return JSONResponse({"messages": [*retold, *waiting]}, headers=NOT_KEPT)

    def _line(self, line: Line, conversation: str) -> Body:
        if isinstance(line, ShopperLine):
            return {"from": "shopper", "text": line.text}
        return {"from": "shop", **self.show(line.message, conversation).body}

    def _customer(self, token: Optional[str]) -> Optional[Customer]:
        if token is None:
            return None
        try:
            return verify_customer_token(token, self.customer_secret)
        except TokenError as error:
            raise Refused(401, error.code) from error

    async def _remembered(self, ask: Callable[[Engine, str], Told], session: Session) -> Told:
        """Asks the dialogue memory about a conversation; raises Refused when it is away."""
        try:
            return await asyncio.to_thread(ask, self.memory, session.conversation)
        except DialogueMemoryError as error:
            raise Refused(503, "try_again") from error


def open_web_door(house: House) -> WebDoor:
    settings = house.settings
    return WebDoor(
        house.shop_name, house.memory, house.labels, Pictures(settings.shop_dir / "pictures"),
        OrderDesk(house.shop, open_payment(settings)), settings.secret, settings.customer_secret,
    )


async def _lines(replies: Replies) -> AsyncIterator[str]:
    async for line in replies:
        yield json.dumps(line, ensure_ascii=False) + "\n"


def _address(request: Request) -> str:
    return request.client.host if request.client else ""


def _public(customer: Optional[Customer]) -> Optional[dict[str, str]]:
    if customer is None:
        return None
    return {"name": customer.name} if customer.name else {}
