"""The catalogue in columns: which rows fit a query's filters, and what orders those alike."""
from decimal import Decimal
from functools import cached_property
from typing import Any, Callable, Iterable, Iterator, Mapping, Optional, Sequence

import numpy as np

from actions.language.numbers import plain_text
from actions.language.tokens import phrase
from actions.language.units import Amount, read_amount, same_unit
from actions.shop.catalogue.attributes import number_of
from actions.shop.catalogue.catalogue import Catalogue, Product
from actions.shop.catalogue.ratings import fair_rating
from actions.shop.money import Money
from actions.shop.search.query import SearchQuery
from actions.shop.search.versions import Versions

# "Tent" means the tent before its footprint, a larger size, a sample or a bundle that say it too.
ACCESSORY_WEIGHT, BESIDE_WEIGHT = 0.8, 0.6
BESIDE = ("sample", "bundle")
ADD_ONS = ("service", "warranty", *BESIDE)
MOST_RATINGS = 500  # more of them make a product no more popular

Phrase = tuple[str, ...]
Value = tuple[str, str]  # attribute, text
Row = Optional[Product]  # none where a product is gone
Groups = Mapping[Any, np.ndarray]


class Shelf:
    """One catalogue version; a row is the place of its product in every column."""

    def __init__(self, rows: Sequence[Row], catalogue: Catalogue) -> None:
        self._products = np.empty(len(rows), object)
        self._products[:] = rows
        there = [(row, product) for row, product in enumerate(rows) if product is not None]
        self._prices = _prices(there, len(rows))
        self._categories = _grouped((product.category, row) for row, product in there)
        self._brands = _grouped((product.brand, row) for row, product in there)
        self._values = _grouped((value, row) for row, p in there for value in values_of(p))
        self._versions = Versions(there, len(rows))
        self._attributes = catalogue.attributes
        self._rows = {product.sku: row for row, product in there}
        self._shown = np.ones(len(rows), bool)
        never = frozenset(catalogue.profile.never_found)
        hidden = [row for row, p in there if p.sku in never or p.category in never]
        self._shown[hidden] = False
        self._sold_in: dict[str, np.ndarray] = {}
        self._ratings = _column(there, len(rows), lambda p: float(fair_rating(p)))
        self.popularity = _column(there, len(rows), popularity)
        self.is_add_on = _column(there, len(rows), lambda p: p.kind in ADD_ONS)
        self.is_beside = _column(there, len(rows), lambda p: p.kind in BESIDE)
        self.place = _places(there, len(rows))
        weights = _weights(catalogue)
        self.weights = _column(there, len(rows), lambda p: weights.get(p.sku, 1.0))

    def fitting(self, query: SearchQuery) -> np.ndarray:
        """A mask of the rows that every filter keeps."""
        kept = self._sold(query.currency).copy()
        for limit, sign in ((query.price_min, 1), (query.price_max, -1)):
            if limit is not None:
                kept &= self._beyond(limit, sign)
        if query.categories:
            kept &= self._any(self._categories, query.categories)
        if query.brands:
            kept &= self._any(self._brands, query.brands)
        for attribute, value in query.values:
            kept &= self._any(self._values, [(attribute, value.lower())])
        if query.than in self._rows:
            kept &= self._beyond_it(self._rows[query.than], query)
        return kept & self._versions.fitting(query) & ~self._refused(query)

    def _beyond_it(self, row: int, query: SearchQuery) -> np.ndarray:
        """What comes before the product of this row."""
        order = self.order(np.arange(len(self._products)), query)
        with np.errstate(invalid="ignore"):
            return order < order[row]

    def _refused(self, query: SearchQuery) -> np.ndarray:
        """What none of its versions can be wanted of; of brands, in whatever letters."""
        brands = {brand.lower() for brand in query.refused.brands}
        same = [brand for brand in self._brands if str(brand).lower() in brands]
        mask = self._any(self._categories, query.refused.categories) | self._any(self._brands, same)
        mask[[self._rows[sku] for sku in query.refused.skus if sku in self._rows]] = True
        return mask

    def products(self, rows: np.ndarray) -> tuple[Product, ...]:
        return tuple(self._products[rows])

    def _sold(self, currency: str) -> np.ndarray:
        if currency not in self._sold_in:
            self._sold_in[currency] = self._shown & ~np.isnan(self._price_column(currency))
        return self._sold_in[currency]

    def order(self, rows: np.ndarray, query: SearchQuery) -> np.ndarray:
        """By what the query sorts them, lowest first; what tells nothing of it comes last."""
        if query.sort == "better":
            return -self._ratings[rows]
        side, _, attribute = query.sort.partition(":")
        if attribute:
            numbers = [p and number_of(p, attribute) for p in self._products[rows]]
            sign = -1 if side == "highest" else 1
            return np.asarray([np.inf if n is None else sign * float(n) for n in numbers])
        return self._price_column(query.currency)[rows] * (-1 if query.sort == "dearer" else 1)

    def prices_in(self, currency: str) -> Optional[tuple[Decimal, Decimal]]:
        """The lowest and the highest; None where nothing is sold in this currency."""
        prices = self._price_column(currency)[self._sold(currency)]
        if not len(prices):
            return None
        return Decimal(str(prices.min())), Decimal(str(prices.max()))

    def value_called(self, words: str) -> Optional[Value]:
        """The value that all of these words name; of several, what most products have."""
        amount = read_amount(words)
        if amount is not None:
            return next((v for v in self._amounts(amount) if v in self._values), None)
        said = phrase(words)
        return self._by_words.get(said) if said else None

    def _amounts(self, amount: Amount) -> Iterator[Value]:
        """In the unit of each attribute that it may be a value of."""
        for attribute in self._attributes.values():
            same = amount.to(same_unit(attribute.unit)) if attribute.unit else None
            if same is not None:
                yield attribute.id, plain_text(same.number.normalize())

    @cached_property
    def _by_words(self) -> Mapping[Phrase, Value]:
        usual = sorted(self._values, key=lambda value: len(self._values[value]))
        named: dict[Phrase, Value] = {}
        for attribute, text in usual:
            known = self._attributes.get(attribute)
            if known is None or known.type == "text":
                named[phrase(text)] = attribute, text
            elif known.type == "flag" and text == "yes":
                spoken = (word for words in known.synonyms.values() for word in words)
                called = (*known.labels.values(), *spoken)
                named.update({phrase(each): (attribute, text) for each in called})
        return named

    def _price_column(self, currency: str) -> np.ndarray:
        column = self._prices.get(currency)
        return np.full(len(self._products), np.nan) if column is None else column

    def _beyond(self, limit: Money, sign: int) -> np.ndarray:
        """Prices are compared as floats: two decimal places of any price stay apart in them."""
        prices = self._price_column(limit.currency)
        with np.errstate(invalid="ignore"):  # not sold in this currency: not within its limit
            return (prices - float(limit.amount)) * sign >= 0

    def _any(self, groups: Groups, wanted: Iterable[object]) -> np.ndarray:
        mask = np.zeros(len(self._products), bool)
        for one in wanted:
            if one in groups:
                mask[groups[one]] = True
        return mask


def values_of(product: Product) -> set[tuple[str, str]]:
    """The (attribute, value) pairs a product is found by, in lower case."""
    found = {
        (attribute, text.lower())
        for attribute, texts in product.attributes.items() for text in texts.values()
    }
    for variant in product.variants:
        found |= {("colour", text.lower()) for text in variant.colours.values()}
        found.add(("size", variant.size.lower()))
    return found


def popularity(product: Product) -> float:
    return (product.rating or 0) * min(product.rating_count, MOST_RATINGS)


def _prices(there: Sequence[tuple[int, Product]], length: int) -> dict[str, np.ndarray]:
    columns: dict[str, np.ndarray] = {}
    for row, product in there:
        for currency, amount in product.prices.items():
            if currency not in columns:
                columns[currency] = np.full(length, np.nan)
            columns[currency][row] = float(amount)
    return columns


def _grouped(pairs: Iterable[tuple[object, int]]) -> Groups:
    groups: dict[object, list[int]] = {}
    for key, row in pairs:
        groups.setdefault(key, []).append(row)
    return {key: np.asarray(rows, np.int32) for key, rows in groups.items()}


def _column(
    there: Sequence[tuple[int, Product]], length: int, of: Callable[[Product], float]
) -> np.ndarray:
    column = np.zeros(length, np.float32)
    for row, product in there:
        column[row] = of(product)
    return column


def _places(there: Sequence[tuple[int, Product]], length: int) -> np.ndarray:
    """Where each comes by its SKU, so that a search always has the same order."""
    column = np.zeros(length, np.int64)
    for place, (row, _) in enumerate(sorted(there, key=lambda pair: pair[1].sku)):
        column[row] = place
    return column


def _weights(catalogue: Catalogue) -> dict[str, float]:
    """How much words count for what goes beside other products; fully for all the rest."""
    weights: dict[str, float] = {}
    for links in catalogue.links.values():
        for link in links:
            if link.relation == "accessory":
                weights.setdefault(link.target, ACCESSORY_WEIGHT)
    for links in catalogue.links.values():
        for link in links:
            source = catalogue.products.get(link.sku)
            if link.relation == "larger" and source is not None and source.kind != "sample":
                weights[link.target] = BESIDE_WEIGHT
    weights.update((p.sku, BESIDE_WEIGHT) for p in catalogue.products.values() if p.kind in BESIDE)
    return weights
