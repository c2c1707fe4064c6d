"""Follow-up: what goes with an earlier order, when that is neither fresh nor forgotten."""
from decimal import Decimal

import pytest

from actions.learning.model import Companion
from actions.selling.candidates.follow_up import EarlierOrder, FollowUp
from tests.actions.selling.regulars import a_purchase, a_regular

SCALE_LATER = Companion("MILL", "SCALE", 6, 40)


@pytest.mark.parametrize(
    ("days_ago", "skus"),
    [(6, []), (7, ["BRUSH", "SCALE"]), (120, ["BRUSH", "SCALE"]), (121, [])],
)
def test_follows_up_inside_its_window(days_ago, skus):
    assert [c.sku for c in FollowUp().propose(a_regular(a_purchase("MILL", days_ago)))] == skus


def test_counts_from_the_last_purchase():
    situation = a_regular(a_purchase("MILL", 2), a_purchase("MILL", 30))

    assert FollowUp().propose(situation) == []


def test_says_what_earlier_buyers_took_later():
    situation = a_regular(a_purchase("MILL", 30), sequels={"MILL": (SCALE_LATER,)})

    [candidate] = FollowUp().propose(situation)

    assert (candidate.sku, candidate.anchor, candidate.act) == ("SCALE", "MILL", "add")
    assert candidate.facts == EarlierOrder(
        days_since=30, bought="Product MILL", took=1, among=10
)
    assert candidate.strength == Decimal("0.75")


def test_without_earlier_buyers_says_why_the_catalogue_links_it():
    situation = a_regular(a_purchase("MILL", 30), language="id")

    candidate = FollowUp().propose(situation)[0]

    assert (candidate.sku, candidate.anchor, candidate.strength) == ("BRUSH", "MILL", 1)
    assert candidate.facts == EarlierOrder(
        days_since=30, bought="Produk MILL",
        reason="rasanya lebih bersih",
)


def test_what_was_learned_comes_first_and_the_surest_of_it():
    situation = a_regular(
        a_purchase("MILL", 10), a_purchase("BEANS", 20), a_purchase("ROAST", 30),
        sequels={
            "BEANS": (Companion("BEANS", "FILTERS", 3, 20),),
            "ROAST": (Companion("ROAST", "SCALE", 9, 20), Companion("ROAST", "FILTERS", 8, 20)),
        },
    )

    proposed = FollowUp().propose(situation)

    assert [(c.sku, c.anchor) for c in proposed] == [
        ("SCALE", "ROAST"), ("FILTERS", "ROAST"), ("BRUSH", "MILL")
    ]


@pytest.mark.parametrize(
    ("bought", "sequels", "skus"),
    [
        ("GONE", {"GONE": (Companion("GONE", "SCALE", 9, 20),)}, []),
        ("MILL", {"MILL": (Companion("MILL", "GONE", 9, 20),)}, ["BRUSH", "SCALE"]),
    ],
)
def test_leaves_out_what_left_the_catalogue(bought, sequels, skus):
    situation = a_regular(a_purchase(bought, 30), sequels=sequels)

    assert [c.sku for c in FollowUp().propose(situation)] == skus


def test_proposes_no_more_than_its_most():
    assert [c.sku for c in FollowUp(most=1).propose(a_regular(a_purchase("MILL", 30)))] == ["BRUSH"]
