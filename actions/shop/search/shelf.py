"""The columns of a catalogue at work: which rows fit a query's filters, what orders those alike."""
from decimal import Decimal
from typing import Iterable, Iterator, Mapping, Optional, Sequence, Union, overload

import numpy as np

from actions.shop.catalogue.catalogue import Product
from actions.shop.money import Money
from actions.shop.search.query import SearchQuery
from actions.shop.search.shelf_columns import (
    GROUPED,
    NUMBERS,
    PRICES,
    REDUCED,
    SKUS,
    Columns,
    Group,
    Groups,
    value_group,
)
from actions.shop.search.versions import Versions


class Listed(Sequence[Product]):
    """Products by row; one is read from the catalogue when it is looked at."""

    def __init__(
        self, rows: np.ndarray, skus: np.ndarray, products: Mapping[str, Product]
    ) -> None:
        self._rows, self._skus, self._products = rows, skus, products

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, place: int) -> Product: ...

    @overload
    def __getitem__(self, place: slice) -> "Listed": ...

    def __getitem__(self, place: Union[int, slice]) -> Union[Product, "Listed"]:
        if isinstance(place, slice):
            return Listed(self._rows[place], self._skus, self._products)
        return self._products[self._skus[self._rows[place]].decode()]

    def __iter__(self) -> Iterator[Product]:
        return (self._products[sku.decode()] for sku in self._skus[self._rows])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    @property
    def skus(self) -> list[str]:
        return [sku.decode() for sku in self._skus[self._rows]]

    def with_last(self, skus: Iterable[str]) -> "Listed":
        """The same, with these at the end."""
        is_last = np.isin(self._skus[self._rows], _as_bytes(skus))
        order = np.argsort(is_last, kind="stable")
        return Listed(self._rows[order], self._skus, self._products)


class Shelf:
    """One catalogue version; a row is the place of its product in every column."""

    def __init__(
        self, columns: Columns, groups: Groups, versions: Groups, numbers: Sequence[str],
        products: Mapping[str, Product],
    ) -> None:
        """`numbers` are the attributes that have a column."""
        self._columns, self._groups, self._products = columns, groups, products
        self._versions, self._numbers = Versions(columns, versions), tuple(numbers)
        self._skus, self._grouped = columns[SKUS], columns[GROUPED]
        self._sold_in: dict[str, np.ndarray] = {}
        self.popularity, self.weights = columns["popularity"], columns["weight"]
        self.is_add_on, self.is_beside = columns["is_add_on"], columns["is_beside"]

    def fitting(self, query: SearchQuery) -> np.ndarray:
        """A mask of the rows that every filter keeps."""
        kept = self._sold(query.currency).copy()
        for limit, sign in ((query.price_min, 1), (query.price_max, -1)):
            if limit is not None:
                kept &= self._beyond(limit, sign)
        if query.is_reduced:
            kept &= self._columns.get(REDUCED + query.currency, np.zeros(len(kept), bool))
        if query.categories:
            kept &= self._any(("category", category) for category in query.categories)
        if query.brands:
            kept &= self._any(("brand", brand) for brand in query.brands)
        for attribute, value in query.values:
            kept &= self._any([value_group(attribute, value)])
        than = self.rows_of([query.than])
        if len(than):
            kept &= self._beyond_it(int(than[0]), query)
        return kept & self._versions.fitting(query) & ~self._refused(query)

    def _beyond_it(self, row: int, query: SearchQuery) -> np.ndarray:
        """What comes before the product of this row."""
        order = self.order(np.arange(len(self._skus)), query)
        with np.errstate(invalid="ignore"):
            return order < order[row]

    def _refused(self, query: SearchQuery) -> np.ndarray:
        """What none of its versions can be wanted of; of brands, in whatever letters."""
        refused = query.refused
        categories = (("category", category) for category in refused.categories)
        mask = self._any((*categories, *(("brand_lower", b.lower()) for b in refused.brands)))
        mask[self.rows_of(refused.skus)] = True
        return mask

    def products(self, rows: np.ndarray) -> Listed:
        return Listed(rows, self._skus, self._products)

    def having(self, attribute: str, value: str) -> Listed:
        """The products with this value, sold in whatever currency."""
        return self.products(self._rows(value_group(attribute, value)))

    def in_category(self, category: str) -> Listed:
        return self.products(self._rows(("category", category)))

    def of_brand(self, brand: str) -> Listed:
        """In whatever letters it is written."""
        return self.products(self._rows(("brand_lower", brand.lower())))

    def prices_in(self, currency: str) -> Optional[tuple[Decimal, Decimal]]:
        """The lowest and the highest; None where nothing is sold in this currency."""
        prices = self._price_column(currency)[self._sold(currency)]
        if not len(prices):
            return None
        return Decimal(str(prices.min())), Decimal(str(prices.max()))

    def rows_of(self, skus: Iterable[str]) -> np.ndarray:
        """Of those that are for sale."""
        asked = _as_bytes(skus)
        if not len(asked) or not len(self._skus):
            return np.zeros(0, np.int64)
        at = np.minimum(np.searchsorted(self._skus, asked), len(self._skus) - 1)
        return at[self._skus[at] == asked]

    def order(self, rows: np.ndarray, query: SearchQuery) -> np.ndarray:
        """By what the query sorts them, lowest first; what tells nothing of it comes last."""
        if query.sort == "better":
            return -self._columns["rating"][rows]
        side, _, attribute = query.sort.partition(":")
        if attribute:
            numbers = self._number_column(attribute)[rows] * (-1 if side == "highest" else 1)
            return np.where(np.isnan(numbers), np.inf, numbers)
        return self._price_column(query.currency)[rows] * (-1 if query.sort == "dearer" else 1)

    def _sold(self, currency: str) -> np.ndarray:
        if currency not in self._sold_in:
            is_priced = ~np.isnan(self._price_column(currency))
            self._sold_in[currency] = self._columns["shown"] & is_priced
        return self._sold_in[currency]

    def _price_column(self, currency: str) -> np.ndarray:
        column: Optional[np.ndarray] = self._columns.get(PRICES + currency)
        return np.full(len(self._skus), np.nan) if column is None else column

    def _number_column(self, attribute: str) -> np.ndarray:
        if attribute not in self._numbers:
            return np.full(len(self._skus), np.nan)
        return self._columns[f"{NUMBERS}{self._numbers.index(attribute)}"]

    def _beyond(self, limit: Money, sign: int) -> np.ndarray:
        """Prices are compared as floats: two decimal places of any price stay apart in them."""
        prices = self._price_column(limit.currency)
        with np.errstate(invalid="ignore"):  # not sold in this currency: not within its limit
            return (prices - float(limit.amount)) * sign >= 0

    def _any(self, wanted: Iterable[Group]) -> np.ndarray:
        mask = np.zeros(len(self._skus), bool)
        for group in wanted:
            mask[self._rows(group)] = True
        return mask

    def _rows(self, group: Group) -> np.ndarray:
        start, end = self._groups.get(group, (0, 0))
        return self._grouped[start:end]


def _as_bytes(skus: Iterable[str]) -> np.ndarray:
    return np.array([sku.encode() for sku in skus], np.bytes_)
