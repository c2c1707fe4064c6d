"""Ratings: how well a product is liked, as far as enough shoppers said so."""
from decimal import Decimal

from actions.shop.catalogue.catalogue import Product

# An unrated product counts as rated this well, with as much weight as this many ratings.
USUAL_RATING = Decimal(4)
USUAL_RATING_COUNT = 10


def fair_rating(product: Product) -> Decimal:
    """The usual rating; moves away from it only as far as the ratings are many."""
    if product.rating is None:
        return USUAL_RATING
    total = Decimal(str(product.rating)) * product.rating_count
    return (total + USUAL_RATING * USUAL_RATING_COUNT) / (product.rating_count + USUAL_RATING_COUNT)
