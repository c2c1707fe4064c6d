"""Search in one catalogue version: words, meaning, filters, and the nearest where nothing fits."""
from functools import cached_property
from typing import Collection, Mapping, Optional

import numpy as np

from actions.language.words import name_words, telling_words
from actions.language.words import words as words_in
from actions.shop.catalogue.catalogue import Catalogue, Product
from actions.shop.search.called import CalledBy, SaidWord, called_by, said_words
from actions.shop.search.indexed_words import IndexedWords
from actions.shop.search.matching import WEIGHTS, Encode, Matcher, Matches, Weights, encode_query
from actions.shop.search.meaning import meanings
from actions.shop.search.query import SearchQuery, SearchResult
from actions.shop.search.relaxing import loosened
from actions.shop.search.shelf import Row, Shelf
from actions.shop.search.texts import search_texts
from actions.shop.search.vectors import Vectors

MISSPELT = "wramth"  # for which the words of all languages are looked through
# What being liked adds to a score, and being sold out takes: enough to part those alike.
POPULAR_GAIN, SOLD_OUT_LOSS = 0.02, 0.05


class SearchIndex:
    """The words and meanings of one catalogue version, in every language it has, in memory."""

    def __init__(
        self,
        catalogue: Catalogue,
        words: Optional[IndexedWords] = None,
        vectors: Optional[Vectors] = None,
        encode: Encode = encode_query,
        weights: Weights = WEIGHTS,
    ) -> None:
        """`words` are those of an earlier version, to be changed."""
        words = words or IndexedWords()
        self.changed_documents = words.change(catalogue)
        self._catalogue, self._row_of = catalogue, words.rows
        self._called: dict[tuple[str, ...], CalledBy] = {}  # as it is asked for
        rows: list[Row] = [None] * (max(words.rows.values(), default=-1) + 1)
        for sku, row in words.rows.items():
            rows[row] = catalogue.products[sku]
        self._shelf = Shelf(rows, catalogue)
        self.without_vectors = len(catalogue.products) - (len(vectors.skus) if vectors else 0)
        meant = None
        if vectors and vectors.skus:
            at = np.asarray([words.rows[sku] for sku in vectors.skus])
            order = np.argsort(at)
            meant = meanings(at[order], vectors.rows[order])
        self._matcher = Matcher(words.lexicon(), words.speller, meant, encode, weights)

    def warm(self) -> None:
        """Do what the first search would otherwise wait for: the encoder and the dictionaries."""
        self.name_words_in("")
        self._matcher.match(MISSPELT)

    def repair(self, text: str) -> list[str]:
        """The words of a sentence that the catalogue knows, misspelt ones set right."""
        return self._matcher.known_words(text)

    def name_words_in(self, text: str) -> set[str]:
        """The words of a sentence that product or category names are made of."""
        return name_words(text) & self._all_name_words

    def name_words_of(self, sku: str) -> frozenset[str]:
        product = self._catalogue.products.get(sku)
        if product is None:
            return frozenset()
        texts = search_texts(product, self._catalogue)
        return frozenset(name_words(" ".join(t for _, t in (*texts["name"], *texts["category"]))))

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
        return self._by_code.get(code.lower())

    def with_words(self, text: str) -> tuple[Product, ...]:
        """Products that have any of these words, those with most of them first; hidden ones too,
        since they may be asked for by name."""
        return self._products(self._matcher.rows_with(text))

    @cached_property
    def _by_code(self) -> Mapping[str, tuple[Product, str]]:
        codes: dict[str, tuple[Product, str]] = {}
        for product in self._catalogue.products.values():
            slugs = ("-".join(words_in(name)) for name in product.names.values())
            codes.update((slug, (product, "")) for slug in slugs if slug not in codes)
        for product in self._catalogue.products.values():
            codes.update((v.id.lower(), (product, v.id)) for v in product.variants)
            codes[product.sku.lower()] = (product, "")
        return codes

    @cached_property
    def _all_name_words(self) -> frozenset[str]:
        named = {text for p in self._catalogue.products.values() for text in p.names.values()}
        for sku in {p.category: p.sku for p in self._catalogue.products.values()}.values():
            named |= self.name_words_of(sku)
        return frozenset(name_words(" ".join(named)))

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

    def _products(self, rows: np.ndarray) -> tuple[Product, ...]:
        return self._shelf.products(rows)

    def _fitting(
        self, query: SearchQuery, language: Optional[str], sold_out: Collection[str]
    ) -> np.ndarray:
        """Rows that fit, as they are shown."""
        fits = self._shelf.fitting(query)
        rows, scores = self._scored(query, language, fits)
        nudged = scores + self._nudges(rows, sold_out)
        shelf = self._shelf
        keys = (shelf.place[rows], -shelf.popularity[rows], shelf.is_add_on[rows], -nudged)
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
        gone = [self._row_of[sku] for sku in sold_out if sku in self._row_of]
        return nudges - SOLD_OUT_LOSS * np.isin(rows, gone)

    def _telling(self, found: Matches, weights: np.ndarray) -> np.ndarray:
        """Those that match in more than passing."""
        words, needed = found.words * weights, self._matcher.weights
        is_near = found.nearness >= needed.near_enough
        if not words.any():
            return is_near & (found.nearness.max(initial=0.0) >= needed.near_alone)
        return is_near | ((words > 0) & (words >= needed.least_share * words.max()))
