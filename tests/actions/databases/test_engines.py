"""Errors of the databases tell what went wrong, never what was written."""
import logging
import traceback
from decimal import Decimal

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from actions.databases.engines import reason_of, shown
from actions.shop.models import Customer, Order
from tests.actions.shop.shopping import NOON

SECRET = "secret street 5"


def an_order(**wrong):
    return Order(**{
        "visitor": "u:C1", "customer": "C1", "status": "placed", "currency": "USD",
        "name": SECRET, "address": SECRET, "delivery_price": Decimal(1), "total": Decimal(1),
        "ordered_at": NOON,
        **wrong,
    })


WRONG_ROWS = {
    "missing": lambda: [an_order(currency=None)],
    "twice": lambda: [an_order(number="secret 5"), an_order(number="secret 5")],
    "refers to nothing": lambda: [an_order(cart_id=99)],
    "not a number": lambda: [an_order(points_redeemed=SECRET)],
    "too long": lambda: [an_order(customer=SECRET * 9)],
}
SQLITE_TAKES = ("not a number", "too long")


def write(database, rows):
    """What whoever reads our logs gets to see of it."""
    try:
        with database.session_scope() as db:
            db.add_all(rows)
    except DBAPIError as error:
        logging.getLogger("test").exception("It failed")
        return f"{error!r} {reason_of(error)} {traceback.format_exc()}"
    return ""


@pytest.mark.parametrize("wrong", WRONG_ROWS)
def test_a_row_that_is_refused_is_not_shown(any_database, wrong, caplog):
    told = write(any_database, WRONG_ROWS[wrong]())

    if not (any_database.url.startswith("sqlite") and wrong in SQLITE_TAKES):
        assert "INSERT INTO shop_order" in told
    assert "secret" not in told + caplog.text


@pytest.mark.parametrize("statement", [
    "select * from shop_order where address = :secret and nothing = 1",
    "select * frm shop_order where address = :secret",
])
def test_a_statement_that_fails_does_not_show_its_parameters(any_database, statement, caplog):
    with any_database.read_scope() as db, pytest.raises(DBAPIError) as refused:
        db.execute(text(statement), {"secret": SECRET})

    assert SECRET not in str(refused.value) + caplog.text


def test_statements_may_be_logged_without_their_parameters(any_database, caplog):
    caplog.set_level(logging.INFO, "sqlalchemy.engine")

    with any_database.session_scope() as db:
        db.add(Customer(customer="C1", name=SECRET))

    assert "INSERT INTO customer" in caplog.text
    assert SECRET not in caplog.text


@pytest.mark.parametrize(("url", "words"), [
    ("sqlite:///var/shop.db", "var/shop.db"),
    ("postgresql+psycopg2://seller:geheim@db.example/shop",
     "postgresql+psycopg2://seller:***@db.example/shop"),
])
def test_the_place_of_a_database_is_told_without_its_password(url, words):
    assert shown(url) == words
