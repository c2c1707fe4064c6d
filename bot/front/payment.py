"""The test payment page: clearly marked, takes no card data, pays or goes back to the chat."""
import asyncio
import logging
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Callable, Optional

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from actions.connectors.payment_provider import PaymentLink, TestPayment
from actions.language.packs import default_language, languages
from actions.shop.catalogue.catalogue_reading import read_profile
from actions.shop.database import Database
from actions.shop.errors import OrderNotFound
from actions.shop.models import Order
from actions.shop.order_status import SETTLED
from actions.shop.orders.orders import mark_paid
from bot.front.page_words import words_of
from bot.front.payment_view import PAGE, language_of, view_order

HEADERS = {
    "Content-Security-Policy": "; ".join((
        "default-src 'none'", "style-src 'self'", "img-src 'self'", "form-action 'self'",
        "base-uri 'none'", "frame-ancestors 'none'",
    )),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}
TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent), autoescape=select_autoescape(),
    undefined=StrictUndefined,
)

logger = logging.getLogger(__name__)


def payment_routes(
    database: Database,
    payment: TestPayment,
    shop_name: str,
    clock: Callable[[], datetime] = datetime.utcnow,
) -> list[Route]:
    """GET shows what is to be paid, POST pays it; a link not made here finds nothing."""
    counter = PaymentCounter(database, payment, shop_name, clock)
    return [
        Route("/pay/{token}", counter.show, methods=["GET"]),
        Route("/pay/{token}", counter.pay, methods=["POST"]),
    ]


@dataclass(frozen=True)
class PaymentCounter:
    """Where orders are paid, as one front holds it open."""

    database: Database
    payment: TestPayment
    shop_name: str
    clock: Callable[[], datetime]

    async def show(self, request: Request) -> Response:
        link = self.payment.read(request.path_params["token"])
        return await asyncio.to_thread(self._answer, self._page, link, request.url.path)

    async def pay(self, request: Request) -> Response:
        link = self.payment.read(request.path_params["token"])
        return await asyncio.to_thread(self._answer, self._paid, link, request.url.path)

    def _answer(
        self, act: Callable[..., Response], link: Optional[PaymentLink], address: str
    ) -> Response:
        """A database that is away is told to whoever pays, in words."""
        try:
            return act(link, address)
        except SQLAlchemyError as error:
            logger.error("A payment page failed: %s", getattr(error, "orig", None) or type(error))
            chosen = link.language if link else None
            language = chosen if chosen in languages() else default_language()
            return self._html("trouble", str(language), 503, address=address)

    def _paid(self, link: Optional[PaymentLink], address: str) -> Response:
        """Pay, then lead back to the page, which loading again then only shows."""
        if link is None:
            return self._page(link, address)
        # Of an order that is gone, the page tells that it is unknown.
        with suppress(OrderNotFound), self.database.session_scope() as db:
            mark_paid(db, link.order_number, self.clock())
        return RedirectResponse(address, status_code=303, headers=HEADERS)

    def _page(self, link: Optional[PaymentLink], address: str) -> Response:
        with self.database.read_scope() as db:
            order = link and db.scalar(select(Order).where(Order.number == link.order_number))
            if not link or not order:
                return self._html("unknown", default_language(), 404, is_in_all=True)
            profile = read_profile(db)
            language = language_of(link.language, db, order, profile)
            shown = view_order(db, order, profile, language)
        return self._html(order.status, language, 200, order=shown)

    def _html(
        self, state: str, language: str, status: int, is_in_all: bool = False, **facts: object
    ) -> Response:
        """`is_in_all`: in every language, where nobody knows who reads it."""
        spoken = words_of(PAGE)
        others = [
            {"language": code, "words": words}
            for code, words in spoken.items() if is_in_all and code != language
        ]
        body = TEMPLATES.get_template("payment.html").render(**{
            "state": state, "language": language, "words": spoken[language], "settled": SETTLED,
            "other_words": others, "shop_name": self.shop_name, "order": None, **facts,
        })
        return HTMLResponse(body, status_code=status, headers=HEADERS)
