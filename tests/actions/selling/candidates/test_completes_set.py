"""Completes the set: what the cart is missing of it."""
from decimal import Decimal

import pytest

from actions.selling.candidates.completes_set import CompletesSet, SetFacts
from tests.actions.selling.baskets import a_basket, an_order


@pytest.mark.parametrize(
    ("skus", "in_cart", "strength"),
    [
        (("POT",), "Product POT", Decimal("1.0")),
        (("SAUCERS", "POT"), "Product POT, Product SAUCERS", Decimal("1.5")),
    ],
)
def test_is_missed_the_more_the_more_of_the_set_is_there(skus, in_cart, strength):
    [candidate] = CompletesSet().propose(a_basket(*skus))

    assert (candidate.sku, candidate.anchor) == ("CUPS", "POT")
    assert candidate.facts == SetFacts(reason="of the same clay", in_cart=in_cart)
    assert candidate.strength == strength


def test_keeps_quiet_once_the_set_is_complete():
    assert CompletesSet().propose(a_basket("CUPS", "SAUCERS", "POT")) == []


def test_goes_with_what_was_just_ordered():
    [candidate] = CompletesSet().propose(an_order("POT"))

    assert (candidate.sku, candidate.facts.in_cart) == ("CUPS", "Product POT")
