"""A catalogue in columns, a row for each SKU in their order: what filters and sorts a search."""
from typing import Callable, Iterable, Mapping, Sequence

import numpy as np

from actions.shop.catalogue.catalogue import Catalogue, Product
from actions.shop.catalogue.ratings import fair_rating
from actions.shop.catalogue.values import known_as

# "Tent" means the tent before its footprint, a larger size, a sample or a bundle that say it too.
ACCESSORY_WEIGHT, BESIDE_WEIGHT = 0.8, 0.6
BESIDE = ("sample", "bundle")
ADD_ONS = ("service", "warranty", *BESIDE)
MOST_RATINGS = 500  # more of them make a product no more popular
SKUS, GROUPED, PRICES = "skus", "grouped", "prices_"  # names of columns; prices have a currency

Group = tuple[str, ...]  # ("category", id), ("brand", name), (attribute, its value in lower case)
Groups = Mapping[Group, tuple[int, int]]  # where the rows of each stand in GROUPED
Columns = Mapping[str, np.ndarray]


def columns_of(catalogue: Catalogue) -> tuple[Columns, Groups]:
    """All columns by name, and the groups of rows by what they share."""
    products = [catalogue.products[sku] for sku in sorted(catalogue.products)]
    weights = _weights(catalogue)
    groups, grouped = _grouped(products)
    return {
        # As bytes in UTF-8, whose order is that of the texts.
        SKUS: np.array([product.sku.encode() for product in products], np.bytes_),
        GROUPED: grouped,
        **_prices(products),
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
        found.add(("colour", known_as(variant.colours).lower()))
        found.add(("size", variant.size.lower()))
    return found


def popularity(product: Product) -> float:
    return (product.rating or 0) * min(product.rating_count, MOST_RATINGS)


def value_group(attribute: str, value: str) -> Group:
    return "value", attribute, value.lower()


def _grouped(products: Sequence[Product]) -> tuple[Groups, np.ndarray]:
    rows: dict[Group, list[int]] = {}
    for row, product in enumerate(products):
        values = sorted(value_group(*value) for value in values_of(product))
        for group in (("category", product.category), ("brand", product.brand), *values):
            rows.setdefault(group, []).append(row)
    groups, start = {}, 0
    for group, members in rows.items():
        groups[group] = (start, start + len(members))
        start += len(members)
    return groups, np.array([row for members in rows.values() for row in members], np.int32)


def _prices(products: Sequence[Product]) -> Columns:
    columns: dict[str, np.ndarray] = {}
    for row, product in enumerate(products):
        for currency, amount in product.prices.items():
            if PRICES + currency not in columns:
                columns[PRICES + currency] = np.full(len(products), np.nan)
            columns[PRICES + currency][row] = float(amount)
    return columns


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
