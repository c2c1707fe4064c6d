"""A catalogue in columns, a row for each SKU in their order: what filters and sorts a search."""
from typing import Callable, Iterable, Iterator, Mapping, Sequence

import numpy as np

from actions.shop.catalogue.attributes import number_of
from actions.shop.catalogue.catalogue import Catalogue, Product
from actions.shop.catalogue.ratings import fair_rating

# "Tent" means the tent before its footprint, a larger size, a sample or a bundle that say it too.
ACCESSORY_WEIGHT, BESIDE_WEIGHT = 0.8, 0.6
BESIDE = ("sample", "bundle")
ADD_ONS = ("service", "warranty", *BESIDE)
MOST_RATINGS = 500  # more of them make a product no more popular
# Names of columns; those of prices and of what is reduced end in a currency, those of numbers in a
# place among them.
SKUS, GROUPED, PRICES, REDUCED, NUMBERS = "skus", "grouped", "prices_", "reduced_", "numbers_"

# ("category", id), ("brand", name), ("brand_lower", name), ("value", attribute, lower-case value)
Group = tuple[str, ...]
Groups = Mapping[Group, tuple[int, int]]  # where the rows of each stand in GROUPED
Columns = Mapping[str, np.ndarray]
Value = tuple[str, str]  # attribute, text


def columns_of(catalogue: Catalogue) -> tuple[Columns, Groups]:
    """All columns by name, and the groups of rows by what they share."""
    products = [catalogue.products[sku] for sku in sorted(catalogue.products)]
    weights = _weights(catalogue)
    groups, grouped = grouped_rows(map(_groups_of, products))
    return {
        # As bytes in UTF-8, whose order is that of the texts.
        SKUS: np.array([product.sku.encode() for product in products], np.bytes_),
        GROUPED: grouped,
        **_prices(products), **_reduced(products), **_numbers(products, catalogue),
        "shown": _shown(products, catalogue.profile.never_found),
        "rating": _column(products, lambda p: float(fair_rating(p))),
        "popularity": _column(products, popularity),
        "is_add_on": _column(products, lambda p: p.kind in ADD_ONS),
        "is_beside": _column(products, lambda p: p.kind in BESIDE),
        "weight": _column(products, lambda p: weights.get(p.sku, 1.0)),
    }, groups


def values_of(product: Product) -> set[tuple[str, str]]:
    """The (attribute, value) pairs a product is found by, in lower case."""
    found = {
        (attribute, text.lower())
        for attribute, texts in product.attributes.items() for text in texts.values()
    }
    for variant in product.variants:
        found |= {("colour", text.lower()) for text in variant.colours.values()}
        found.add(("size", variant.size.lower()))
        found |= {
            (name, text.lower()) for name, texts in variant.options.items()
            for text in texts.values()
        }
    return found


def popularity(product: Product) -> float:
    return (product.rating or 0) * min(product.rating_count, MOST_RATINGS)


def value_group(attribute: str, value: str) -> Group:
    return "value", attribute, value.lower()


def grouped_rows(every: Iterable[Iterable[Group]]) -> tuple[Groups, np.ndarray]:
    """Of rows by their groups: where each group stands, and the rows, one group after another."""
    rows: dict[Group, list[int]] = {}
    for row, groups in enumerate(every):
        for group in groups:
            rows.setdefault(group, []).append(row)
    places, start = {}, 0
    for group, members in rows.items():
        places[group] = (start, start + len(members))
        start += len(members)
    return places, np.array([row for members in rows.values() for row in members], np.int32)


def number_attributes(catalogue: Catalogue) -> list[str]:
    """Those with a column, in its order."""
    return sorted(a.id for a in catalogue.attributes.values() if a.type == "number")


def _groups_of(product: Product) -> Iterator[Group]:
    yield "category", product.category
    yield "brand", product.brand
    yield "brand_lower", product.brand.lower()
    yield from sorted(value_group(*value) for value in values_of(product))


def _numbers(products: Sequence[Product], catalogue: Catalogue) -> Columns:
    return {
        f"{NUMBERS}{place}": np.array([
            np.nan if (number := number_of(product, attribute)) is None else float(number)
            for product in products
        ])
        for place, attribute in enumerate(number_attributes(catalogue))
    }


def _prices(products: Sequence[Product]) -> Columns:
    columns: dict[str, np.ndarray] = {}
    for row, product in enumerate(products):
        for currency, amount in product.prices.items():
            if PRICES + currency not in columns:
                columns[PRICES + currency] = np.full(len(products), np.nan)
            columns[PRICES + currency][row] = float(amount)
    return columns


def _reduced(products: Sequence[Product]) -> Columns:
    """By currency, whether it costs less there than before."""
    currencies = {currency for product in products for currency in product.was_prices}
    return {
        REDUCED + currency: np.array([currency in p.was_prices for p in products], bool)
        for currency in sorted(currencies)
    }


def _shown(products: Sequence[Product], never_found: Iterable[str]) -> np.ndarray:
    never = frozenset(never_found)
    return np.array([p.sku not in never and p.category not in never for p in products], bool)


def _column(products: Sequence[Product], of: Callable[[Product], float]) -> np.ndarray:
    return np.array([of(product) for product in products], np.float32)


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
