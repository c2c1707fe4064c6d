"""Follow-up: what goes with an earlier order, when that is neither fresh nor forgotten."""
from decimal import Decimal

import pytest

from actions.learning.model import Companion
from actions.selling.candidates.follow_up import EarlierOrder, FollowUp
from tests.actions.selling.baskets import a_tea_shop
from tests.actions.selling.regulars import a_purchase, a_regular
from tests.builders import a_catalogue, a_link

SCALE_LATER = Companion("MILL", "SCALE", 6, 40)


@pytest.mark.parametrize(
    ("days_ago", "skus"),
    [(1, []), (2, ["BRUSH", "SCALE"]), (120, ["BRUSH", "SCALE"]), (121, [])],
)
def test_follows_up_inside_its_window(days_ago, skus):
    assert [c.sku for c in FollowUp().propose(a_regular(a_purchase("MILL", days_ago)))] == skus


def test_counts_from_the_last_purchase():
    situation = a_regular(a_purchase("MILL", 1), a_purchase("MILL", 30))

    assert FollowUp().propose(situation) == []


def test_says_what_earlier_buyers_took_later():
    situation = a_regular(a_purchase("MILL", 30), sequels={"MILL": (SCALE_LATER,)})

    candidate, linked = FollowUp().propose(situation)

    assert (linked.sku, linked.need) == ("BRUSH", "useful")
    assert (candidate.sku, candidate.anchor, candidate.act) == ("SCALE", "MILL", "add")
    assert candidate.facts == EarlierOrder(
        days_since=30, bought="Product MILL", took=6, among=40
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


def a_tea_drinker(days_ago, **overrides):
    return a_regular(a_purchase("POT", days_ago), catalogue=a_tea_shop(), **overrides)


@pytest.mark.parametrize(("days_ago", "skus"), [
    (30, ["STRAINER", "TRAY", "ENGRAVING", "CARE", "CUPS"]), (31, ["STRAINER", "TRAY", "CUPS"]),
])
def test_cover_and_services_are_wanted_soon_or_not_at_all(days_ago, skus):
    assert [c.sku for c in FollowUp().propose(a_tea_drinker(days_ago))] == skus


@pytest.mark.parametrize(("days_ago", "need"), [(14, "needed"), (15, "nice")])
def test_what_is_needed_comes_first_as_long_as_it_is_missed(days_ago, need):
    catalogue = a_catalogue(
        *a_tea_shop().products.values(),
        links=[a_link("POT", "TRAY"), a_link("POT", "STRAINER", need="needed")],
    )
    sequels = {"POT": (Companion("POT", "CUPS", 9, 20),)}
    situation = a_regular(a_purchase("POT", days_ago), catalogue=catalogue, sequels=sequels)

    proposed = {c.sku: c for c in FollowUp().propose(situation)}

    assert proposed["STRAINER"].need == need
    assert next(iter(proposed)) == ("STRAINER" if need == "needed" else "CUPS")
