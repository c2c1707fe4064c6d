"""Whereabouts of a shopper: their cart by product, the order placed last."""
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from actions.shop.models import Order, OrderLine
from actions.shop.whereabouts import LastOrder, Whereabouts, whereabouts
from tests.actions.shop.shopping import NOON, a_shopper
from tests.builders import a_product, a_variant

SIZES = (a_variant("S-41", "SHOE", "41"), a_variant("S-42", "SHOE", "42"))


@pytest.fixture
def shop(open_any_shop):
    return open_any_shop(
        a_product("SHOE", variants=SIZES), a_product("MUG"),
        a_product("LOCAL", prices={"IDR": Decimal(9000)}),
    )


def where(shop, visitor="c:ann"):
    with shop.database.read_scope() as db:
        return whereabouts(db, shop.catalogue, visitor, NOON - timedelta(hours=12))


def order(shop, *skus, days_ago=0, status="paid", visitor="c:ann"):
    free = Decimal(0)
    with shop.database.session_scope() as db:
        lines = [OrderLine(sku=sku, quantity=1, unit_price=free) for sku in skus]
        db.add(Order(
            visitor=visitor, status=status, currency="USD", delivery_price=free, total=free,
            ordered_at=NOON - timedelta(days=days_ago), lines=lines,
        ))


def test_who_comes_in_has_nothing(shop):
    assert where(shop) == Whereabouts({}, None, is_waiting=False)


def test_sizes_of_a_product_are_added_up(shop):
    for sku, variant, quantity in (("SHOE", "S-41", 1), ("MUG", "", 3), ("SHOE", "S-42", 2)):
        shop.add(sku, quantity, variant=variant)
    shop.add("MUG", shopper=a_shopper("c:ben"))

    assert where(shop).in_cart == {"SHOE": 3, "MUG": 3}


def test_what_is_not_sold_any_more_is_not_in_the_cart(shop):
    shop.add("MUG")
    shop.add("SHOE", variant="S-41")
    products = {**shop.catalogue.products, "MUG": a_product("MUG", prices={"IDR": Decimal(9000)})}
    del products["SHOE"]

    assert where(replace(shop, catalogue=replace(shop.catalogue, products=products))).in_cart == {}


def test_the_newest_order_is_told_with_all_that_was_ordered(shop):
    order(shop, "MUG", days_ago=2)
    order(shop, "SHOE", "MUG", days_ago=1, status="shipped")
    order(shop, "LOCAL", visitor="c:ben")

    assert where(shop).order == LastOrder(
        "shipped", NOON - timedelta(days=1), ("SHOE", "MUG")
    )


def test_an_order_without_lines_is_one(shop):
    order(shop)

    assert where(shop).order == LastOrder("paid", NOON, ())
