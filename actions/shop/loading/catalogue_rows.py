"""The rows of a catalogue, table by table, and what two catalogues differ by."""
from dataclasses import dataclass
from typing import Any, Callable, Iterator, Mapping, Optional, Sequence

from actions.shop.catalogue.catalogue import Attribute, Catalogue, Category, Link, Variant
from actions.shop.catalogue.stored_product import product_values
from actions.shop.database import Base
from actions.shop.models import AttributeRow, CategoryRow, LinkRow, ProductRow, VariantRow

Key = tuple[str, ...]
Row = Mapping[str, Any]
Stock = Mapping[str, Optional[int]]


@dataclass(frozen=True)
class Table:
    """One table: what of a catalogue it holds, by its key, and as which row."""

    rows: type[Base]
    key: tuple[str, ...]
    parts: Callable[[Catalogue], Mapping[Key, Any]]
    row: Callable[[Any, Stock], Row]


@dataclass(frozen=True)
class Difference:
    """What makes a table that holds one catalogue hold another."""

    table: Table
    new: Sequence[Row]
    other: Sequence[Row]  # of keys that are there
    gone: Sequence[Key]


def difference(
    table: Table, before: Catalogue, after: Catalogue, stock: Stock
) -> Difference:
    """Of rows whose stock alone is another, nothing: orders change it all the time."""
    old, present = table.parts(before), table.parts(after)
    return Difference(
        table,
        [table.row(part, stock) for key, part in present.items() if key not in old],
        [table.row(part, stock) for key, part in present.items() if old.get(key, part) != part],
        [key for key in old if key not in present],
    )


def _variants(catalogue: Catalogue) -> Iterator[Variant]:
    return (v for product in catalogue.products.values() for v in product.variants)


def _links(catalogue: Catalogue) -> Iterator[Link]:
    return (link for links in catalogue.links.values() for link in links)


def _category(category: Category, _: Stock) -> Row:
    return {
        "category": category.id, "names": dict(category.names),
        "synonyms": _as_lists(category.synonyms),
    }


def _attribute(a: Attribute, _: Stock) -> Row:
    return {
        "attribute": a.id, "type": a.type, "unit": a.unit, "labels": dict(a.labels),
        "synonyms": _as_lists(a.synonyms), "better": a.better, "gains": dict(a.gains),
    }


def _variant(v: Variant, stock: Stock) -> Row:
    return {
        "variant": v.id, "sku": v.sku, "size": v.size, "colours": dict(v.colours),
        "prices": {currency: str(amount) for currency, amount in v.prices.items()} or None,
        "options": {name: dict(texts) for name, texts in v.options.items()} or None,
        "stock": stock[v.id],
    }


def _link(k: Link, _: Stock) -> Row:
    return {
        "sku": k.sku, "relation": k.relation, "target": k.target, "reasons": dict(k.reasons),
        "need": k.need or None,
    }


def _as_lists(words: Mapping[str, tuple[str, ...]]) -> dict[str, list[str]]:
    return {language: list(found) for language, found in words.items()}


CATEGORIES = Table(
    CategoryRow, ("category",), lambda c: {(x.id,): x for x in c.categories.values()}, _category
)
PRODUCTS = Table(
    ProductRow, ("sku",), lambda c: {(x.sku,): x for x in c.products.values()},
    lambda product, stock: product_values(product, stock.get(product.sku)),
)
ATTRIBUTES = Table(
    AttributeRow, ("attribute",), lambda c: {(x.id,): x for x in c.attributes.values()}, _attribute
)
VARIANTS = Table(VariantRow, ("variant",), lambda c: {(x.id,): x for x in _variants(c)}, _variant)
LINKS = Table(
    LinkRow, ("sku", "relation", "target"),
    lambda c: {(x.sku, x.relation, x.target): x for x in _links(c)}, _link,
)
# Those that others refer to come first.
TABLES = (CATEGORIES, PRODUCTS, ATTRIBUTES, VARIANTS, LINKS)
