"""The shops of the scenes: the demo's, and Luma's with a variant for each size and colour."""
import csv
from dataclasses import replace
from itertools import product as combined
from pathlib import Path
from typing import Mapping, Optional, Sequence

from actions.shop.catalogue.catalogue import Catalogue, Product, Variant, build_catalogue
from tests.benchmarks.search.catalogues import demo_catalogue, luma_catalogue


def catalogue_called(name: str, data: Path) -> Optional[Catalogue]:
    """None where the folder `data` holds no such shop."""
    if name == "demo":
        return demo_catalogue()
    path = data / f"{name}_products.csv"
    return _with_sizes(luma_catalogue(path), _sizes(path)) if path.exists() else None


def _sizes(path: Path) -> Mapping[str, Sequence[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return {row["sku"]: [s for s in row["sizes"].split("|") if s] for row in rows}


def _with_sizes(catalogue: Catalogue, sizes: Mapping[str, Sequence[str]]) -> Catalogue:
    products = [
        replace(product, variants=_variants(product, sizes.get(product.sku, ())))
        for product in catalogue.products.values()
    ]
    return build_catalogue(
        catalogue.version, catalogue.profile, products, list(catalogue.categories.values()),
        list(catalogue.attributes.values()),
    )


def _variants(product: Product, sizes: Sequence[str]) -> tuple[Variant, ...]:
    """As Magento names them: SKU-size-colour."""
    if not sizes:
        return product.variants
    colours = [v.colours for v in product.variants] or [{}]
    return tuple(
        Variant(
            "-".join([product.sku, size, *colour.values()]), product.sku, size, dict(colour)
        )
        for size, colour in combined(sizes, colours)
    )
