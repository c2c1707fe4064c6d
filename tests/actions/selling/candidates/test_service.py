"""Service: what it proposes and when it keeps quiet."""
from actions.selling.candidates.service import Service
from actions.selling.model import OfferFacts
from tests.actions.selling.baskets import a_basket, an_order


def test_goes_with_what_is_in_the_cart():
    [candidate] = Service().propose(a_basket("POT"))

    assert (candidate.sku, candidate.anchor, candidate.act) == ("ENGRAVING", "POT", "add")
    assert candidate.facts == OfferFacts(reason="with a name on it")


def test_goes_with_what_was_just_ordered():
    [candidate] = Service().propose(an_order("POT"))

    assert (candidate.sku, candidate.anchor) == ("ENGRAVING", "POT")


def test_keeps_quiet_where_none_is_linked():
    assert Service().propose(a_basket("CUPS")) == []
