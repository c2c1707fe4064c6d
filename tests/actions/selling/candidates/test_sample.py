"""Sample: a small one to try, and what it may lead to."""
from dataclasses import replace

import pytest

from actions.selling.candidates.sample import Sample
from actions.selling.model import OfferFacts
from tests.actions.selling.baskets import a_basket, a_tea_shop
from tests.builders import a_link


def with_full_size():
    catalogue = a_tea_shop()
    larger = {"TASTER": (a_link("TASTER", "TEA-100", "larger"),)}
    return replace(catalogue, links={**catalogue.links, **larger})


def test_goes_with_what_is_in_the_cart():
    [candidate] = Sample().propose(a_basket("POT"))

    assert (candidate.sku, candidate.anchor) == ("TASTER", "POT")
    assert candidate.facts == OfferFacts(reason="to taste before a tin")


def test_leads_to_what_it_goes_with_when_its_full_size_is_not_known():
    [candidate] = Sample().propose(a_basket("POT"))

    assert candidate.leads_to == "POT"


def test_leads_to_its_full_size():
    [candidate] = Sample().propose(a_basket("POT", catalogue=with_full_size()))

    assert candidate.leads_to == "TEA-100"


@pytest.mark.parametrize(
    ("skus", "owned"), [(("TEA-100", "POT"), frozenset()), (("POT",), frozenset({"TEA-100"}))]
)
def test_nobody_tries_what_they_have(skus, owned):
    situation = a_basket(*skus, owned=owned, catalogue=with_full_size())

    assert Sample().propose(situation) == []
