"""Ratings count as far as they are many."""
from decimal import Decimal

import pytest

from actions.shop.catalogue.ratings import fair_rating
from tests.builders import a_product


@pytest.mark.parametrize(
    ("rating", "count", "fair"),
    [(None, 0, "4"), (5.0, 0, "4"), (5.0, 10, "4.5"), (3.0, 10, "3.5"), (4.0, 500, "4"),
     (5.0, 990, "4.99")],
)
def test_few_ratings_move_it_little(rating, count, fair):
    assert fair_rating(a_product("A", rating=rating, rating_count=count)) == Decimal(fair)
