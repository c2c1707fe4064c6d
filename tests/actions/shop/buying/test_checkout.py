"""Checkout: what is reviewed is what is ordered, and once."""
from decimal import Decimal

import pytest
from sqlalchemy import text

from actions.shop.errors import EmptyCart, NotEnoughStock
from actions.shop.money import Money
from tests.actions.shop.shopping import NOON, a_customer, a_shopper, details
from tests.builders import a_product, a_variant

KETTLE = a_product("KETTLE")
MUG = a_product("MUG", prices={"USD": Decimal("4.50"), "IDR": Decimal("70000")})
CARE = a_product("CARE", kind="warranty")
SHOE = a_product("SHOE", variants=(a_variant("SHOE-41", "SHOE", "41"),))


def usd(amount):
    return Money(Decimal(amount), "USD")


@pytest.fixture
def shop(open_shop):
    return open_shop(KETTLE, MUG, CARE, SHOE, stock={"CARE": None})


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
    shop.set_stock("KETTLE", 2)

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
