"""The cart: what goes in, what is refused and then leaves no trace, what it costs."""
from decimal import Decimal

import pytest

from actions.shop.catalogue.variants import Variant
from actions.shop.errors import (
    NeedsVariant,
    NotEnoughStock,
    NotSoldInCurrency,
    TooMany,
    UnknownProduct,
)
from actions.shop.money import Money
from tests.actions.shop.shopping import Shop, a_shopper
from tests.builders import a_catalogue, a_product, a_variant

KETTLE = a_product("KETTLE")
MUG = a_product("MUG", prices={"USD": Decimal("4.50"), "IDR": Decimal("70000")})
CARE = a_product("CARE", kind="warranty")
DOLLARS_ONLY = a_product("US-PLUG", prices={"USD": Decimal("6.00")})
SHOE = a_product(
    "SHOE",
    variants=(a_variant("SHOE-41", "SHOE", "41"), a_variant("SHOE-42", "SHOE", "42", en="red")),
)
BUDI = a_shopper("c:budi", language="id", currency="IDR")


def dollars(amount):
    return Money(Decimal(amount), "USD")


def test_nobody_has_a_cart_before_the_first_product(open_shop):
    shop = open_shop(KETTLE)

    view = shop.view(BUDI)

    assert view.lines == ()
    assert view.subtotal == Money(Decimal("0.00"), "IDR")
    assert shop.carts() == []


def test_added_products_stand_in_the_order_they_came(open_shop):
    shop = open_shop(KETTLE, MUG)

    shop.add("MUG", 2)
    shop.add("KETTLE")

    assert shop.lines() == [("MUG", "", 2), ("KETTLE", "", 1)]


def test_adding_again_adds_up_in_one_line(open_shop):
    shop = open_shop(KETTLE)

    shop.add("KETTLE", 2)
    shop.add("KETTLE", 3)

    assert shop.lines() == [("KETTLE", "", 5)]


def test_both_requests_of_a_message_add_the_same_product_once_each(open_shop):
    shop = open_shop(KETTLE)
    parts = [a_shopper(message="m1"), a_shopper(message="m1/2")]

    for part in [*parts, *parts]:  # the second time, after a failure
        shop.add("KETTLE", 1, part)

    assert shop.lines() == [("KETTLE", "", 2)]


def test_the_next_message_adds_again(open_shop):
    shop = open_shop(KETTLE)

    shop.add("KETTLE", 1, a_shopper(message="m1"))
    shop.add("KETTLE", 1, a_shopper(message="m2"))

    assert shop.lines() == [("KETTLE", "", 2)]


def test_each_variant_is_a_line_of_its_own(open_shop):
    shop = open_shop(SHOE)

    shop.add("SHOE", 1, variant="SHOE-41")
    shop.add("SHOE", 2, variant="SHOE-42")

    assert shop.lines() == [("SHOE", "SHOE-41", 1), ("SHOE", "SHOE-42", 2)]
    assert [line.variant.label("en") for line in shop.view().lines] == ["41", "42 red"]


def test_visitors_do_not_see_each_others_carts(open_shop):
    shop = open_shop(KETTLE, MUG)

    shop.add("KETTLE", 1)
    shop.add("MUG", 2, BUDI)

    assert shop.lines("c:ann") == [("KETTLE", "", 1)]
    assert shop.lines("c:budi") == [("MUG", "", 2)]


@pytest.mark.parametrize(
    ("shopper", "unit_price", "total", "subtotal"),
    [
        (a_shopper(), dollars("4.50"), dollars("13.50"), dollars("33.50")),
        (
            BUDI, Money(Decimal(70000), "IDR"), Money(Decimal(210000), "IDR"),
            Money(Decimal(530000), "IDR"),
        ),
    ],
)
def test_the_view_has_prices_in_the_shoppers_currency(
    open_shop, shopper, unit_price, total, subtotal
):
    shop = open_shop(KETTLE, MUG)
    shop.add("MUG", 3, shopper)
    shop.add("KETTLE", 1, shopper)

    view = shop.view(shopper)

    assert (view.lines[0].unit_price, view.lines[0].total) == (unit_price, total)
    assert view.subtotal == subtotal


@pytest.mark.parametrize("quantity", [1, 2, 3])
def test_all_that_is_left_may_be_added(open_shop, quantity):
    shop = open_shop(KETTLE, stock={"KETTLE": 3})

    shop.add("KETTLE", quantity)

    assert shop.lines() == [("KETTLE", "", quantity)]


@pytest.mark.parametrize(("in_cart", "more"), [(0, 4), (1, 3), (3, 1)])
def test_more_than_is_left_is_refused(open_shop, in_cart, more):
    shop = open_shop(KETTLE, stock={"KETTLE": 3})
    if in_cart:
        shop.add("KETTLE", in_cart)
    before = shop.lines()

    with pytest.raises(NotEnoughStock) as refusal:
        shop.add("KETTLE", more)

    assert (refusal.value.product.sku, refusal.value.available) == ("KETTLE", 3)
    assert shop.lines() == before


def test_the_stock_of_a_variant_is_its_own(open_shop):
    shop = open_shop(SHOE, stock={"SHOE-41": 1, "SHOE-42": 0})
    shop.add("SHOE", 1, variant="SHOE-41")

    with pytest.raises(NotEnoughStock):
        shop.add("SHOE", 1, variant="SHOE-42")

    assert shop.lines() == [("SHOE", "SHOE-41", 1)]


def test_ninety_nine_pieces_fit_into_a_line(open_shop):
    shop = open_shop(CARE, stock={"CARE": None})

    shop.add("CARE", 99)

    assert shop.lines() == [("CARE", "", 99)]


@pytest.mark.parametrize(("in_cart", "more"), [(0, 100), (98, 2), (99, 1), (1, 10**9)])
def test_a_hundred_pieces_do_not(open_shop, in_cart, more):
    shop = open_shop(CARE, stock={"CARE": None})
    if in_cart:
        shop.add("CARE", in_cart)
    before = shop.lines()

    with pytest.raises(TooMany) as refusal:
        shop.add("CARE", more)

    assert refusal.value.most == 99
    assert shop.lines() == before


@pytest.mark.parametrize("quantity", [0, -1, -100])
def test_fewer_than_one_piece_is_no_addition(open_shop, quantity):
    shop = open_shop(KETTLE)
    shop.add("KETTLE", 5)

    with pytest.raises(ValueError, match=str(quantity)):
        shop.add("KETTLE", quantity)

    assert shop.lines() == [("KETTLE", "", 5)]


@pytest.mark.parametrize(
    ("sku", "variant", "refusal"),
    [
        ("GONE", "", UnknownProduct),
        ("kettle", "", UnknownProduct),
        ("KETTLE", "KETTLE-RED", UnknownProduct),
        ("SHOE", "SHOE-43", UnknownProduct),
        ("SHOE", "", NeedsVariant),
    ],
)
def test_what_is_not_for_sale_makes_no_cart(open_shop, sku, variant, refusal):
    shop = open_shop(KETTLE, SHOE)

    with pytest.raises(refusal):
        shop.add(sku, 1, variant=variant)

    assert shop.carts() == []


def test_a_missing_variant_keeps_product_and_quantity_for_the_next_step(open_shop):
    shop = open_shop(SHOE)

    with pytest.raises(NeedsVariant) as refusal:
        shop.add("SHOE", 3)

    assert (refusal.value.product.sku, refusal.value.quantity) == ("SHOE", 3)


def test_a_product_without_a_price_in_the_currency_is_refused(open_shop):
    shop = open_shop(DOLLARS_ONLY)

    with pytest.raises(NotSoldInCurrency) as refusal:
        shop.add("US-PLUG", 1, BUDI)

    assert refusal.value.product.sku == "US-PLUG"
    assert shop.carts() == []


def test_a_filled_cart_keeps_its_currency_in_another_language(open_shop):
    shop = open_shop(KETTLE, MUG)
    shop.add("KETTLE", 1, a_shopper("c:budi"))

    shop.add("MUG", 1, BUDI)

    assert shop.view(BUDI).subtotal == dollars("24.50")


def test_an_emptied_cart_takes_the_new_currency(open_shop):
    shop = open_shop(KETTLE)
    shop.add("KETTLE", 1, a_shopper("c:budi"))
    shop.clear("c:budi")

    shop.add("KETTLE", 1, BUDI)

    assert shop.view(BUDI).subtotal == Money(Decimal(320000), "IDR")


def test_a_product_that_left_the_catalogue_is_not_shown(open_shop):
    shop = open_shop(KETTLE, MUG)
    shop.add("KETTLE", 1)
    shop.add("MUG", 1)

    later = Shop(shop.database, a_catalogue(MUG))

    assert [line.product.sku for line in later.view().lines] == ["MUG"]


def test_a_product_no_longer_sold_in_the_carts_currency_is_not_shown(open_shop):
    shop = open_shop(KETTLE, MUG)
    shop.add("KETTLE", 1)
    shop.add("MUG", 1)

    rupiah_only = a_product("KETTLE", prices={"IDR": Decimal(320000)})
    later = Shop(shop.database, a_catalogue(rupiah_only, MUG))

    assert later.view().subtotal == dollars("4.50")


def test_the_view_shows_todays_price(open_shop):
    shop = open_shop(KETTLE)
    shop.add("KETTLE", 2)

    dearer = a_product("KETTLE", prices={"USD": Decimal("20.01")})

    assert Shop(shop.database, a_catalogue(dearer)).view().subtotal == dollars("40.02")


def test_a_variant_is_charged_at_its_own_price(open_shop):
    large = Variant("POT-L", "POT", "L", {}, {"USD": Decimal("26.00")})
    shop = open_shop(a_product("POT", variants=(a_variant("POT-S", "POT", "S"), large)))

    shop.add("POT", 2, variant="POT-L")
    shop.add("POT", variant="POT-S")

    assert shop.view().subtotal == dollars("72.00")
