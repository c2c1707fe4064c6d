"""Reward: what earns the points still missing for a reward or the next tier."""
from dataclasses import replace
from decimal import Decimal

import pytest

from actions.learning.model import Companion
from actions.selling.candidates.reward import PointsGap, Reward
from tests.actions.selling.baskets import GOLD, a_basket, a_standing, a_tea_shop, usd


def a_member(*skus, standing, **overrides):
    return a_basket(*skus, customer="ana", standing=standing, **overrides)


def test_counts_the_points_of_the_cart():
    proposed = Reward().propose(a_member("POT", standing=a_standing(to_next_reward=50)))

    assert [(c.sku, c.anchor, c.act) for c in proposed] == [
        ("CUPS", "POT", "add"), ("TRAY", "POT", "add")
    ]
    assert proposed[0].facts == PointsGap(
        points=20, reward_name="a mug", worth=usd("5.00"), reason="of the same clay"
)


@pytest.mark.parametrize(
    ("to_go", "points"), [(30, []), (31, [1]), (36, [6]), (54, [24]), (55, [])]
)
def test_tells_the_points_missing_beyond_those_of_the_cart(to_go, points):
    proposed = Reward().propose(a_member("POT", standing=a_standing(to_next_reward=to_go)))

    assert sorted({c.facts.points for c in proposed}) == points


def test_goes_for_the_next_tier_when_that_is_nearer():
    standing = a_standing(to_next_reward=100, to_next_tier=50)

    proposed = Reward().propose(a_member("POT", standing=standing))

    assert {c.facts.reward_name for c in proposed} == {"Gold"}
    assert {(c.facts.worth, c.facts.multiplier) for c in proposed} == {(None, Decimal("1.5"))}
    assert {c.response for c in proposed} == {"utter_offer_reward_tier"}


def test_a_tier_that_brings_nothing_is_no_goal():
    plain = replace(GOLD, multiplier=Decimal(1))
    standing = a_standing(to_next_reward=100, next_tier=plain, to_next_tier=50)

    assert Reward().propose(a_member("POT", standing=standing)) == []


def test_goes_for_what_is_further_when_the_cart_reaches_the_nearer():
    standing = a_standing(to_next_reward=30, to_next_tier=50)

    proposed = Reward().propose(a_member("POT", standing=standing, language="id"))

    assert {c.facts.reward_name for c in proposed} == {"Emas"}


def test_a_higher_tier_earns_its_points_sooner():
    standing = a_standing(to_next_reward=75, tier=GOLD, next_tier=None, to_next_tier=0)

    proposed = Reward().propose(a_member("POT", standing=standing))

    assert [(c.sku, c.facts.points) for c in proposed] == [("CUPS", 30), ("TRAY", 30)]
    assert {c.reaches for c in proposed} == {Decimal("50.00")}


def test_what_the_cart_reaches_is_never_a_cent_too_little():
    standing = a_standing(to_next_reward=71, tier=GOLD, next_tier=None, to_next_tier=0)

    proposed = Reward().propose(a_member("POT", standing=standing))

    assert {c.reaches for c in proposed} == {Decimal("47.34")}  # 71 points, 1.5 a dollar


def test_tells_what_earlier_buyers_took_where_the_shop_links_nothing():
    companions = {"CUPS": (Companion("CUPS", "SAUCERS", 8, 32),)}

    [candidate] = Reward().propose(
        a_member("CUPS", standing=a_standing(to_next_reward=32), companions=companions)
    )

    assert candidate.facts == PointsGap(
        points=12, reward_name="a mug", worth=usd("5.00"), took=1, among=4
)
    assert candidate.strength == Decimal("1.875")


def test_keeps_quiet_with_strangers():
    assert Reward().propose(a_basket("POT")) == []


def test_keeps_quiet_without_a_programme():
    catalogue = a_tea_shop()
    without = replace(catalogue, profile=replace(catalogue.profile, loyalty=None))

    assert Reward().propose(a_member("POT", standing=a_standing(), catalogue=without)) == []


def test_keeps_quiet_about_what_is_not_given_in_the_currency():
    situation = a_member("POT", standing=a_standing(), currency="IDR")

    assert Reward().propose(situation) == []
