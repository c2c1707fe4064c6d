"""The payment page through a real client: pays once, by a link made here, and shows no more."""
from datetime import datetime
from decimal import Decimal

import pytest
from sqlalchemy import select
from yarl import URL

from actions.connectors.payment import TestPayment
from actions.shop.models import Order
from tests.actions.serving import SECRET, open_server

pytestmark = pytest.mark.asyncio

NUMBER = "P100001"


@pytest.fixture
def order(served_database):
    """Sets up an order in this state and returns the path of its payment page."""

    def placed(status="placed", currency="USD", total="22.00"):
        with served_database.session_scope() as db:
            db.add(Order(
                number=NUMBER, visitor="c:ann", status=status, currency=currency,
                delivery_price=Decimal(3), total=Decimal(total),
                ordered_at=datetime(2024, 5, 1),
            ))
        return URL(TestPayment("", SECRET).link(NUMBER)).path

    return placed


def status_of(database):
    with database.read_scope() as db:
        return db.scalar(select(Order.status).where(Order.number == NUMBER))


async def test_the_payment_page_shows_what_is_to_be_paid(served_database, order):
    path = order()
    async with open_server() as call:
        status, headers, text = await call("GET", path)

    assert status == 200
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert "Order P100001" in text
    assert "$22.00" in text
    assert '<form method="post">' in text
    assert "<input" not in text
    assert status_of(served_database) == "placed"


async def test_the_payment_page_speaks_the_language_of_the_currency(served_database, order):
    path = order(currency="IDR", total="320000")
    async with open_server() as call:
        _, _, text = await call("GET", path)

    assert '<html lang="id">' in text
    assert "Rp320.000" in text


@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_the_payment_page_runs_no_script_in_no_frame(served_database, order, method):
    path = order()
    async with open_server() as call:
        _, headers, _ = await call(method, path)

    assert headers["Content-Security-Policy"] == (
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; "
        "frame-ancestors 'none'"
    )
    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Content-Type-Options"] == "nosniff"


async def test_paying_twice_pays_once(served_database, order):
    path = order()
    async with open_server() as call:
        for _ in range(2):
            status, _, text = await call("POST", path)
            assert status == 200
            assert "Paid." in text
            assert "<form" not in text

    assert status_of(served_database) == "paid"


@pytest.mark.parametrize("status", ["cancelled", "shipped"])
async def test_what_need_not_be_paid_is_not(served_database, order, status):
    path = order(status)
    async with open_server() as call:
        _, _, shown = await call("GET", path)
        code, _, paid = await call("POST", path)

    assert code == 200
    assert "<form" not in shown + paid
    assert ("nothing to pay" in paid) == (status == "cancelled")
    assert status_of(served_database) == status


@pytest.mark.parametrize("link", [
    TestPayment("", "x" * 32).link(NUMBER), "/pay/nonsense", f"/pay/{NUMBER}",
    TestPayment("", SECRET).link("P999999"),
], ids=["forged", "nonsense", "number", "gone"])
@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_a_link_that_leads_nowhere_pays_nothing(served_database, order, method, link):
    order()
    async with open_server() as call:
        status, headers, text = await call(method, link)

    assert status == 404
    assert "Content-Security-Policy" in headers
    assert NUMBER not in text
    assert status_of(served_database) == "placed"
