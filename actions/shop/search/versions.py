"""What goods come in: a product is found where one of its versions has all that is wanted of it."""
from typing import Iterable, Iterator, Sequence

import numpy as np

from actions.shop.catalogue.catalogue import Product
from actions.shop.catalogue.said_sizes import size_key
from actions.shop.catalogue.sizes_made import size_keys
from actions.shop.search.query import SearchQuery
from actions.shop.search.shelf_columns import SKUS, Columns, Groups, grouped_rows

COLOUR, SIZE = "colour", "size"
VARIED = (COLOUR, SIZE)

Values = Iterable[tuple[str, str]]


VERSION_ROWS, VERSION_GROUPED = "version_rows", "version_grouped"  # columns


class Versions:
    """Each variant of a product, or the product as it is, in columns; sizes by their keys."""

    def __init__(self, columns: Columns, groups: Groups) -> None:
        self._length = len(columns[SKUS])
        self._rows, self._grouped = columns[VERSION_ROWS], columns[VERSION_GROUPED]
        self._groups = groups

    def fitting(self, query: SearchQuery) -> np.ndarray:
        """A mask of the rows with a version in sizes and colours wanted, and in none refused."""
        sizes = [(SIZE, key) for size in query.sizes for key in size_keys(size)]
        colours = [value for value in query.values if value[0] == COLOUR]
        own_sizes = [(SIZE, size_key(v)) for attribute, v in query.values if attribute == SIZE]
        refused = [(SIZE, key) for size in query.refused.sizes for key in size_keys(size)]
        refused += [(a, size_key(v) if a == SIZE else v) for a, v in query.refused.values]
        if not (sizes or colours or own_sizes or refused):
            return np.ones(self._length, bool)
        kept = np.ones(len(self._rows), bool)
        for wanted in (sizes, colours, own_sizes):
            if wanted:
                kept &= self._any(wanted)
        kept &= ~self._any(refused)
        rows = np.zeros(self._length, bool)
        rows[self._rows[kept]] = True
        return rows

    def _any(self, values: Values) -> np.ndarray:
        mask = np.zeros(len(self._rows), bool)
        for attribute, value in values:
            start, end = self._groups.get((attribute, value.lower()), (0, 0))
            mask[self._grouped[start:end]] = True
        return mask


def version_columns(products: Sequence[Product]) -> tuple[Columns, Groups]:
    """Of products in the order of their rows."""
    versions = [(row, each) for row, p in enumerate(products) for each in _versions(p)]
    groups, grouped = grouped_rows(sorted(values) for _, values in versions)
    rows = np.array([row for row, _ in versions], np.int32)
    return {VERSION_ROWS: rows, VERSION_GROUPED: grouped}, groups


def _versions(product: Product) -> Iterator[set[tuple[str, str]]]:
    """The values of each: of a variant its own before those of the product."""
    own = {
        (attribute, size_key(text) if attribute == SIZE else text.lower())
        for attribute, texts in product.attributes.items() for text in texts.values()
    }
    if not product.variants:
        yield own
    for variant in product.variants:
        values = {value for value in own if value[0] not in VARIED}
        values |= {(COLOUR, text.lower()) for text in variant.colours.values()}
        values |= {(SIZE, size_key(variant.size))} if variant.size else set()
        values |= {(name, text.lower()) for name, texts in variant.options.items()
                   for text in texts.values()}
        for attribute, has in ((COLOUR, variant.colours), (SIZE, variant.size)):
            values |= {value for value in own if value[0] == attribute and not has}
        yield values
