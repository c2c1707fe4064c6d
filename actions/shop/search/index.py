"""Search in one catalogue version: words, meaning, filters, and the nearest where nothing fits."""
from dataclasses import replace
from decimal import Decimal
from itertools import chain
from typing import Collection, Optional, Sequence

import numpy as np

from actions.language.spelling import SearchSpeller
from actions.language.tokens import phrase
from actions.language.words import name_words, telling_words
from actions.shop.catalogue.catalogue import Catalogue, Product
from actions.shop.search import degrees
from actions.shop.search.called import CalledBy, SaidWord, called_by, said_words
from actions.shop.search.called_values import value_called
from actions.shop.search.goods_codes import spellings_of
from actions.shop.search.indexed import Indexed, index_catalogue, name_words_of
from actions.shop.search.matching import WEIGHTS, Encode, Matcher, Matches, Weights, encode_query
from actions.shop.search.meaning import Meanings
from actions.shop.search.query import SearchQuery, SearchResult
from actions.shop.search.refusing import all_refused
from actions.shop.search.relaxing import Looser, loosened
from actions.shop.search.said_kind import SaidKind, said_kind
from actions.shop.search.shelf import Listed, Shelf
from actions.shop.search.shelf_columns import ADD_ONS
from actions.shop.search.vectors import Vectors, meanings_of

MISSPELT = "wramth"  # for which the words of all languages are looked through
# What being liked adds to a score, and being sold out takes: enough to part those alike.
MOST_TITLES = 300  # looked at for that
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
        tables = indexed.tables
        self.kinds, self._tables, self._catalogue = tables.kinds, tables, catalogue
        self._called: dict[tuple[str, ...], CalledBy] = {}  # as it is asked for
        self._shelf = Shelf(
            indexed.columns, tables.groups, tables.versions, tables.numbers, catalogue.products
        )
        self.without_vectors = len(catalogue.products) - (len(meant.rows) if meant else 0)
        speller = SearchSpeller(tables.spelling)
        self._matcher = Matcher(indexed.lexicon, speller, meant, encode, weights, tables.languages)

    def warm(self) -> None:
        """Do what the first search would otherwise wait for: the encoder and the dictionaries."""
        self._matcher.match(MISSPELT)

    def repair(self, text: str) -> list[str]:
        """The words of a sentence that the catalogue knows, misspelt ones set right."""
        return self._matcher.known_words(text)

    def name_words_in(self, text: str) -> set[str]:
        """The words of a sentence that product or category names are made of."""
        return name_words(text) & self._tables.name_words

    def name_words_of(self, sku: str) -> frozenset[str]:
        product = self._catalogue.products.get(sku)
        return name_words_of(product, self._catalogue) if product else frozenset()

    def having(self, attribute: str, value: str) -> Listed:
        """The products with this value, sold in whatever currency."""
        return self._shelf.having(attribute, value)

    def in_category(self, category: str) -> Listed:
        return self._shelf.in_category(category)

    def brand_called(self, text: str) -> Optional[str]:
        """The brand that these words are, in whatever letters."""
        found = self._shelf.of_brand(text)
        return found[0].brand if text and found else None

    def prices_in(self, currency: str) -> Optional[tuple[Decimal, Decimal]]:
        """The lowest and the highest price; None where nothing is sold in this currency."""
        return self._shelf.prices_in(currency)

    def value_called(self, words: str) -> Optional[tuple[str, str]]:
        """The attribute and value that these words name, all of them."""
        tables = self._tables
        return value_called(words, tables.values, tables.groups, self._catalogue.attributes)

    def said_words(self, text: str) -> tuple[SaidWord, ...]:
        return said_words(text, self._matcher.speller)

    def said_values(self, text: str) -> tuple[SaidWord, ...]:
        return said_words(text, self._matcher.speller, are_values=True)

    def called_by(self, product: Product) -> CalledBy:
        """The roots of what a product is called, in those of its variants that it comes with."""
        key = (product.sku, *(variant.id for variant in product.variants))
        if key not in self._called:
            self._called[key] = called_by(product, self._catalogue)
        return self._called[key]

    def with_code(self, code: str) -> Optional[tuple[Product, str]]:
        """What a SKU, that of a variant (then with it), or the last part of a link stands for."""
        codes = (self._tables.codes.get(each) for each in spellings_of(code))
        sku, variant = next((found for found in codes if found), ("", ""))
        return (self._catalogue.products[sku], variant) if sku else None

    def with_words(self, text: str) -> Listed:
        """Products that have any of these words, those with most of them first; hidden ones too,
        since they may be asked for by name."""
        return self._shelf.products(self._matcher.rows_with(text))

    def title_words_of(self, sku: str) -> frozenset[str]:
        return frozenset(phrase(" ".join(self._catalogue.products[sku].names.values())))

    def search(
        self, query: SearchQuery, language: Optional[str] = None, sold_out: Collection[str] = ()
    ) -> SearchResult:
        """The products that fit; when a filter leaves none, the nearest ones without it.

        Without a language, words are read in all. Of products alike, the `sold_out` come last.
        """
        query = replace(query, refused=all_refused(query.refused, self))
        said = self.said_kind(query.words, language)
        for looser in chain([Looser(query, ())], loosened(query)):
            rows, gone = self._fitting(looser.query, language, sold_out, said), looser.let_go
            if len(rows):
                relaxed = gone[-1] if gone else None
                return SearchResult(self._shelf.products(rows), relaxed, looser.value, gone)
        return SearchResult(())

    def said_kind(self, text: str, language: Optional[str] = None) -> Optional[SaidKind]:
        """The kinds that a text asks for, misspelt or not."""
        found = said_kind(text, language, self.kinds)
        return found or said_kind(self._matcher.set_right(text), language, self.kinds)

    def of_kind(
        self, text: str, products: Sequence[Product], language: Optional[str] = None
    ) -> list[Product]:
        """Those of the kind that a text asks for, and of them those whose titles say the rest of
        it too; without a kind all goods, and nothing beside them."""
        said = self.said_kind(text, language)
        if said is None:
            return [p for p in products if p.kind not in ADD_ONS] or list(products)
        best = set(degrees.described(said.skus, said.described, self.title_words_of) or said.skus)
        return [product for product in products if product.sku in best]

    def with_all_words(self, text: str) -> Listed:
        """Products that have all of these words, in no order."""
        words, every = self.said_words(text), len(self._catalogue.products)
        return self._shelf.products(self._matcher.rows_with_all(words, every))

    def nearness(self, text: str, products: Sequence[Product]) -> Sequence[float]:
        """In meaning, in standard deviations; nothing without vectors."""
        return self._matcher.nearness(text, self._shelf.rows_of([p.sku for p in products]))

    def _fitting(
        self, query: SearchQuery, language: Optional[str], sold_out: Collection[str],
        said: Optional[SaidKind],
    ) -> np.ndarray:
        """Rows that fit, as they are shown: those of the kind asked for before all others."""
        shelf, fits = self._shelf, self._shelf.fitting(query)
        members = self._members(said, query, fits)
        told = replace(query, words=said.text) if said else query
        found = self._matcher.match(told.words, language, fits)
        rows, scores = self._scored(told, found, fits, members)
        named = self._named(query, found.rows)
        if named:
            rows, scores = degrees.with_rows(rows, scores, named)
        by_title = np.asarray([named.get(int(row), 0) for row in rows])
        if said is not None:
            gain = self._matcher.weights.of_kind * said.share
            scores = scores + gain * (members[rows] >= degrees.OWN)
        nudged = scores + self._nudges(rows, sold_out)
        degree = members[rows] * (said is not None and said.is_alone)
        keys = (
            rows, -shelf.popularity[rows], shelf.is_add_on[rows], -nudged, -by_title,
            -degree, by_title < degrees.WHOLE,
        )
        ranked = rows[np.lexsort(keys)]
        if query.sort == "relevance":
            return ranked
        places, order = np.arange(len(ranked)), shelf.order(ranked, query)
        # What is of the kind is sorted as one, unless titles say more of some.
        degree = np.where(members == degrees.TITLED, degrees.OWN, members)[ranked]
        return ranked[np.lexsort((places, order, shelf.is_beside[ranked], -degree))]

    def _named(self, query: SearchQuery, rows: np.ndarray) -> dict[int, int]:
        """By row, how it is titled in the very words of the query."""
        said = phrase(query.words)
        if not said:
            return {}
        fits = self._anywhere(query)
        begun = self._shelf.rows_of(self._tables.titles.begun(said))
        looked_at = np.concatenate((rows[:MOST_TITLES], begun)).astype(np.int64)
        kept = looked_at[fits[looked_at]]
        names = (product.names.values() for product in self._shelf.products(kept))
        return degrees.titled_rows(said, zip(kept.tolist(), names, strict=True))

    def _members(
        self, said: Optional[SaidKind], query: SearchQuery, fits: np.ndarray
    ) -> np.ndarray:
        """How surely each is of the kind asked for; 0 for what is not.

        A kind that the wanted category has may reach into others.
        """
        members = np.zeros(len(fits), np.float32)
        for skus, degree in degrees.kind_degrees(said, self.kinds, self.title_words_of):
            members[self._shelf.rows_of(skus)] = degree
        is_within = (members * fits >= degrees.OWN).any()
        return members * (self._anywhere(query) if is_within else fits)

    def _anywhere(self, query: SearchQuery) -> np.ndarray:
        """What fits, in other categories too where any is in the one wanted."""
        fits = self._shelf.fitting(query)
        return self._shelf.fitting(replace(query, categories=())) if fits.any() else fits

    def _scored(
        self, query: SearchQuery, found: Matches, fits: np.ndarray, members: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray]:
        """Rows with scores for the words; every product scores alike when there are only filters.

        Words rank what a category, a brand or values keep; else they choose too. Whatever is of
        the kind asked for is chosen.
        """
        is_kept = bool(query.categories or query.brands or query.values or query.sizes)
        is_said = bool(telling_words(query.words))
        if not is_said:
            is_sorted = bool(query.refused) or query.sort != "relevance" or query.is_reduced
            has_filter = is_kept or is_sorted or bool(query.price_min or query.price_max)
            rows = np.flatnonzero(fits) if has_filter else np.zeros(0, np.int64)
            return rows, np.zeros(len(rows), np.float32)
        weights = self._shelf.weights[found.rows]
        scores = found.scores - (1 - weights) * found.from_words
        column = np.zeros(len(fits), np.float32)
        column[found.rows] = scores
        chosen = members > 0
        if is_kept and not chosen.any():
            chosen = fits
        else:
            chosen[found.rows] |= fits[found.rows] & found.telling(weights, self._matcher.weights)
        return np.flatnonzero(chosen), column[chosen]

    def _nudges(self, rows: np.ndarray, sold_out: Collection[str]) -> np.ndarray:
        liked = np.log1p(self._shelf.popularity[rows]) * (1 - self._shelf.is_add_on[rows])
        nudges = POPULAR_GAIN * liked / max(float(liked.max(initial=0.0)), 1e-6)
        return nudges - SOLD_OUT_LOSS * np.isin(rows, self._shelf.rows_of(sold_out))
