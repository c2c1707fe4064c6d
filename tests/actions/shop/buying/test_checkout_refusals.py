"""Confirmations that order nothing: unreviewed, changed, sold out, or somebody else's cart."""
from dataclasses import replace
from decimal import Decimal

import pytest

from actions.shop.buying.stock import stock_of_line
from actions.shop.errors import EmptyCart, NotEnoughStock, NothingReviewed, ReviewOutdated
from actions.shop.money import Money
from tests.actions.shop.shopping import Shop, a_shopper, details
from tests.builders import DELIVERIES, a_catalogue, a_product

KETTLE = a_product("KETTLE")
MUG = a_product("MUG", prices={"USD": Decimal("4.50"), "IDR": Decimal("70000")})
STRANGER = a_shopper("c:stranger")
DEARER = replace(DELIVERIES[0], prices={"USD": Decimal("3.01"), "IDR": Decimal(20000)})


def usd(amount):
    return Money(Decimal(amount), "USD")


@pytest.fixture
def shop(open_shop):
    return open_shop(KETTLE, MUG)


def assert_nothing_ordered(shop, in_cart):
    assert shop.orders() == []
    assert shop.stock() == {"KETTLE": 10, "MUG": 10}
    assert shop.lines() == in_cart


def test_nothing_is_ordered_without_a_review(shop):
    shop.add("KETTLE")
    [cart] = shop.carts()

    with pytest.raises(NothingReviewed):
        shop.place(cart.id)

    assert_nothing_ordered(shop, [("KETTLE", "", 1)])


def test_a_confirmation_of_another_cart_of_mine_orders_nothing(shop):
    shop.add("KETTLE")
    cart_id = shop.review().cart_id

    with pytest.raises(NothingReviewed):
        shop.place(cart_id + 1)

    assert_nothing_ordered(shop, [("KETTLE", "", 1)])


def test_an_emptied_cart_orders_nothing(shop):
    shop.add("KETTLE")
    cart_id = shop.review().cart_id
    shop.clear()

    with pytest.raises(EmptyCart):
        shop.place(cart_id)

    assert_nothing_ordered(shop, [])


@pytest.mark.parametrize(
    "change",
    [
        lambda shop: shop.add("MUG"),
        lambda shop: shop.set_quantity("KETTLE", 1),
        lambda shop: shop.set_quantity("KETTLE", 2),
    ],
)
def test_a_cart_changed_after_the_review_must_be_reviewed_again(shop, change):
    shop.add("KETTLE", 2)
    cart_id = shop.review().cart_id
    change(shop)
    in_cart = shop.lines()

    with pytest.raises(NothingReviewed):
        shop.place(cart_id)

    assert_nothing_ordered(shop, in_cart)


@pytest.mark.parametrize(("price", "after"), [("20.01", "43.02"), ("19.99", "42.98")])
def test_another_price_since_the_review_is_told_and_not_ordered(shop, price, after):
    shop.add("KETTLE", 2)
    cart_id = shop.review().cart_id
    today = Shop(shop.database, a_catalogue(a_product("KETTLE", prices={"USD": Decimal(price)})))

    with pytest.raises(ReviewOutdated) as refusal:
        today.place(cart_id)

    assert (refusal.value.before, refusal.value.after) == (usd("43.00"), usd(after))
    assert_nothing_ordered(shop, [("KETTLE", "", 2)])


def test_prices_that_moved_against_each_other_are_still_a_change(shop):
    shop.add("KETTLE")
    shop.add("MUG")
    cart_id = shop.review().cart_id
    moved = [
        a_product("KETTLE", prices={"USD": Decimal("21.00")}),
        a_product("MUG", prices={"USD": Decimal("3.50")}),
    ]

    with pytest.raises(ReviewOutdated):
        Shop(shop.database, a_catalogue(*moved)).place(cart_id)

    assert_nothing_ordered(shop, [("KETTLE", "", 1), ("MUG", "", 1)])


@pytest.mark.parametrize("delivery", [DELIVERIES[1], DELIVERIES[2], DEARER])
def test_another_delivery_than_reviewed_is_not_ordered(shop, delivery):
    shop.add("KETTLE")
    cart_id = shop.review().cart_id

    with pytest.raises(ReviewOutdated):
        shop.place(cart_id, chosen=replace(details(), delivery=delivery))

    assert_nothing_ordered(shop, [("KETTLE", "", 1)])


def test_reviewing_again_accepts_the_change(shop):
    shop.add("KETTLE")
    shop.review()

    cart_id = shop.review(chosen=details("express")).cart_id

    assert shop.place(cart_id, chosen=details("express")).total == Decimal("28.00")


def test_a_second_line_that_ran_out_leaves_the_first_on_the_shelf(shop):
    shop.add("KETTLE", 2)
    shop.add("MUG", 3)
    cart_id = shop.review().cart_id
    shop.set_stock("MUG", 2)

    with pytest.raises(NotEnoughStock) as refusal:
        shop.place(cart_id)

    assert (refusal.value.product.sku, refusal.value.available) == ("MUG", 2)
    assert shop.orders() == []
    assert (shop.stock()["KETTLE"], shop.stock()["MUG"]) == (10, 2)
    assert shop.lines() == [("KETTLE", "", 2), ("MUG", "", 3)]
    assert shop.carts()[0].reviewed is not None


def test_a_second_line_taken_in_the_last_moment_leaves_the_first_on_the_shelf(shop, monkeypatch):
    shop.add("KETTLE", 2)
    shop.add("MUG", 3)
    cart_id = shop.review().cart_id
    shop.set_stock("MUG", 2)
    looks = iter([10, 10])  # both lines looked available when the order began

    def look(*line):
        return next(looks, None) or stock_of_line(*line)

    monkeypatch.setattr("actions.shop.buying.checkout.stock_of_line", look)

    with pytest.raises(NotEnoughStock) as refusal:
        shop.place(cart_id)

    assert (refusal.value.product.sku, refusal.value.available) == ("MUG", 2)
    assert shop.orders() == []
    assert (shop.stock()["KETTLE"], shop.stock()["MUG"]) == (10, 2)
    assert shop.lines() == [("KETTLE", "", 2), ("MUG", "", 3)]


def test_a_stranger_with_an_empty_cart_cannot_order_mine(shop):
    shop.add("KETTLE", 2)
    cart_id = shop.review().cart_id

    with pytest.raises(EmptyCart):
        shop.place(cart_id, STRANGER)

    assert_nothing_ordered(shop, [("KETTLE", "", 2)])


def test_a_stranger_with_a_reviewed_cart_cannot_order_mine(shop):
    shop.add("KETTLE", 2)
    cart_id = shop.review().cart_id
    shop.add("MUG", 1, STRANGER)
    shop.review(STRANGER)

    with pytest.raises(NothingReviewed):
        shop.place(cart_id, STRANGER)

    assert_nothing_ordered(shop, [("KETTLE", "", 2)])
    assert shop.lines("c:stranger") == [("MUG", "", 1)]


@pytest.mark.parametrize("has_a_cart", [False, True])
def test_a_stranger_does_not_get_my_order_by_confirming_its_cart(shop, has_a_cart):
    mine = shop.buy("KETTLE", 2)
    if has_a_cart:
        shop.add("MUG", 1, STRANGER)
        shop.review(STRANGER)

    with pytest.raises(NothingReviewed if has_a_cart else EmptyCart):
        shop.place(mine.cart_id, STRANGER)

    assert [order.number for order in shop.orders()] == [mine.number]
