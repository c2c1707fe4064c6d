"""Buy again: what is likely to be needed soon; by the rhythm alone where little was learned."""
from decimal import Decimal

import pytest

from actions.learning.model import HabitWeights
from actions.selling.candidates.buy_again import BuyAgain, Rhythm, habits_of
from tests.actions.selling.regulars import a_purchase, a_regular


@pytest.mark.parametrize(
    ("days_ago", "skus"),
    [(0, []), (33, []), (34, ["BEANS"]), (40, ["BEANS"]), (56, ["BEANS"]), (57, [])],
)
def test_waits_for_the_rhythm_of_the_shopper(days_ago, skus):
    situation = a_regular(a_purchase("BEANS", days_ago), a_purchase("BEANS", days_ago + 40))

    assert [c.sku for c in BuyAgain().propose(situation)] == skus


@pytest.mark.parametrize(
    ("days_ago", "skus"),
    [(23, []), (24, ["BEANS"]), (39, ["BEANS"]), (40, [])],
)
def test_after_one_purchase_goes_by_how_long_the_product_lasts(days_ago, skus):
    assert [c.sku for c in BuyAgain().propose(a_regular(a_purchase("BEANS", days_ago)))] == skus


def test_says_how_long_ago_and_how_often():
    situation = a_regular(
        a_purchase("BEANS", 31), a_purchase("BEANS", 61), a_purchase("BEANS", 93),
        a_purchase("BEANS", 183),
    )

    [candidate] = BuyAgain().propose(situation)

    assert candidate.facts == Rhythm(days_since=31, gap_days=32)
    assert (candidate.anchor, candidate.act) == (None, "add")


def test_proposes_as_many_as_usual_of_all_that_a_day_brought():
    situation = a_regular(
        a_purchase("BEANS", 30), a_purchase("BEANS", 30), a_purchase("BEANS", 60, 2),
        a_purchase("BEANS", 90, 8),
    )

    [candidate] = BuyAgain().propose(situation)

    assert candidate.quantity == 2


def test_two_lines_of_one_day_are_no_rhythm():
    situation = a_regular(a_purchase("BEANS", 28), a_purchase("BEANS", 28))

    [candidate] = BuyAgain().propose(situation)

    assert (candidate.facts.gap_days, candidate.strength) == (28, Decimal("0.75"))


def test_an_own_rhythm_is_stronger_than_a_guess():
    situation = a_regular(a_purchase("BEANS", 28), a_purchase("BEANS", 56))

    assert [c.strength for c in BuyAgain().propose(situation)] == [Decimal(1)]


def test_what_is_nearest_to_its_day_comes_first():
    situation = a_regular(
        a_purchase("BEANS", 38), a_purchase("ROAST", 28), a_purchase("FILTERS", 55),
    )

    assert [c.sku for c in BuyAgain().propose(situation)] == ["ROAST", "FILTERS", "BEANS"]


@pytest.mark.parametrize("sku", ["MILL", "GONE"])
def test_leaves_out_what_lasts_and_what_left_the_catalogue(sku):
    situation = a_regular(a_purchase(sku, 28), a_purchase(sku, 56))

    assert BuyAgain().propose(situation) == []


def test_keeps_quiet_without_purchases():
    assert BuyAgain().propose(a_regular()) == []


# What a history of groceries might teach: the nearer to its day and the more often, the likelier.
LEARNED = HabitWeights(
    {"always": -2.0, "times": 1.2, "passed": 1.0, "passed_1.2": -4.0}, {"ROAST": 0.5}
)


def with_chances(*purchases):
    return a_regular(*purchases, habits=LEARNED)


def often(sku, days_ago, times=4, gap_days=28):
    return [a_purchase(sku, days_ago + number * gap_days) for number in range(times)]


def test_where_chances_are_learned_the_likeliest_comes_first():
    situation = with_chances(
        *often("FILTERS", 50, times=2, gap_days=60), *often("BEANS", 27), *often("ROAST", 27)
    )

    proposed = BuyAgain().propose(situation)

    assert [c.sku for c in proposed] == ["ROAST", "BEANS", "FILTERS"]
    assert [c.strength for c in proposed] == sorted((c.strength for c in proposed), reverse=True)


@pytest.mark.parametrize(
    ("days_ago", "times", "skus"),
    [(27, 4, ["BEANS"]), (27, 1, []), (13, 4, []), (14, 4, ["BEANS"]), (90, 4, [])],
)
def test_keeps_quiet_of_the_unlikely_and_of_what_was_just_bought(days_ago, times, skus):
    proposed = BuyAgain().propose(with_chances(*often("BEANS", days_ago, times)))

    assert [c.sku for c in proposed] == skus


def test_a_chance_is_told_as_the_rhythm_it_is():
    [candidate] = BuyAgain().propose(with_chances(*often("BEANS", 27)))

    assert candidate.facts == Rhythm(days_since=27, gap_days=28)


def test_is_as_strong_as_it_is_likely():
    situation = with_chances(*often("BEANS", 27))

    [candidate] = BuyAgain().propose(situation)

    chance = habits_of(situation)["BEANS"].chance
    assert Decimal("0.2") < chance < Decimal("0.6")
    assert candidate.strength == chance / Decimal("0.4")
