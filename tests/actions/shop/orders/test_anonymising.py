"""Orders that are older than the law asks for: nobody is named in them, all else stays."""
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select, update

from actions.shop.errors import OrderNotFound
from actions.shop.models import Cart, Order, PointsEntry
from actions.shop.orders.anonymising import CHUNK, forget_buyers, years_before
from tests.actions.shop.shopping import NOON, a_customer, a_shopper
from tests.builders import LOYAL, a_product

ANN, SARI = a_shopper(message="m1"), a_customer("C1")
TOMORROW = NOON + timedelta(days=1)


@pytest.fixture
def shop(open_any_shop):
    return open_any_shop(a_product("MUG"), profile=LOYAL, stock={"MUG": None})


def forget(shop, before=TOMORROW):
    return forget_buyers(shop.database, before, lambda: None)


def rows(shop, query):
    with shop.database.read_scope() as db:
        return db.execute(query).all()


def test_a_person_leaves_an_old_order_and_its_amounts_stay(shop):
    number = shop.buy("MUG", 2, SARI).number

    assert forget(shop) == 1

    [order] = shop.orders()
    assert (order.name, order.address, order.customer) == ("", "", None)
    assert order.visitor == f"x:{order.id}"
    assert (order.number, order.status, order.ordered_at) == (number, "placed", NOON)
    assert (order.total, order.currency, order.points_to_earn) == (Decimal("43.00"), "USD", 40)
    assert [(line.sku, line.quantity, line.unit_price) for line in order.lines] == [
        ("MUG", 2, Decimal("20.00")),
    ]


@pytest.mark.parametrize("shopper", [ANN, SARI])
def test_it_is_found_by_nobody_any_more(shop, shopper):
    number = shop.buy("MUG", 1, shopper).number
    forget(shop)

    with pytest.raises(OrderNotFound):
        shop.find(number, shopper)
    assert rows(shop, select(Cart.visitor, Cart.last_message)) == [("x:1", "")]


def test_a_customer_keeps_the_points_of_an_order_that_is_nobodys(shop):
    shop.pay(shop.buy("MUG", 2, SARI).number)
    before = shop.standing("C1")

    forget(shop)

    assert shop.standing("C1") == before
    assert rows(shop, select(PointsEntry.customer, PointsEntry.order_number)) == [("C1", None)]


def test_what_is_young_enough_stays_somebodys(shop):
    shop.buy("MUG", 1, SARI)

    assert forget(shop, before=NOON) == 0

    assert [order.customer for order in shop.orders()] == ["C1"]


def test_more_than_a_chunk_is_forgotten_in_steps_and_none_twice(shop):
    shop.buy("MUG", 1, ANN)
    with shop.database.session_scope() as db:
        db.add_all(
            Order(
                number=f"H{n}", visitor=f"u:C{n}", customer=f"C{n}", status="delivered",
                currency="USD", delivery_price=Decimal(0), total=Decimal(n), ordered_at=NOON,
            )
            for n in range(CHUNK + 5)
        )
    steps = []

    assert forget_buyers(shop.database, TOMORROW, lambda: steps.append(1)) == CHUNK + 6

    assert len(steps) == 3
    assert forget(shop) == 0
    assert rows(shop, select(Order.id).where(Order.customer.is_not(None))) == []


def test_one_whose_person_came_back_with_a_new_load_loses_it_again(shop):
    shop.buy("MUG", 1, SARI)
    forget(shop)
    with shop.database.session_scope() as db:
        db.execute(update(Order).values(customer="C1"))

    assert forget(shop) == 1


def test_told_to_end_it_leaves_whole_orders(shop):
    shop.buy("MUG", 1, SARI)

    def end():
        raise InterruptedError

    with pytest.raises(InterruptedError):
        forget_buyers(shop.database, TOMORROW, end)

    assert [order.name for order in shop.orders()] == ["Ann Lee"]


@pytest.mark.parametrize(("now", "then"), [
    (datetime(2026, 11, 29, 8), datetime(2016, 11, 29, 8)),
    (datetime(2028, 2, 29), datetime(2018, 2, 28)),
])
def test_years_are_those_of_the_calendar(now, then):
    assert years_before(now, 10) == then
