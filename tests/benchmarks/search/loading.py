"""Putting an invented catalogue on sale, in a process of its own as `pramuniaga shop load` is.

What it leaves out is the reading of CSV files, and the encoder: vectors are random.
"""

import sys
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Sequence

import numpy as np

from actions.language.sentence_encoder import DIMENSIONS
from actions.schema import open_shop_database
from actions.shop.catalogue.catalogue import Catalogue
from actions.shop.loading import Shop, store
from actions.shop.search.vectors import Vectors, fill_vectors
from bot.preparing import prepare, prepared
from tests.benchmarks.search.invented import invented_catalogue

PIECES = 1_000_000  # in stock of each
CHANGED = 10  # one product in so many is another with each change


def load(url: str, products: int, change: int = 0) -> None:
    """Into the shop database at this address, which may be new."""
    database = open_shop_database(url, may_create=True)
    catalogue = changed_catalogue(products, change)
    store(database, Shop(catalogue, _stock(catalogue), None), ready=partial(prepared, database))
    fill_vectors(database, encode=random_vectors)
    prepare(database)


def changed_catalogue(products: int, change: int) -> Catalogue:
    """The invented one; with each change some of its names and prices are others."""
    catalogue = invented_catalogue(products)
    changed = {
        sku: replace(
            product,
            names={language: f"{name} {change}" for language, name in product.names.items()},
            prices={code: amount + Decimal(change) for code, amount in product.prices.items()},
        )
        for sku, product in list(catalogue.products.items())[:: CHANGED]
    }
    return replace(catalogue, products={**catalogue.products, **(changed if change else {})})


def random_vectors(texts: Sequence[str]) -> np.ndarray:
    """Unit vectors, the same for the same texts: (n, dimensions)."""
    chance = np.random.default_rng(len("".join(texts)))
    drawn = chance.standard_normal((len(texts), DIMENSIONS), np.float32)
    return drawn / np.linalg.norm(drawn, axis=1, keepdims=True)


def vectors_of(catalogue: Catalogue) -> Vectors:
    """Random ones of a catalogue that is in no database."""
    skus = sorted(catalogue.products)
    return Vectors(skus, random_vectors(skus).astype(np.float16))


def _stock(catalogue: Catalogue) -> dict[str, int]:
    variants = (v.id for product in catalogue.products.values() for v in product.variants)
    return dict.fromkeys([*catalogue.products, *variants], PIECES)


if __name__ == "__main__":
    load(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
