"""Carts and orders on the chat page: a cart that goes along, and where orders stand now."""
import asyncio
import logging
from dataclasses import dataclass
from datetime import datetime
from typing import Awaitable, Callable, Iterable, Mapping, Optional, TypeGuard

from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from actions.connectors.payment_provider import PaymentProvider
from actions.language.packs import default_language
from actions.saying.payloads.order import Receipt
from actions.shop.buying.taking_along import take_cart_along
from actions.shop.database import Database
from actions.shop.order_status import PAYABLE, OrderStatus
from actions.shop.orders.orders import statuses_of
from actions.shop.shopper import visitor_of
from bot.channels.channel import Refused
from bot.channels.json_values import Body
from bot.channels.web.signed_tokens import Session

Message = Body  # as the browser gets it: from, text, buttons, payload

LONGEST_NUMBER = 30

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class OrderDesk:
    """Looks after shoppers' own carts and orders, and nobody else's."""

    database: Database
    payment: PaymentProvider

    def statuses(self, session: Session, numbers: Iterable[str]) -> dict[str, OrderStatus]:
        """By number; an order that isn't this shopper's is left out."""
        with self.database.read_scope() as db:
            return statuses_of(db, _visitor(session), session.customer, numbers)

    def take_along(self, guest: Session, session: Session) -> None:
        """The guest's cart becomes that of who signed in; a shop that is away leaves it."""
        try:
            with self.database.session_scope() as db:
                take_cart_along(
                    db, _visitor(guest), _visitor(session), datetime.utcnow()
                )
        except SQLAlchemyError as error:
            logger.error("No cart could go along: %s", getattr(error, "orig", None) or error)

    def retold(self, session: Session, messages: Iterable[Message]) -> list[Message]:
        """A conversation whose receipts say where the orders stand now."""
        told = list(messages)
        numbers = receipt_numbers(told)
        if not numbers:
            return told
        try:
            statuses = self.statuses(session, numbers)
        except SQLAlchemyError as error:
            # What was said can be read without the shop.
            logger.error("No order could be looked up: %s", getattr(error, "orig", None) or error)
            return told
        return with_current_statuses(told, statuses, self.payment.link)


def _visitor(session: Session) -> str:
    return visitor_of(session.conversation, session.customer)


def order_routes(
    desk: OrderDesk, session_of: Callable[[Request], Awaitable[Session]]
) -> list[Route]:
    """`session_of` raises Refused for a request without a session's token."""

    async def show(request: Request) -> JSONResponse:
        session, number = await session_of(request), request.path_params["number"]
        if len(number) > LONGEST_NUMBER or not number.isprintable():
            raise Refused(404, "not_found")  # PostgreSQL doesn't even look for a null character
        try:
            statuses = await asyncio.to_thread(desk.statuses, session, [number])
        except SQLAlchemyError as error:
            raise Refused(503, "try_again") from error
        if number not in statuses:
            raise Refused(404, "not_found")
        status = statuses[number]
        link = _link(desk.payment.link, number, status, session.language)
        body = {"order_number": number, "status": status, "payment_url": link}
        return JSONResponse(body, headers={"Cache-Control": "no-store"})

    # A past order's number is the shop's own, and may have a slash in it.
    return [Route("/orders/{number:path}", show, methods=["GET"])]


def receipt_numbers(messages: Iterable[Message]) -> set[str]:
    """The orders whose receipts are in these messages."""
    payloads = (message.get("payload") for message in messages)
    return {str(payload["order_number"]) for payload in payloads if _is_receipt(payload)}


def with_current_statuses(
    messages: Iterable[Message],
    statuses: Mapping[str, OrderStatus],
    link: Callable[[str, str], str],
) -> list[Message]:
    """Receipts get the status of their order and, while it waits for it, a link to pay it.

    The link is made anew: the page may have moved since. Other messages stay as they are.
    """
    return [_retold(message, statuses, link) for message in messages]


def _retold(
    message: Message, statuses: Mapping[str, OrderStatus], link: Callable[[str, str], str]
) -> Message:
    receipt = message.get("payload")
    if not _is_receipt(receipt):
        return message
    number, language = str(receipt["order_number"]), receipt.get("language")
    if number not in statuses:  # erased, or no longer this shopper's: nothing to pay here
        return {**message, "payload": {**receipt, "payment_url": ""}}
    status = statuses[number]
    url = _link(link, number, status, str(language) if language else None)
    return {**message, "payload": {**receipt, "status": status, "payment_url": url or ""}}


def _link(
    link: Callable[[str, str], str], number: str, status: OrderStatus, language: Optional[str]
) -> Optional[str]:
    return link(number, language or default_language()) if status == PAYABLE else None


def _is_receipt(payload: object) -> TypeGuard[Body]:
    return (
        isinstance(payload, Mapping)
        and payload.get("type") == Receipt.type
        and isinstance(payload.get("order_number"), str)
    )
