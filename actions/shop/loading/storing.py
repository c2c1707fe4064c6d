"""Storing a checked shop in one transaction, as short as can be: all of it or nothing."""
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from typing import Any, Callable, Optional, Sequence
from uuid import uuid4

from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.orm import Session

from actions.shop.catalogue.catalogue import Catalogue, build_catalogue
from actions.shop.catalogue.catalogue_reading import (
    CATALOGUE_VERSION,
    catalogue_version,
    read_catalogue,
)
from actions.shop.catalogue.stored_profile import profile_value
from actions.shop.database import Database
from actions.shop.loading.catalogue_rows import TABLES, Difference, Key, Stock, Table, difference
from actions.shop.loading.shop import Shop
from actions.shop.loading.store_history import store_history
from actions.shop.models import CartLine, ProductRow, ShopState, VariantRow
from actions.shop.progress import Progress, silent

# Entered with the new catalogue before it is on sale, left once it is.
Ready = Callable[[Catalogue], AbstractContextManager[object]]


def store(
    database: Database, shop: Shop, progress: Progress = silent, ready: Ready = nullcontext
) -> None:
    """Replace the catalogue, and the earlier history where the shop brings one.

    What takes long is done before anything is locked, and so is `ready`. Raises
    ShopFolderInvalid, and stores nothing, when an order number belongs to a chat order.
    """
    catalogue = _as_read(replace(shop.catalogue, version=uuid4().hex))
    progress("catalogue", 0, 1)
    with ready(catalogue):
        change = _change(database, catalogue, shop.stock)
        with database.session_scope() as db:
            store_catalogue(db, catalogue, shop.stock, change)
            progress("catalogue", 1, 1)
            if shop.history is not None:
                store_history(db, shop.history, catalogue, progress)


@dataclass(frozen=True)
class Change:
    """What one catalogue differs by from the version before."""

    before: str
    differences: Sequence[Difference]


def store_catalogue(
    db: Session, catalogue: Catalogue, stock: Stock, change: Optional[Change] = None
) -> None:
    """Make the tables hold this catalogue and no more; stock by SKU and by variant.

    A `change` of another version than the tables hold is found anew.
    """
    if change is None or change.before != catalogue_version(db):
        change = _change_of(db, catalogue, stock)
    db.merge(ShopState(key="profile", value=profile_value(catalogue.profile)))
    db.merge(ShopState(key=CATALOGUE_VERSION, value=catalogue.version))
    for each in change.differences:
        _write(db, each)
    _drop_dead_cart_lines(db, catalogue)
    for each in reversed(change.differences):
        _delete(db, each.table, each.gone)
    for table, key in ((ProductRow, ProductRow.sku), (VariantRow, VariantRow.variant)):
        _count_anew(db, table, key, stock)


def _change(database: Database, catalogue: Catalogue, stock: Stock) -> Change:
    with database.read_scope() as db:
        return _change_of(db, catalogue, stock)


def _change_of(db: Session, catalogue: Catalogue, stock: Stock) -> Change:
    before = read_catalogue(db)
    found = [difference(table, before, catalogue, stock) for table in TABLES]
    return Change(before.version, found)


def _as_read(catalogue: Catalogue) -> Catalogue:
    """The same in the order in which it is read from the database."""
    links = [link for links in catalogue.links.values() for link in links]
    products = (
        replace(product, variants=tuple(sorted(product.variants, key=lambda v: v.id)))
        for product in catalogue.products.values()
    )
    return build_catalogue(
        catalogue.version, catalogue.profile,
        sorted(products, key=lambda p: p.sku),
        sorted(catalogue.categories.values(), key=lambda c: c.id),
        sorted(catalogue.attributes.values(), key=lambda a: a.id),
        sorted(links, key=lambda link: (link.sku, link.relation, link.target)),
    )


def _write(db: Session, found: Difference) -> None:
    """Rows that others refer to are changed in their place."""
    table = found.table.rows.__table__
    if found.new:
        db.execute(insert(table), found.new)
    if found.other:
        values = {name: bindparam(f"new_{name}") for name in found.other[0]}
        rows = [{f"new_{name}": value for name, value in row.items()} for row in found.other]
        db.execute(_of_key(update(table), found.table, "new_").values(values), rows)


def _delete(db: Session, table: Table, keys: Sequence[Key]) -> None:
    if keys:
        rows = [{f"old_{n}": part for n, part in zip(table.key, key, strict=True)} for key in keys]
        db.execute(_of_key(delete(table.rows.__table__), table, "old_"), rows)


def _of_key(statement: Any, table: Table, prefix: str) -> Any:
    columns = table.rows.__table__.c
    return statement.where(*(columns[name] == bindparam(prefix + name) for name in table.key))


def _count_anew(db: Session, table: Any, key: Any, stock: Stock) -> None:
    """Stock as it was counted, in the rows where it is another."""
    counted = db.execute(select(key, table.stock))
    rows = [{"of": k, "left": stock.get(k)} for k, left in counted if stock.get(k) != left]
    if rows:
        statement = update(table.__table__).where(key == bindparam("of"))
        db.execute(statement.values(stock=bindparam("left")), rows)


def _drop_dead_cart_lines(db: Session, catalogue: Catalogue) -> None:
    """Take from carts what is no longer sold; orders keep their own copy of each line."""
    in_carts = db.execute(select(CartLine.id, CartLine.sku, CartLine.variant)).all()
    dead = [line for line, sku, variant in in_carts if not _is_sold(sku, variant, catalogue)]
    if dead:
        statement = delete(CartLine.__table__).where(CartLine.id == bindparam("line"))
        db.execute(statement, [{"line": line} for line in dead])


def _is_sold(sku: str, variant: str, catalogue: Catalogue) -> bool:
    product = catalogue.products.get(sku)
    return product is not None and variant in ([v.id for v in product.variants] or [""])
