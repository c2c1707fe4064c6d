"""Storing a checked shop in one transaction: all of it or nothing."""
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from typing import Callable, Iterable, Mapping, Optional, Sequence
from uuid import uuid4

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from actions.shop.catalogue.catalogue import Catalogue, Product, build_catalogue
from actions.shop.catalogue.stored_product import product_values
from actions.shop.catalogue.stored_profile import profile_value
from actions.shop.database import Base, Database
from actions.shop.loading.shop import Shop
from actions.shop.loading.store_history import store_history
from actions.shop.models import (
    AttributeRow,
    CartLine,
    CategoryRow,
    LinkRow,
    ProductRow,
    ShopState,
    VariantRow,
)
from actions.shop.progress import Progress, silent

CHUNK = 500  # values in one list of SQL

Rows = Sequence[Mapping[str, object]]
# Entered with the new catalogue before it is on sale, left once it is.
Ready = Callable[[Catalogue], AbstractContextManager[object]]


def store(
    database: Database, shop: Shop, progress: Progress = silent, ready: Ready = nullcontext
) -> None:
    """Replace the catalogue, and the earlier history where the shop brings one.

    Until it is `ready` nothing is locked. Raises ShopFolderInvalid, and stores nothing, when an
    order number belongs to a chat order.
    """
    catalogue = _as_read(replace(shop.catalogue, version=uuid4().hex))
    progress("catalogue", 0, 1)
    with ready(catalogue), database.session_scope() as db:
        store_catalogue(db, catalogue, shop.stock)
        progress("catalogue", 1, 1)
        if shop.history is not None:
            store_history(db, shop.history, catalogue, progress)


def store_catalogue(
    db: Session, catalogue: Catalogue, stock: Mapping[str, Optional[int]]
) -> None:
    """Make the tables hold this catalogue and no more; stock by SKU and by variant."""
    db.merge(ShopState(key="profile", value=profile_value(catalogue.profile)))
    db.merge(ShopState(key="catalogue_version", value=catalogue.version))
    products = catalogue.products.values()
    for table in (LinkRow, VariantRow, AttributeRow):  # nothing refers to these by key
        db.execute(delete(table))
    _upsert(db, CategoryRow, "category", _category_rows(catalogue))
    _upsert(db, ProductRow, "sku", [product_values(p, stock.get(p.sku)) for p in products])
    _insert(db, AttributeRow, _attribute_rows(catalogue))
    _insert(db, VariantRow, _variant_rows(products, stock))
    _insert(db, LinkRow, _link_rows(catalogue))
    _drop_dead_cart_lines(db, catalogue)
    _drop_others(db, ProductRow.sku, catalogue.products)
    _drop_others(db, CategoryRow.category, catalogue.categories)


def _as_read(catalogue: Catalogue) -> Catalogue:
    """The same in the order in which it is read from the database."""
    links = [link for links in catalogue.links.values() for link in links]
    return build_catalogue(
        catalogue.version, catalogue.profile,
        sorted(catalogue.products.values(), key=lambda p: p.sku),
        sorted(catalogue.categories.values(), key=lambda c: c.id),
        sorted(catalogue.attributes.values(), key=lambda a: a.id),
        sorted(links, key=lambda link: (link.sku, link.relation, link.target)),
    )


def _upsert(db: Session, table: type[Base], key: str, rows: Rows) -> None:
    """Update what is there and insert the rest, as other tables refer to these rows."""
    there = set(db.scalars(select(getattr(table, key))))
    db.bulk_update_mappings(table, [row for row in rows if row[key] in there])
    _insert(db, table, [row for row in rows if row[key] not in there])


def _insert(db: Session, table: type[Base], rows: Rows) -> None:
    if rows:
        db.execute(insert(table.__table__), rows)


def _drop_others(db: Session, key: InstrumentedAttribute, kept: Iterable[str]) -> None:
    _delete(db, key, sorted(set(db.scalars(select(key))) - set(kept)))


def _delete(db: Session, key: InstrumentedAttribute, values: Sequence[object]) -> None:
    for start in range(0, len(values), CHUNK):
        chunk = values[start:start + CHUNK]
        db.execute(delete(key.class_.__table__).where(key.in_(chunk)))


def _drop_dead_cart_lines(db: Session, catalogue: Catalogue) -> None:
    """Take from carts what is no longer sold; orders keep their own copy of each line."""
    sold = {
        (sku, variant)
        for sku, product in catalogue.products.items()
        for variant in ([v.id for v in product.variants] or [""])
    }
    in_carts = db.execute(select(CartLine.id, CartLine.sku, CartLine.variant)).all()
    _delete(db, CartLine.id, [line for line, *item in in_carts if tuple(item) not in sold])


def _category_rows(catalogue: Catalogue) -> Rows:
    return [
        {"category": c.id, "names": dict(c.names), "synonyms": _as_lists(c.synonyms)}
        for c in catalogue.categories.values()
    ]


def _attribute_rows(catalogue: Catalogue) -> Rows:
    return [
        {
            "attribute": a.id, "type": a.type, "unit": a.unit, "labels": dict(a.labels),
            "synonyms": _as_lists(a.synonyms), "better": a.better, "gains": dict(a.gains),
        }
        for a in catalogue.attributes.values()
    ]


def _variant_rows(products: Iterable[Product], stock: Mapping[str, Optional[int]]) -> Rows:
    return [
        {
            "variant": v.id, "sku": v.sku, "size": v.size, "colours": dict(v.colours),
            "stock": stock[v.id],
        }
        for product in products
        for v in product.variants
    ]


def _link_rows(catalogue: Catalogue) -> Rows:
    return [
        {"sku": k.sku, "relation": k.relation, "target": k.target, "reasons": dict(k.reasons)}
        for links in catalogue.links.values()
        for k in links
    ]


def _as_lists(words: Mapping[str, tuple[str, ...]]) -> dict[str, list[str]]:
    return {language: list(found) for language, found in words.items()}
