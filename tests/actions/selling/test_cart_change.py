"""Cart change: the pieces that a yes puts in and takes out, what that costs, and what was told."""
from dataclasses import replace
from decimal import Decimal

import pytest

from actions.selling.cart_change import (
    CartChange,
    Promise,
    change_in,
    is_one_choice,
    items_of,
    promise_of,
)
from actions.selling.model import CartItem
from actions.shop.money import Money
from tests.actions.selling.baskets import a_basket
from tests.actions.selling.builders import (
    a_camera_shop,
    a_candidate,
    a_situation,
    a_tier,
    priced,
)
from tests.builders import a_catalogue, a_link, a_product, a_variant

KIT = a_catalogue(
    *a_camera_shop().products.values(),
    a_product("KIT", kind="bundle", **priced("120.00", "80.00")),
    links=[a_link("KIT", sku, "contains") for sku in ("CAM-1", "CASE")],
)
SIZES = tuple(a_variant(f"{size}", "SHIRT", size) for size in ("S", "M"))


def a_cart(**pieces):
    """A cart of this many of each, e.g. a_cart(CASE=2)."""
    return tuple(CartItem(sku.replace("_", "-"), quantity) for sku, quantity in pieces.items())


def usd(amount):
    return Money(Decimal(amount), "USD")


def a_promise(**overrides):
    told = Promise(1, usd("150.00"), usd("50.00"), {"CAM-1": 1})
    return replace(told, **overrides)


@pytest.mark.parametrize(
    ("cart", "quantity", "takes", "instead_of"),
    [
        (a_cart(CAM_1=1), 1, {"CAM-1": 1}, {"CAM-1": 1}),
        (a_cart(CAM_1=3, CASE=1), 3, {"CAM-1": 3}, {"CAM-1": 3}),
        (a_cart(), 1, {}, {"CAM-1": 1}),  # what is only looked at would have been bought
    ],
)
def test_a_better_one_takes_the_place_of_all_its_anchors_pieces(
    cart, quantity, takes, instead_of
):
    change = change_in(a_situation(cart=cart), a_tier("CAM-2", "CAM-1"))

    assert change == CartChange("CAM-2", quantity, takes, instead_of)


@pytest.mark.parametrize(
    ("cart", "takes", "instead_of"),
    [
        (a_cart(CAM_1=1, CASE=2, CARD=1), {"CAM-1": 1, "CASE": 1}, {"CAM-1": 1, "CASE": 1}),
        (a_cart(CAM_1=3, CASE=1), {"CAM-1": 1, "CASE": 1}, {"CAM-1": 1, "CASE": 1}),
        (a_cart(CASE=1), {"CASE": 1}, {"CASE": 1}),
        (a_cart(CARD=1), {}, {"CAM-1": 1}),
    ],
)
def test_a_bundle_takes_the_place_of_one_of_each_part(cart, takes, instead_of):
    change = change_in(a_situation(catalogue=KIT, cart=cart), a_tier("KIT", "CAM-1"))

    assert change == CartChange("KIT", 1, takes, instead_of)


def test_a_bundle_that_is_a_better_one_of_something_else_leaves_its_parts():
    situation = a_situation(catalogue=KIT, cart=a_cart(CAM_2=2, CASE=1))

    assert change_in(situation, a_tier("KIT", "CAM-2")).takes == {"CAM-2": 2}


@pytest.mark.parametrize(("pieces", "quantity"), [(0, 1), (1, 1), (2, 1), (3, 2), (5, 2), (6, 3)])
def test_of_a_larger_size_as_many_as_hold_no_less(pieces, quantity):
    situation = a_basket(cart=(CartItem("TEA-100", pieces),) if pieces else ())

    change = change_in(situation, a_tier("TEA-250", "TEA-100"))

    assert (change.quantity, change.takes) == (
        quantity, {"TEA-100": pieces} if pieces else {}
    )


@pytest.mark.parametrize("candidate", [a_candidate("CASE", quantity=2), a_tier("CASE", None)])
def test_what_is_added_takes_the_place_of_nothing(candidate):
    change = change_in(a_situation(), candidate)

    assert change == CartChange("CASE", candidate.quantity)
    assert change.difference(a_situation().price) == change.added(a_situation().price)


@pytest.mark.parametrize(
    ("cart", "difference", "added"),
    [
        (a_cart(CAM_1=1), "50.00", "50.00"),
        (a_cart(CAM_1=3), "150.00", "150.00"),
        (a_cart(), "50.00", "150.00"),
    ],
)
def test_costs_more_than_what_it_stands_for_and_the_cart_than_before(cart, difference, added):
    situation = a_situation(cart=cart)
    change = change_in(situation, a_tier("CAM-2", "CAM-1"))

    assert change.difference(situation.price) == usd(difference)
    assert change.added(situation.price) == usd(added)


def test_a_cart_that_is_gone_on_with_costs_nothing_more():
    resumed = a_candidate("CAM-1", anchor=None, act="resume", quantity=2)
    change = change_in(a_situation(), resumed)

    assert promise_of(resumed, change, a_situation().price) == Promise(
        2, usd("100.00"), usd("0.00"), {}
    )


def test_a_change_is_told_with_its_pieces_and_prices():
    situation, better = a_situation(cart=a_cart(CAM_1=2)), a_tier("CAM-2", "CAM-1")

    told = promise_of(better, change_in(situation, better), situation.price, Decimal("300"))

    assert told == Promise(2, usd("150.00"), usd("100.00"), {"CAM-1": 2}, Decimal("300"))


@pytest.mark.parametrize(
    "now",
    [
        {"quantity": 2},
        {"price": usd("150.01")},
        {"price": Money(Decimal("150.00"), "SGD")},
        {"difference": usd("50.01")},
        {"difference": usd("49.99")},
        {"takes": {}},
        {"takes": {"CAM-1": 2}},
        {"takes": {"CAM-1": 1, "CASE": 1}},
    ],
)
def test_another_change_than_the_one_told_breaks_the_promise(now):
    assert not a_promise().is_kept_by(a_promise(**now))


@pytest.mark.parametrize("now", [{"CAM-1": 1}, {}])
def test_what_was_only_looked_at_may_be_in_the_cart_by_now(now):
    assert a_promise(takes={}).is_kept_by(a_promise(takes=now))


def test_sizes_and_colours_of_one_product_are_one_item_in_the_cart():
    lines = [("SHIRT", 2), ("CASE", 1), ("SHIRT", 1)]

    assert items_of(lines) == (CartItem("SHIRT", 3, variants=2), CartItem("CASE", 1))


@pytest.mark.parametrize(
    ("sku", "cart", "is_one"),
    [
        ("SHIRT", CartItem("CAM-1", 2, variants=2), False),  # each comes in another size
        ("SHIRT", CartItem("CAM-1", 2, variants=1), True),
        ("CASE", CartItem("CAM-1", 2, variants=2), True),  # all go, and there is one kind
        ("KIT", CartItem("CAM-1", 2, variants=2), False),  # which one goes?
        ("KIT", CartItem("CAM-1", 2, variants=1), True),
        ("KIT", CartItem("CARD", 2, variants=2), True),
    ],
)
def test_one_answer_makes_one_choice(sku, cart, is_one):
    catalogue = a_catalogue(
        *KIT.products.values(), a_product("SHIRT", variants=SIZES),
        links=[a_link("KIT", part, "contains") for part in ("CAM-1", "CASE")],
    )
    situation = a_situation(catalogue=catalogue, cart=(cart,))

    change = change_in(situation, a_tier(sku, "CAM-1"))

    assert is_one_choice(change, catalogue, situation.cart) is is_one
