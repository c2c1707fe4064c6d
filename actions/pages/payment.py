"""The test payment page: clearly marked, takes no card data, pays or goes back."""
import asyncio
from contextlib import suppress
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, select_autoescape
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, html
from sqlalchemy import select

from actions.connectors.payment import TestPayment
from actions.shop.errors import OrderNotFound
from actions.shop.front import ShopFront
from actions.shop.models import Order
from actions.shop.money import Money, format_money
from actions.shop.orders import mark_paid

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; "
    "frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}
TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent), autoescape=select_autoescape()
)


def payment_pages(front: ShopFront, payment: TestPayment) -> Blueprint:
    """GET shows what is to be paid, POST pays it; a link not made here finds nothing."""
    pages = Blueprint("payment", url_prefix="/pay")

    @pages.get("/<token>")
    async def show(request: Request, token: str) -> HTTPResponse:
        return await asyncio.to_thread(_page, front, payment.order_number(token))

    @pages.post("/<token>")
    async def pay(request: Request, token: str) -> HTTPResponse:
        number = payment.order_number(token)
        if number is not None:
            await asyncio.to_thread(_pay, front, number)
        return await asyncio.to_thread(_page, front, number)

    return pages


def _pay(front: ShopFront, number: str) -> None:
    """Mark the order paid; of one that is gone the page tells that it is unknown."""
    with suppress(OrderNotFound), front.database.session_scope() as db:
        mark_paid(db, number, front.clock())


def _page(front: ShopFront, number: str | None) -> HTTPResponse:
    with front.database.read_scope() as db:
        order = db.scalar(select(Order).where(Order.number == number)) if number else None
        facts = _facts(order) if order else {"status": "unknown"}
    body = TEMPLATES.get_template("payment.html").render(**facts)
    return html(body, status=200 if order else 404, headers=HEADERS)


def _facts(order: Order) -> dict[str, Any]:
    language = "id" if order.currency == "IDR" else "en"
    return {
        "language": language,
        "number": order.number,
        "status": order.status,
        "total": format_money(Money(order.total, order.currency), language),
    }
