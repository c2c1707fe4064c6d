"""Bought together: products by the share of buyers who took them, with that share."""
from decimal import Decimal

import pytest

from actions.learning.model import Companion
from actions.selling.candidates.bought_together import BoughtTogether
from actions.selling.model import OfferFacts
from tests.actions.selling.baskets import a_basket, an_order

WITH_POT = {"POT": (Companion("POT", "CUPS", 70, 100), Companion("POT", "TRAY", 18, 100))}


def test_tells_how_many_buyers_took_it():
    proposed = BoughtTogether().propose(a_basket("POT", companions=WITH_POT))

    assert [(c.sku, c.anchor) for c in proposed] == [("CUPS", "POT"), ("TRAY", "POT")]
    assert proposed[0].facts == OfferFacts(took=7, among=10)
    assert proposed[1].facts == OfferFacts(took=18, among=100)


def test_is_as_strong_as_the_share_is_large():
    proposed = BoughtTogether().propose(a_basket("POT", companions=WITH_POT))

    assert [c.strength for c in proposed] == [Decimal("3.5"), Decimal("0.9")]


def test_takes_the_best_evidence_of_the_whole_cart():
    companions = {**WITH_POT, "SAUCERS": (Companion("SAUCERS", "CUPS", 18, 20),)}

    proposed = BoughtTogether().propose(a_basket("SAUCERS", "POT", companions=companions))

    assert [(c.sku, c.anchor) for c in proposed] == [("CUPS", "SAUCERS"), ("TRAY", "POT")]


def test_leaves_out_what_is_in_the_cart_or_sold_no_more():
    companions = {"POT": (Companion("POT", "GONE", 90, 99), Companion("POT", "CUPS", 70, 99))}

    assert BoughtTogether().propose(a_basket("CUPS", "POT", companions=companions)) == []


def test_goes_with_what_was_just_ordered():
    proposed = BoughtTogether().propose(an_order("POT", companions=WITH_POT))

    assert [c.sku for c in proposed] == ["CUPS", "TRAY"]


def test_keeps_quiet_when_nothing_was_learned():
    assert BoughtTogether().propose(a_basket("POT")) == []


@pytest.mark.parametrize(("buyers", "is_told"), [(14, False), (15, True)])
def test_of_what_few_took_there_is_nothing_to_tell(buyers, is_told):
    few = {"POT": (Companion("POT", "TRAY", buyers, 100),)}

    proposed = BoughtTogether().propose(a_basket("POT", companions=few))

    assert [candidate.facts is not None for candidate in proposed] == [is_told]
