"""What goods come in: a product is found where one of its versions has all that is wanted of it."""
from typing import Iterable, Iterator, Mapping, Sequence

import numpy as np

from actions.shop.catalogue.catalogue import Product
from actions.shop.catalogue.said_sizes import size_key
from actions.shop.catalogue.sizes import size_keys
from actions.shop.search.query import SearchQuery

COLOUR, SIZE = "colour", "size"
VARIED = (COLOUR, SIZE)

Values = Iterable[tuple[str, str]]


class Versions:
    """Each variant of a product, or the product as it is, in columns; sizes by their keys."""

    def __init__(self, there: Sequence[tuple[int, Product]], length: int) -> None:
        rows: list[int] = []
        groups: dict[tuple[str, str], list[int]] = {}
        for row, product in there:
            for values in _versions(product):
                for value in values:
                    groups.setdefault(value, []).append(len(rows))
                rows.append(row)
        self._length = length
        self._rows = np.asarray(rows, np.int32)
        self._groups: Mapping[tuple[str, str], np.ndarray] = {
            value: np.asarray(places, np.int32) for value, places in groups.items()
        }

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
            places = self._groups.get((attribute, value.lower()))
            if places is not None:
                mask[places] = True
        return mask


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
        for attribute, has in ((COLOUR, variant.colours), (SIZE, variant.size)):
            values |= {value for value in own if value[0] == attribute and not has}
        yield values
