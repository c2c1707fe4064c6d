"""Checkout: what is reviewed is what is ordered, once, or nothing is."""
from dataclasses import replace
from decimal import Decimal

import pytest
from sqlalchemy import text, update

from actions.shop.errors import CartChanged, EmptyCart, NotEnoughStock, NothingReviewed
from actions.shop.models import ProductRow
from actions.shop.money import Money
from actions.shop.stock import stock_of_line
from tests.actions.shop.shopping import NOON, Shop, a_customer, a_shopper, details
from tests.builders import DELIVERIES, a_catalogue, a_product, a_variant

KETTLE = a_product("KETTLE")
MUG = a_product("MUG", prices={"USD": Decimal("4.50"), "IDR": Decimal("70000")})
CARE = a_product("CARE", kind="warranty")
SHOE = a_product("SHOE", variants=(a_variant("SHOE-41", "SHOE", "41"),))
STRANGER = a_shopper("c:stranger")
STANDARD = DELIVERIES[0]


def usd(amount):
    return Money(Decimal(amount), "USD")


@pytest.fixture
def shop(open_shop):
    return open_shop(KETTLE, MUG, CARE, SHOE, stock={"CARE": None})


def set_stock(shop, sku, pieces):
    with shop.database.session_scope() as db:
        db.execute(update(ProductRow).where(ProductRow.sku == sku).values(stock=pieces))


@pytest.mark.parametrize(
    ("delivery", "delivery_price", "total"),
    [("standard", "3.00", "47.50"), ("express", "8.00", "52.50"), ("pickup", "0.00", "44.50")],
)
def test_the_review_adds_the_delivery(shop, delivery, delivery_price, total):
    shop.add("KETTLE", 2)
    shop.add("MUG", 1)

    review = shop.review(chosen=details(delivery))

    assert review.view.subtotal == usd("44.50")
    assert review.delivery_price == usd(delivery_price)
    assert review.total == usd(total)


def test_rupiah_carts_pay_rupiah_for_their_delivery(shop):
    budi = a_shopper("c:budi", language="id", currency="IDR")
    shop.add("KETTLE", 2, budi)

    assert shop.review(budi).total == Money(Decimal(660000), "IDR")


def test_a_review_orders_nothing(shop):
    shop.add("KETTLE", 2)

    shop.review()

    assert shop.orders() == []
    assert shop.stock()["KETTLE"] == 10
    assert shop.lines() == [("KETTLE", "", 2)]


@pytest.mark.parametrize("emptied", [False, True])
def test_an_empty_cart_has_nothing_to_review(shop, emptied):
    if emptied:
        shop.add("KETTLE")
        shop.clear()

    with pytest.raises(EmptyCart):
        shop.review()

    assert [cart.reviewed for cart in shop.carts()] == [None] * emptied


def test_a_review_says_what_ran_out_meanwhile(shop):
    shop.add("MUG", 1)
    shop.add("KETTLE", 3)
    set_stock(shop, "KETTLE", 2)

    with pytest.raises(NotEnoughStock) as refusal:
        shop.review()

    assert (refusal.value.product.sku, refusal.value.available) == ("KETTLE", 2)
    assert shop.carts()[0].reviewed is None


def test_the_order_holds_all_that_was_reviewed(shop):
    shop.add("KETTLE", 2)
    shop.add("SHOE", 1, variant="SHOE-41")
    review = shop.review(chosen=details("express"))

    shop.place(review.cart_id, chosen=details("express"))

    [order] = shop.orders()
    assert (order.visitor, order.customer, order.status) == ("c:ann", None, "placed")
    assert (order.name, order.address) == ("Ann Lee", "12 Baker Street, London")
    assert (order.delivery, order.delivery_price) == ("express", Decimal("8.00"))
    assert (order.total, order.currency) == (Decimal("68.00"), "USD")
    assert order.ordered_at == NOON
    assert [(x.sku, x.variant, x.title, x.quantity, x.unit_price) for x in order.lines] == [
        ("KETTLE", "", "Product KETTLE", 2, Decimal("20.00")),
        ("SHOE", "SHOE-41", "Product SHOE", 1, Decimal("20.00")),
    ]


def test_titles_are_in_the_shoppers_language(shop):
    order = shop.buy("KETTLE", 1, a_shopper("c:budi", language="id", currency="IDR"))

    assert order.lines[0].title == "Produk KETTLE"


def test_a_customers_order_is_theirs(shop):
    assert shop.buy("KETTLE", 1, a_customer("budi")).customer == "budi"


def test_orders_have_numbers_of_their_own(shop):
    numbers = [shop.buy("KETTLE").number, shop.buy("MUG").number]

    assert numbers == ["P100001", "P100002"]


def test_an_order_takes_the_stock_and_closes_the_cart(shop):
    shop.add("SHOE", 4, variant="SHOE-41")
    shop.add("CARE", 1)
    shop.buy("KETTLE", 3)

    assert shop.stock() == {"KETTLE": 7, "MUG": 10, "CARE": None, "SHOE": 10, "SHOE-41": 6}
    assert shop.lines() == []
    assert [cart.open_for for cart in shop.carts()] == [None]


def test_the_last_pieces_may_be_ordered(shop):
    shop.buy("KETTLE", 10)

    assert shop.stock()["KETTLE"] == 0


def test_the_next_product_after_an_order_opens_another_cart(shop):
    shop.buy("KETTLE", 3)

    shop.add("MUG")

    assert shop.lines() == [("MUG", "", 1)]
    assert [len(order.lines) for order in shop.orders()] == [1]


def test_confirming_again_and_again_orders_once(shop):
    shop.add("KETTLE", 3)
    cart_id = shop.review().cart_id

    placed = [shop.place(cart_id).number for _ in range(5)]

    assert placed == ["P100001"] * 5
    assert len(shop.orders()) == 1
    assert shop.stock()["KETTLE"] == 7


def test_a_late_repeat_leaves_the_next_cart_alone(shop):
    first = shop.buy("KETTLE", 3)
    shop.add("MUG", 2)
    shop.review()

    again = shop.place(first.cart_id)

    assert again.number == first.number
    assert shop.lines() == [("MUG", "", 2)]
    assert len(shop.orders()) == 1


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

    with pytest.raises(CartChanged) as refusal:
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

    with pytest.raises(CartChanged):
        Shop(shop.database, a_catalogue(*moved)).place(cart_id)

    assert_nothing_ordered(shop, [("KETTLE", "", 1), ("MUG", "", 1)])


DEARER = replace(STANDARD, prices={"USD": Decimal("3.01"), "IDR": Decimal(20000)})


@pytest.mark.parametrize("delivery", [DELIVERIES[1], DELIVERIES[2], DEARER])
def test_another_delivery_than_reviewed_is_not_ordered(shop, delivery):
    shop.add("KETTLE")
    cart_id = shop.review().cart_id

    with pytest.raises(CartChanged):
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
    set_stock(shop, "MUG", 2)

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
    set_stock(shop, "MUG", 2)
    looks = iter([10, 10])  # both lines looked available when the order began
    monkeypatch.setattr(
        "actions.shop.checkout.stock_of_line", lambda *args: next(looks, None) or stock_of_line(*args)
    )

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


def test_amounts_are_kept_as_whole_hundredths(shop):
    shop.add("MUG", 3)
    shop.place(shop.review().cart_id)

    with shop.database.read_scope() as db:
        order = "select typeof(total), total, typeof(delivery_price) from shop_order"
        line = "select typeof(unit_price), unit_price from order_line"
        assert tuple(db.execute(text(order)).one()) == ("integer", 1650, "integer")
        assert tuple(db.execute(text(line)).one()) == ("integer", 450)
    reviewed = shop.carts()[0].reviewed
    assert reviewed["total"] == "16.50"
    assert reviewed["lines"] == [["MUG", "", 3, "4.50"]]


def assert_nothing_ordered(shop, in_cart):
    assert shop.orders() == []
    assert {pieces for pieces in shop.stock().values() if pieces is not None} == {10}
    assert shop.lines() == in_cart
