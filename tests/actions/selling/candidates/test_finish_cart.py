"""Finish your cart: what an identified shopper left behind half a day ago or more."""
from datetime import timedelta
from decimal import Decimal

import pytest

from actions.selling.candidates.finish_cart import FinishCart, LeftCart
from actions.selling.model import CartItem
from actions.shop.money import Money
from tests.actions.selling.builders import NOON
from tests.actions.selling.regulars import a_regular

CART = (CartItem("BEANS", 5), CartItem("MILL", 2), CartItem("SCALE"))


def a_returner(left_hours=24, **overrides):
    left_at = NOON - timedelta(hours=left_hours)
    return a_regular(**{"cart": CART, "cart_left_at": left_at, **overrides})


@pytest.mark.parametrize(
    ("left_hours", "skus"), [(11.99, []), (12, ["MILL"]), (24 * 90, ["MILL"])]
)
def test_waits_for_half_a_day(left_hours, skus):
    assert [c.sku for c in FinishCart().propose(a_returner(left_hours))] == skus


def test_goes_on_with_the_dearest_item_at_todays_total():
    [candidate] = FinishCart().propose(a_returner())

    assert (candidate.sku, candidate.act, candidate.quantity) == ("MILL", "resume", 2)
    assert candidate.anchor is None
    assert candidate.facts == LeftCart(count=8, total=Money(Decimal("150.00"), "USD"))


def test_counts_only_what_is_still_sold():
    cart = (CartItem("GONE", 3), CartItem("BEANS", 2))

    [candidate] = FinishCart().propose(a_returner(cart=cart))

    assert candidate.facts == LeftCart(count=2, total=Money(Decimal("20.00"), "USD"))


@pytest.mark.parametrize(
    "changes",
    [{"customer": None}, {"cart": ()}, {"cart_left_at": None}, {"cart": (CartItem("GONE"),)}],
)
def test_keeps_quiet_for_strangers_and_empty_carts(changes):
    assert FinishCart().propose(a_returner(**changes)) == []
