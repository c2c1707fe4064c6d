"""The catalogues that searches are judged in: the demo shop, and Luma's from its CSV."""
import csv
import html
import re
from decimal import Decimal
from pathlib import Path
from typing import Mapping

from actions.shop.catalogue.catalogue import (
    Attribute,
    Catalogue,
    Category,
    Product,
    Profile,
    Variant,
    build_catalogue,
)
from actions.shop.loading import read_folder, validate

DEMO = Path("data/shop")
# What Magento says of a product that no shopper would search by.
INNER = frozenset(
    "has_options required_options eco_collection performance_fabric erin_recommends new sale "
    "attribute_set visibility".split()
)

SHOP_WINDOWS = ("Promotions", "Collections", "Default")


def demo_catalogue() -> Catalogue:
    return validate(read_folder(DEMO)).catalogue


def luma_catalogue(path: Path) -> Catalogue:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    products = [_product(row) for row in rows]
    categories = {p.category for p in products}
    attributes = {name for p in products for name in p.attributes}
    return build_catalogue(
        "luma",
        Profile("Luma", {"en": "USD"}, ()),
        products,
        [Category(name, {"en": name.replace("/", " ")}, {}) for name in sorted(categories)],
        [Attribute(name, "text", "", {"en": name}, {}) for name in sorted(attributes)],
    )


def _product(row: Mapping[str, str]) -> Product:
    return Product(
        sku=row["sku"], kind="product", category=_category(row["categories"]), brand="",
        names={"en": _clean(row["name"])}, descriptions={"en": _clean(row["description"])},
        prices={"USD": Decimal(row["price"] or "0")}, costs={},
        attributes=_attributes(row["attributes"]),
        variants=tuple(
            Variant(f"{row['sku']}-{colour}", row["sku"], "", {"en": colour})
            for colour in row["colors"].split("|") if colour
        ),
    )


def _category(paths: str) -> str:
    """The one that says most of a product: "Men/Tops/Tees" rather than "Promotions/Tees"."""
    told = [path for path in paths.split(",") if not path.startswith(SHOP_WINDOWS)]
    return max(told or ["Default Category"], key=lambda path: path.count("/"))


def _attributes(text: str) -> dict[str, dict[str, str]]:
    pairs = (part.strip().partition("=") for part in re.split(r"[;,]", text))
    return {
        name: {"en": _clean(value).replace("|", ", ")}
        for name, _, value in pairs if value and name not in INNER
    }


def _clean(text: str) -> str:
    return html.unescape(text).strip()
