"""Offer features: what the chance of an offer may depend on, in numbers of about one."""
from decimal import Decimal

import pytest

from actions.selling.acceptance import EXPECTED, log_odds
from actions.selling.expectation import price_share
from actions.selling.model import CartItem, OfferFacts
from actions.selling.offer_features import context_of, features_of, moment_of
from tests.actions.selling.builders import a_candidate, a_past_offer, a_situation

PARTS = {"chance": Decimal("0.2"), "need": Decimal("0.5"), "rating": Decimal(1)}


def features(candidate=None, **changes):
    offered, situation = candidate or a_candidate("CASE"), a_situation(**changes)
    share = price_share(offered, situation)
    return features_of(offered, moment_of(situation), PARTS, share)


@pytest.mark.parametrize(
    ("changes", "context"),
    [
        ({}, "cart stranger one"),
        ({"cart": (), "stage": "browsing", "segment": "new"}, "browsing new empty"),
        ({"cart": (CartItem("CASE", 2),), "segment": "regular"}, "cart regular more"),
        ({"cart": (CartItem("CASE"), CartItem("CARD"))}, "cart stranger more"),
        ({"stage": "after_purchase", "cart": ()}, "after_purchase stranger empty"),
    ],
)
def test_a_context_is_stage_segment_and_basket(changes, context):
    assert context_of(a_situation(**changes)) == context


def test_begins_with_what_the_rules_expect():
    assert features()[EXPECTED] == pytest.approx(log_odds(0.1), abs=0.001)


def test_tells_of_the_offer_and_of_the_moment():
    told = features(a_candidate("CASE", need="useful"))

    assert told["price"] == 0.25
    assert {name for name, value in told.items() if value == 1.0} == {
        "any", "strategy=accessory", "accessory in cart", "act=add", "need=useful", "of_choice",
        "stage=cart", "segment=stranger", "basket=one", "channel=web", "currency=USD",
    }


@pytest.mark.parametrize(
    ("changes", "flag"),
    [
        ({"seen": ("CASE",)}, "was_seen"),
        ({"just_added": None}, "of_other"),
        ({"is_greeting": True}, "at_greeting"),
    ],
)
def test_what_speaks_for_it_or_against_it_is_told_only_where_it_is_so(changes, flag):
    assert flag not in features()
    assert features(**changes)[flag] == 1.0


def test_the_evidence_counts_as_strong_as_it_is_and_whether_it_is_told():
    strong = a_candidate("CASE", facts=OfferFacts(took=4, among=10), strength=Decimal(2))

    told = features(strong)

    assert told["evidence"] == pytest.approx(0.693)
    assert told["is_told"] == 1.0


def test_counts_what_became_of_the_offers_of_this_visit():
    past = [
        a_past_offer(f"SKU-{number}", status=status)
        for number, status in enumerate(["declined"] * 5 + ["accepted", "shown", "ignored"])
    ]
    elsewhere = a_past_offer("CARD", status="accepted", session_id="s0")

    told = features(past=(*past, elsewhere))

    assert (told["declined"], told["accepted"], told["passed_over"]) == (3.0, 1.0, 2.0)
