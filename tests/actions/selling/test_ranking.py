"""Ranking: chance times margin, with silence below the floor."""
from decimal import Decimal

import pytest

from actions.selling.ranking import rank, rating_weight
from actions.selling.rules import Rules
from tests.actions.selling.builders import a_candidate, a_situation, a_tier, priced
from tests.builders import a_catalogue, a_product


def ranked_skus(candidates, situation, rules=None):
    ranked, _ = rank(candidates, situation, rules or Rules())
    return [place.candidate.sku for place in ranked]


def test_the_higher_margin_comes_first():
    candidates = [a_candidate("CASE"), a_candidate("CARD"), a_candidate("BATTERY")]

    assert ranked_skus(candidates, a_situation()) == ["BATTERY", "CARD", "CASE"]


def test_value_is_prior_times_margin_in_the_shoppers_currency():
    ranked, _ = rank([a_candidate("BATTERY")], a_situation(), Rules())
    in_rupiah, _ = rank([a_candidate("BATTERY")], a_situation(currency="IDR"), Rules())

    assert (ranked[0].relevance, ranked[0].value) == (Decimal("0.12"), Decimal("2.40"))
    assert in_rupiah[0].value == Decimal("38400")


def test_an_up_sell_counts_only_what_it_earns_beyond_the_anchor():
    ranked, _ = rank([a_tier("CAM-2", "CAM-1")], a_situation(), Rules())

    assert ranked[0].value == Decimal("1.60")  # 0.08 × ((150 - 100) - (100 - 70))


def test_ties_go_by_sku():
    twins = [a_product(sku, **priced("10.00", "5.00")) for sku in ("B", "A", "C")]
    situation = a_situation(catalogue=a_catalogue(a_product("CAM-1"), *twins))

    assert ranked_skus([a_candidate(s) for s in ("C", "A", "B")], situation) == ["A", "B", "C"]


def test_what_earns_nothing_is_refused():
    catalogue = a_catalogue(a_product("CAM-1"), a_product("GIFT", **priced("5.00", "5.00")))

    ranked, refusals = rank([a_candidate("GIFT")], a_situation(catalogue=catalogue), Rules())

    assert (ranked, [r.reason_code for r in refusals]) == ([], ["earns_nothing"])


def test_a_shop_that_tells_no_costs_is_ranked_by_its_prices():
    cheap = a_product("CHEAP", prices={"USD": Decimal("5.00")}, costs={})
    dear = a_product("DEAR", prices={"USD": Decimal("9.00")}, costs={})
    situation = a_situation(catalogue=a_catalogue(a_product("CAM-1"), cheap, dear))

    assert ranked_skus([a_candidate("CHEAP"), a_candidate("DEAR")], situation) == ["DEAR", "CHEAP"]


@pytest.mark.parametrize(("floor", "skus"), [("0.12", ["CASE"]), ("0.13", [])])
def test_below_the_relevance_floor_silence_is_better(floor, skus):
    rules = Rules(relevance_floor=Decimal(floor))

    assert ranked_skus([a_candidate("CASE")], a_situation(), rules) == skus


def test_many_bad_ratings_push_a_product_below_the_floor():
    bad = a_product("BAD", rating=1.0, rating_count=500, **priced("10.00", "5.00"))
    situation = a_situation(catalogue=a_catalogue(a_product("CAM-1"), bad))

    ranked, refusals = rank([a_candidate("BAD")], situation, Rules())

    assert (ranked, [r.reason_code for r in refusals]) == ([], ["below_relevance_floor"])


@pytest.mark.parametrize(
    ("rating", "count", "weight"),
    [(None, 0, "1"), (5.0, 0, "1"), (5.0, 10, "1.125"), (4.0, 999, "1"), (2.0, 30, "0.625")],
)
def test_ratings_weigh_as_much_as_they_are_many(rating, count, weight):
    product = a_product("A", rating=rating, rating_count=count)

    assert rating_weight(product) == Decimal(weight)
