"""Warranty: what it proposes and when it keeps quiet."""
from actions.selling.candidates.warranty import Warranty
from actions.selling.model import OfferFacts
from tests.actions.selling.baskets import a_basket, an_order


def test_goes_with_what_is_in_the_cart():
    [candidate] = Warranty().propose(a_basket("POT"))

    assert (candidate.sku, candidate.anchor, candidate.act) == ("CARE", "POT", "add")
    assert candidate.facts == OfferFacts(reason="if it breaks")


def test_goes_with_what_was_just_ordered():
    [candidate] = Warranty().propose(an_order("POT"))

    assert (candidate.sku, candidate.anchor) == ("CARE", "POT")


def test_keeps_quiet_where_none_is_linked():
    assert Warranty().propose(a_basket("CUPS")) == []
