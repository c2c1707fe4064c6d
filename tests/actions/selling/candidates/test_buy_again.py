"""Buy again: inside the window of the shopper's own rhythm, neither early nor overdue."""
from decimal import Decimal

import pytest

from actions.selling.candidates.buy_again import BuyAgain, Rhythm
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
