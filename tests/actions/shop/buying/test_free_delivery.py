"""Delivery that becomes free from a subtotal on."""
from dataclasses import replace
from decimal import Decimal

import pytest

from actions.shop.money import Money
from tests.actions.shop.shopping import a_customer, details
from tests.builders import DELIVERIES, LOYAL, PROFILE, a_product

STANDARD, EXPRESS, PICKUP = DELIVERIES
FREE_FROM = {"USD": Decimal("40.00"), "IDR": Decimal("600000")}
FREED = replace(STANDARD, free_from=FREE_FROM)
FREE = replace(details(), delivery=FREED)


def usd(amount):
    return Money(Decimal(amount), "USD")


@pytest.mark.parametrize(
    ("subtotal", "price"), [("0.00", "3.00"), ("39.99", "3.00"), ("40.00", "0"), ("99.00", "0")]
)
def test_delivery_costs_nothing_from_its_subtotal_on(subtotal, price):
    assert FREED.price_for(usd(subtotal)) == usd(price)


def test_an_option_without_such_a_subtotal_always_costs():
    assert EXPRESS.price_for(usd("9000.00")) == usd("8.00")


def test_each_currency_has_its_own_subtotal():
    assert FREED.price_for(Money(Decimal(600000), "IDR")).amount == 0
    assert FREED.price_for(Money(Decimal(599999), "IDR")).amount == 20000


@pytest.mark.parametrize(
    ("options", "currency", "lowest"),
    [
        (DELIVERIES, "USD", None),
        ((FREED, EXPRESS), "USD", Decimal("40.00")),
        ((FREED, EXPRESS), "EUR", None),
        ((FREED, replace(EXPRESS, free_from={"USD": Decimal(30)})), "USD", Decimal(30)),
        ((FREED, replace(PICKUP, free_from={"USD": Decimal(1)})), "USD", Decimal("40.00")),
    ],
)
def test_the_lowest_subtotal_that_frees_a_paid_delivery(options, currency, lowest):
    assert replace(PROFILE, deliveries=options).free_delivery_from(currency) == lowest


@pytest.mark.parametrize(("quantity", "total"), [(1, "23.00"), (2, "40.00"), (3, "60.00")])
def test_review_and_order_apply_it_to_the_goods(open_shop, quantity, total):
    shop = open_shop(a_product("KETTLE"))
    shop.add("KETTLE", quantity)

    review = shop.review(chosen=FREE)
    order = shop.place(review.cart_id, chosen=FREE)

    assert review.total == usd(total)
    assert order.total == Decimal(total)
    assert order.delivery_price == review.delivery_price.amount


def test_points_that_lower_the_price_leave_the_delivery_free(open_shop):
    shop = open_shop(a_product("KETTLE"), profile=LOYAL)
    ana = a_customer("ana")
    shop.grant("ana", 100)
    shop.add("KETTLE", 2, ana)
    shop.choose(ana)

    assert shop.review(ana, FREE).total == usd("35.00")
