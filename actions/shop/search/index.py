"""Search in one catalogue version: words, meaning, filters, and the nearest where nothing fits."""
from typing import Collection, Optional

import numpy as np

from actions.language.spelling import SearchSpeller
from actions.language.words import name_words, telling_words
from actions.shop.catalogue.catalogue import Catalogue
from actions.shop.search.indexed import Indexed, index_catalogue, name_words_of
from actions.shop.search.matching import WEIGHTS, Encode, Matcher, Matches, Weights, encode_query
from actions.shop.search.meaning import Meanings
from actions.shop.search.query import SearchQuery, SearchResult
from actions.shop.search.relaxing import loosened
from actions.shop.search.shelf import Listed, Shelf
from actions.shop.search.vectors import Vectors, meanings_of

MISSPELT = "wramth"  # for which the words of all languages are looked through
# What being liked adds to a score, and being sold out takes: enough to part those alike.
POPULAR_GAIN, SOLD_OUT_LOSS = 0.02, 0.05


class SearchIndex:
    """The words and meanings of one catalogue version, in every language it has."""

    def __init__(
        self,
        catalogue: Catalogue,
        vectors: Optional[Vectors] = None,
        encode: Encode = encode_query,
        weights: Weights = WEIGHTS,
        indexed: Optional[Indexed] = None,
        meant: Optional[Meanings] = None,
    ) -> None:
        """`indexed` and `meant` are what was made before of this catalogue and its vectors."""
        indexed = indexed or index_catalogue(catalogue)
        if meant is None and vectors is not None:
            meant = meanings_of(vectors, catalogue)
        self._catalogue, self._name_words = catalogue, indexed.tables.name_words
        self._shelf = Shelf(indexed.columns, indexed.tables.groups, catalogue.products)
        self.without_vectors = len(catalogue.products) - (len(meant.rows) if meant else 0)
        speller = SearchSpeller(indexed.tables.spelling)
        self._matcher = Matcher(indexed.lexicon, speller, meant, encode, weights)

    def warm(self) -> None:
        """Do what the first search would otherwise wait for: the encoder and the dictionaries."""
        self._matcher.match(MISSPELT)

    def repair(self, text: str) -> list[str]:
        """The words of a sentence that the catalogue knows, misspelt ones set right."""
        return self._matcher.known_words(text)

    def name_words_in(self, text: str) -> set[str]:
        """The words of a sentence that product or category names are made of."""
        return name_words(text) & self._name_words

    def name_words_of(self, sku: str) -> frozenset[str]:
        product = self._catalogue.products.get(sku)
        return name_words_of(product, self._catalogue) if product else frozenset()

    def having(self, attribute: str, value: str) -> Listed:
        """The products with this value, sold in whatever currency."""
        return self._shelf.having(attribute, value)

    def search(
        self, query: SearchQuery, language: Optional[str] = None, sold_out: Collection[str] = ()
    ) -> SearchResult:
        """The products that fit; when a filter leaves none, the nearest ones without it.

        Without a language, words are read in all. Of products alike, the `sold_out` come last.
        """
        rows = self._fitting(query, language, sold_out)
        if len(rows):
            return SearchResult(self._products(rows))
        for looser in loosened(query):
            rows = self._fitting(looser.query, language, sold_out)
            if len(rows):
                return SearchResult(
                    self._products(rows), looser.let_go[-1], looser.value, looser.let_go
                )
        return SearchResult(())

    def _products(self, rows: np.ndarray) -> Listed:
        return self._shelf.products(rows)

    def _fitting(
        self, query: SearchQuery, language: Optional[str], sold_out: Collection[str]
    ) -> np.ndarray:
        """Rows that fit, as they are shown."""
        fits = self._shelf.fitting(query)
        rows, scores = self._scored(query, language, fits)
        nudged = scores + self._nudges(rows, sold_out)
        shelf = self._shelf
        keys = (rows, -shelf.popularity[rows], shelf.is_add_on[rows], -nudged)
        ranked = rows[np.lexsort(keys)]
        if query.sort == "relevance":
            return ranked
        order = shelf.order(ranked, query)
        return ranked[np.lexsort((np.arange(len(ranked)), order, shelf.is_beside[ranked]))]

    def _scored(
        self, query: SearchQuery, language: Optional[str], fits: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray]:
        """Rows with scores for the words; every product scores alike when there are only filters.

        Words rank what a category, a brand or values keep; else they choose too.
        """
        is_kept = bool(query.categories or query.brands or query.values)
        is_said = bool(telling_words(query.words))
        if not is_said:
            has_filter = is_kept or query.price_min is not None or query.price_max is not None
            rows = np.flatnonzero(fits) if has_filter else np.zeros(0, np.int64)
            return rows, np.zeros(len(rows), np.float32)
        found = self._matcher.match(query.words, language, fits)
        weights = self._shelf.weights[found.rows]
        scores = found.scores - (1 - weights) * found.from_words
        if not is_kept:
            kept = fits[found.rows] & self._telling(found, weights)
            return found.rows[kept], scores[kept]
        column = np.zeros(len(fits), np.float32)
        column[found.rows] = scores
        rows = np.flatnonzero(fits)
        return rows, column[rows]

    def _nudges(self, rows: np.ndarray, sold_out: Collection[str]) -> np.ndarray:
        liked = np.log1p(self._shelf.popularity[rows]) * (1 - self._shelf.is_add_on[rows])
        nudges = POPULAR_GAIN * liked / max(float(liked.max(initial=0.0)), 1e-6)
        return nudges - SOLD_OUT_LOSS * np.isin(rows, self._shelf.rows_of(sold_out))

    def _telling(self, found: Matches, weights: np.ndarray) -> np.ndarray:
        """Those that match in more than passing."""
        words, needed = found.words * weights, self._matcher.weights
        is_near = found.nearness >= needed.near_enough
        if not words.any():
            return is_near & (found.nearness.max(initial=0.0) >= needed.near_alone)
        return is_near | ((words > 0) & (words >= needed.least_share * words.max()))
