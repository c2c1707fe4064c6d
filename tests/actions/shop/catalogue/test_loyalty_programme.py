"""What a programme says of amounts and points: boundaries of points, tiers and rewards."""
from dataclasses import replace
from decimal import Decimal

import pytest

from actions.shop.buying.loyalty import points_for
from actions.shop.catalogue.loyalty_programme import LoyaltyProgramme
from actions.shop.money import Money
from tests.builders import LOYAL, LOYALTY, PROFILE

BRONZE, SILVER = LOYALTY.tiers
VOUCHER, BIG = LOYALTY.rewards


def usd(amount):
    return Money(Decimal(amount), "USD")


@pytest.mark.parametrize(
    ("amount", "points"),
    [("0.00", 0), ("0.99", 0), ("1.00", 1), ("49.99", 49), ("50.00", 50), ("-3.00", 0)],
)
def test_whole_units_of_what_is_spent_make_points(amount, points):
    assert points_for(usd(amount), LOYAL) == points


@pytest.mark.parametrize(("amount", "points"), [(9999, 0), (10000, 1), (329999, 32)])
def test_each_currency_has_its_own_unit(amount, points):
    assert points_for(Money(Decimal(amount), "IDR"), LOYAL) == points


@pytest.mark.parametrize(("amount", "points"), [("0.66", 0), ("0.67", 1), ("49.00", 73)])
def test_a_tier_multiplies_before_points_become_whole(amount, points):
    assert points_for(usd(amount), LOYAL, SILVER) == points


def test_other_currencies_and_shops_without_a_programme_give_no_points():
    assert points_for(Money(Decimal(100), "EUR"), LOYAL) == 0
    assert points_for(usd("100.00"), PROFILE) == 0


@pytest.mark.parametrize(
    ("earned", "tier", "after"),
    [(0, BRONZE, SILVER), (499, BRONZE, SILVER), (500, SILVER, None), (9000, SILVER, None)],
)
def test_the_tier_and_the_one_after_it(earned, tier, after):
    assert LOYALTY.tier_at(earned) == tier
    assert LOYALTY.tier_after(earned) == after


def test_points_below_every_tier_are_in_none():
    without_bronze = replace(LOYALTY, tiers=(SILVER,))

    assert without_bronze.tier_at(499) is None
    assert without_bronze.tier_after(499) == SILVER


@pytest.mark.parametrize(
    ("points", "best", "after"),
    [(-5, None, VOUCHER), (99, None, VOUCHER), (100, VOUCHER, BIG), (400, BIG, None)],
)
def test_the_best_reward_and_the_one_after_it(points, best, after):
    assert LOYALTY.best_reward(points) == best
    assert LOYALTY.reward_after(points) == after


@pytest.mark.parametrize(
    ("subtotal", "best"), [("4.99", None), ("5.00", VOUCHER), ("24.99", VOUCHER), ("25.00", BIG)]
)
def test_no_reward_is_worth_more_than_the_goods(subtotal, best):
    assert LOYALTY.best_reward(1000, usd(subtotal)) == best


def test_a_reward_is_found_by_its_id_and_has_a_worth_by_currency():
    assert LOYALTY.reward("big") == BIG
    assert LOYALTY.reward("none") is None
    assert BIG.worth_in("IDR") == Money(Decimal(250000), "IDR")
    assert BIG.worth_in("EUR") is None


def test_a_programme_may_have_neither_tiers_nor_rewards():
    bare = LoyaltyProgramme({"USD": Decimal(1)})

    assert (bare.tier_at(10), bare.tier_after(10)) == (None, None)
    assert (bare.best_reward(10), bare.reward_after(10)) == (None, None)


@pytest.mark.parametrize(("text", "named"), [
    ("what do 100 points get", (VOUCHER,)), ("the big voucher please", (BIG,)),
    ("a voucher", (VOUCHER,)), ("kupon besar", (BIG,)), ("100 or 400?", (VOUCHER, BIG)),
    ("250 points", ()), ("what's there", ()),
])
def test_a_reward_is_named_by_its_points_or_its_whole_name(text, named):
    assert LOYALTY.rewards_named(text) == named


def test_tiers_are_named_in_any_language_the_highest_counts():
    assert LOYALTY.tiers_named("from bronze to perak") == (BRONZE, SILVER)
    assert LOYALTY.tier_named("from bronze to perak") == SILVER
    assert LOYALTY.tier_named("gold") is None
