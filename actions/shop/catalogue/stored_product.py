"""A product as its row keeps it: each column is the field of its name."""
from dataclasses import fields
from decimal import Decimal
from typing import Any, Mapping, Optional

from actions.shop.catalogue.catalogue import Product, Variant
from actions.shop.models import ProductRow

AMOUNTS = ("prices", "costs", "was_prices")  # texts in the row
COLUMNS = frozenset(ProductRow.__table__.columns.keys())
FIELDS = tuple(field.name for field in fields(Product) if field.name in COLUMNS)


def product_values(product: Product, stock: Optional[int]) -> dict[str, Any]:
    """The values of its row; stock is no part of a product, as every order changes it."""
    return {**{name: _plain(getattr(product, name)) for name in FIELDS}, "stock": stock}


def product_of(row: Any, variants: tuple[Variant, ...]) -> Product:
    """The product of such a row; amounts that an earlier version left out are none."""
    values = {name: getattr(row, name) for name in FIELDS}
    for name in AMOUNTS:
        values[name] = {code: Decimal(text) for code, text in (values[name] or {}).items()}
    return Product(**values, variants=variants)


def variant_of(row: Any) -> Variant:
    """The variant of such a row."""
    prices = {code: Decimal(text) for code, text in (row.prices or {}).items()}
    return Variant(row.variant, row.sku, row.size, row.colours, prices, row.options or {})


def _plain(value: Any) -> Any:
    """Pairs as JSON can hold them; anything else as it is."""
    if not isinstance(value, Mapping):
        return value
    return {k: str(v) if isinstance(v, Decimal) else _plain(v) for k, v in value.items()}
