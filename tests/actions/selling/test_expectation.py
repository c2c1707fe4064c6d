"""Expectation: what the rules expect of an offer before answers teach anything."""
from decimal import Decimal

import pytest

from actions.selling.expectation import parts_of, price_share, rating_weight
from actions.selling.rules import Rules
from tests.actions.selling.builders import a_candidate, a_situation, a_tier
from tests.builders import a_product


@pytest.mark.parametrize(
    ("rating", "count", "weight"),
    [(None, 0, "1"), (5.0, 0, "1"), (5.0, 10, "1.125"), (4.0, 999, "1"), (2.0, 30, "0.625")],
)
def test_ratings_weigh_as_much_as_they_are_many(rating, count, weight):
    product = a_product("A", rating=rating, rating_count=count)

    assert rating_weight(product) == Decimal(weight)


def test_what_goes_with_an_order_that_is_placed_is_taken_half_as_often():
    in_cart = parts_of(a_candidate("CASE"), a_situation(), Rules(), None)
    ordered = a_situation(stage="after_purchase", cart=(), just_ordered=("CAM-1",))

    assert in_cart["time"] == 1
    assert parts_of(a_candidate("CASE"), ordered, Rules(), None)["time"] == Decimal("0.5")


def test_a_price_is_seen_beside_what_it_goes_with_or_stands_for():
    nothing = a_situation(cart=(), just_added=None)

    assert price_share(a_candidate("CASE"), a_situation()) == Decimal("0.25")
    assert price_share(a_tier("CAM-2", "CAM-1"), a_situation()) == Decimal("0.5")
    assert price_share(a_candidate("CASE", anchor=None), nothing) is None
