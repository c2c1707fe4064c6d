"""A catalogue written as the folder that a shop brings."""
import csv
import re
from decimal import Decimal
from pathlib import Path
from typing import Any, Iterable, Iterator, Mapping, Sequence

import yaml

from actions.shop.catalogue.catalogue import Catalogue, Category, Product, in_language

IN_STOCK = 10
COST, CENT = Decimal("0.5"), Decimal("0.01")  # of the price; what it is rounded to
LONGEST_ID = 60
DELIVERY = [{
    "id": "standard", "name": {"en": "Standard delivery"}, "price": {"USD": "5.00"}, "days": "3-5",
}]
NO_IDENTIFIER = re.compile(r"[^\w.:/+-]+")
# Of tables that may be empty.
COLUMNS = {
    "attributes": ("attribute", "type", "label_en"),
    "product_attributes": ("sku", "attribute", "value"),
    "variants": ("variant", "sku", "size", "colour", "stock"),
    "links": ("sku", "relation", "target", "reason_en"),
}

Row = Mapping[str, Any]


def write_folder(catalogue: Catalogue, folder: Path) -> Path:
    """All that `shop load` needs, with as much in stock of each as of any other."""
    folder.mkdir(parents=True)
    profile = catalogue.profile
    shop = {
        "name": profile.name, "languages": list(profile.currencies),
        "currencies": dict(profile.currencies), "delivery": DELIVERY,
    }
    (folder / "shop.yml").write_text(yaml.safe_dump(shop), "utf-8")
    for name, rows in _tables(catalogue).items():
        _write(folder / f"{name}.csv", COLUMNS.get(name, ()), list(rows))
    return folder


def _tables(catalogue: Catalogue) -> Mapping[str, Iterable[Row]]:
    products = catalogue.products.values()
    return {
        "categories": map(_category, catalogue.categories.values()),
        "attributes": (
            {"attribute": each.id, "type": each.type, **_texts("label", each.labels)}
            for each in catalogue.attributes.values()
        ),
        "products": map(_product, products),
        "product_attributes": (
            {"sku": product.sku, "attribute": name, "value": in_language(texts, "en")}
            for product in products for name, texts in product.attributes.items()
        ),
        "variants": (row for product in products for row in _variants(product)),
        "links": (),
    }


def _category(category: Category) -> Row:
    return {"category": _identifier(category.id), **_texts("name", category.names)}


def _product(product: Product) -> Row:
    prices = {f"price_{currency}": amount for currency, amount in product.prices.items()}
    costs = {
        f"cost_{currency}": (amount * COST).quantize(CENT)
        for currency, amount in product.prices.items()
    }
    return {
        "sku": product.sku, "kind": product.kind, "category": _identifier(product.category),
        **_texts("name", product.names), **_texts("description", product.descriptions),
        **prices, **costs, "stock": "" if product.variants else IN_STOCK,
    }


def _variants(product: Product) -> Iterator[Row]:
    for variant in product.variants:
        yield {
            "variant": _identifier(variant.id), "sku": product.sku, "size": variant.size,
            "colour": in_language(variant.colours, "en"), "stock": IN_STOCK,
        }


def _texts(stem: str, texts: Mapping[str, str]) -> Row:
    return {f"{stem}_{language}": text for language, text in texts.items()}


def _identifier(name: str) -> str:
    return NO_IDENTIFIER.sub("-", name).lower()[:LONGEST_ID]


def _write(file: Path, columns: Sequence[str], rows: Sequence[Row]) -> None:
    """Where no columns are named, those of the first row."""
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, columns or list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
