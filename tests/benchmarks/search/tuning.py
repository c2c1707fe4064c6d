"""Choosing the weights on the validation searches, one weight at a time, twice round."""
from dataclasses import dataclass, replace
from statistics import mean
from typing import Mapping, Sequence

from actions.shop.catalogue.catalogue import Catalogue
from actions.shop.search import SearchIndex, SearchQuery
from actions.shop.search.matching import Encode, Weights
from actions.shop.search.vectors import Vectors
from tests.benchmarks.search.judged import Judged
from tests.benchmarks.search.quality import Search, quality_of

GRID: Mapping[str, Sequence[float]] = {
    "meaning": (0.3, 0.4, 0.5, 0.6, 0.7, 0.8),
    "nearness_floor": (0.5, 1.0, 1.5, 2.0),
    "all_words": (0.5, 1.0, 1.5, 2.0),
    "least_share": (0.2, 0.3, 0.4),
    "near_enough": (1.5, 2.0, 2.5, 3.0),
}
ROUNDS = 2


@dataclass(frozen=True)
class JudgedShop:
    """A catalogue with its vectors, and searches judged in it."""

    name: str
    catalogue: Catalogue
    vectors: Vectors
    judged: Sequence[Judged]


def tuned(shops: Sequence[JudgedShop], encode: Encode) -> tuple[Weights, float]:
    """The weights with the best mean nDCG@10 over shops and languages, and that mean."""
    best, reached = Weights(), _mean(shops, Weights(), encode)
    for _ in range(ROUNDS):
        for name, values in GRID.items():
            for value in values:
                tried = replace(best, **{name: value})
                score = _mean(shops, tried, encode)
                if score > reached:
                    best, reached = tried, score
    return best, reached


def shop_search(index: SearchIndex) -> Search:
    def search(text: str, language: object) -> list[str]:
        found = index.search(SearchQuery(words=text), str(language))
        return [product.sku for product in found.products]

    return search


def _mean(shops: Sequence[JudgedShop], weights: Weights, encode: Encode) -> float:
    scores = []
    for shop in shops:
        index = SearchIndex(shop.catalogue, vectors=shop.vectors, encode=encode, weights=weights)
        found = quality_of(shop_search(index), shop.judged, ())
        scores += [found.en, found.id]
    return mean(scores)
