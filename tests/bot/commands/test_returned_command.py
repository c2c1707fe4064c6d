"""An order that came back, recorded from the command line."""
from datetime import datetime
from decimal import Decimal
from io import StringIO

import pytest
from rich.console import Console
from sqlalchemy import func, select

from actions.schema import open_shop_database
from actions.selling.sessions import open_session
from actions.selling.tables import LedgerEntry
from actions.settings import Settings
from actions.shop.models import Order, PointsEntry
from actions.shop.orders.orders import mark_paid
from bot.commands.shop_commands import take_back_order

NOON = datetime(2024, 5, 1, 12, 0)


@pytest.fixture
def settings(tmp_path):
    return Settings(secret="s" * 32, database_url=f"sqlite:///{tmp_path / 'shop.db'}")


@pytest.fixture
def database(settings):
    """One placed order, P1, which earns 40 points once it is paid."""
    database = open_shop_database(settings.database_url, may_create=True)
    with database.session_scope() as db:
        db.add(Order(
            number="P1", cart_id=None, visitor="u:sari", customer="sari", status="placed",
            currency="USD", delivery_price=Decimal(0), discount=Decimal(0), points_redeemed=0,
            points_to_earn=40, total=Decimal("40.00"), ordered_at=NOON,
        ))
    yield database
    database.close()


def taken_back(settings, number):
    """The exit status and what was said."""
    said = Console(file=StringIO(), width=200)
    return take_back_order(settings, number, said), said.file.getvalue()


def standing(database):
    with database.read_scope() as db:
        points = db.scalar(select(func.coalesce(func.sum(PointsEntry.points), 0)))
        return db.scalar(select(Order.status)), points


def test_a_paid_order_comes_back_with_its_points_once(settings, database):
    with database.session_scope() as db:
        mark_paid(db, "P1", NOON)
    assert standing(database) == ("paid", 40)

    first, again = taken_back(settings, "P1"), taken_back(settings, "P1")

    assert (first[0], again[0]) == (0, 0)
    assert standing(database) == ("returned", 0)


def test_an_order_that_came_back_takes_its_offers_with_it(settings, database):
    with database.session_scope() as db:
        mark_paid(db, "P1", NOON)
        visit = open_session(db, "u:sari", NOON)
        db.add(LedgerEntry(
            id="o1", session_id=visit.id, origin="asked", visitor="u:sari", conversation="c",
            channel="web", strategy="accessory", kind="cross_sell", act="add", sku="CASE",
            quantity=1, context="cart new one", propensity=1.0, price=Decimal(20),
            currency="USD", status="purchased", turn=1, proposed_at=NOON, order_number="P1",
        ))

    taken_back(settings, "P1")

    with database.read_scope() as db:
        assert db.scalar(select(LedgerEntry.status)) == "returned"


def test_what_was_not_paid_can_not_come_back(settings, database):
    status, said = taken_back(settings, "P1")

    assert (status, "only a paid order" in said) == (1, True)
    assert standing(database) == ("placed", 0)


def test_an_unknown_order_is_told(settings, database):
    assert taken_back(settings, "P9") == (1, "There is no order P9.\n")
