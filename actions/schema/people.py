"""What the shop database knows of one person: told as a whole, or erased."""
from collections import Counter
from dataclasses import dataclass
from typing import Mapping, Sequence

from sqlalchemy import Table, delete, false, or_, select
from sqlalchemy.orm import Session
from sqlalchemy.sql import ColumnElement

from actions.schema.tables import METADATA
from actions.shop.models import Cart, Order
from actions.shop.order_status import UNDELIVERED
from actions.shop.orders.anonymising import take_people_out

# A person's rows are found by columns of these names, in whatever table they stand …
WHO = ("customer", "visitor", "open_for", "conversation")
# … or belong to such a row, by this column.
PARENTS = {
    "cart_line": ("cart_id", "cart"),
    "order_line": ("order_id", "shop_order"),
    "offer_decision": ("session_id", "selling_session"),
}
# The rest is about goods, or counts of many people, or what recurs whoever is there.
IMPERSONAL = frozenset((
    "shop_state", "category", "attribute", "product", "variant", "link", "product_vector",
    "learning_run", "learned_companion", "learned_deal", "learned_habit", "learned_chance",
    "learned_acceptance", "job",
))
# Bookkeeping needs these: they stay, and lose the person.
KEPT = ("shop_order", "order_line")

Rows = Sequence[Mapping[str, object]]


@dataclass(frozen=True)
class Person:
    """A customer, or a guest: then `id` is their conversation."""

    id: str
    conversations: frozenset[str] = frozenset()  # that are known to be theirs

    def values(self, column: str) -> list[str]:
        """What stands for this person in a column of this name."""
        talks = sorted({self.id, *self.conversations})
        if column == "customer":
            return [self.id]
        if column == "conversation":
            return talks
        return [f"u:{self.id}", *(f"c:{talk}" for talk in talks)]


def conversations_in_shop(db: Session, person_id: str) -> frozenset[str]:
    """Talks in which this customer was offered something, or asked for a person."""
    found: set[str] = set()
    for table in METADATA.sorted_tables:
        if {"conversation", "visitor"} <= set(table.c.keys()):
            is_theirs = table.c.visitor == f"u:{person_id}"
            found |= set(db.scalars(select(table.c.conversation).where(is_theirs)))
    return frozenset(found)


def rows_of_person(db: Session, person: Person) -> dict[str, Rows]:
    """All rows by table; tables without any are left out."""
    found = {
        table.name: db.execute(select(table).where(_is_theirs(table, person))).mappings().all()
        for table in _personal_tables()
    }
    return {name: rows for name, rows in found.items() if rows}


def undelivered_orders(db: Session, person: Person) -> Sequence[str]:
    """Numbers of orders that can't be sent any more once the address is gone."""
    is_theirs = _is_theirs(Order.__table__, person)
    query = select(Order.number).where(is_theirs, Order.status.in_(UNDELIVERED))
    return db.scalars(query.order_by(Order.id)).all()


def erase_from_shop(db: Session, person: Person) -> Mapping[str, int]:
    """Delete their rows, but orders, which lose the person; how many rows of which table."""
    done: Counter[str] = Counter()
    orders = db.scalars(select(Order.id).where(_is_theirs(Order.__table__, person))).all()
    # An ordered cart stays with its order, by which the shop knows it as one of its own.
    done["shop_order"] = take_people_out(db, orders)
    ordered = select(Order.cart_id).where(Order.cart_id.is_not(None))
    for table in _children_first():
        which = [_is_theirs(table, person)]
        if table is Cart.__table__:
            which.append(Cart.id.not_in(ordered))
        if table.name not in KEPT:
            done[table.name] = db.execute(delete(table).where(*which)).rowcount
    return +done


def _personal_tables() -> list[Table]:
    return [table for table in METADATA.sorted_tables if table.name not in IMPERSONAL]


def _children_first() -> list[Table]:
    """What is found only by its parent goes before it, also where no reference is declared."""
    tables = _personal_tables()[::-1]
    children = [table for table in tables if table.name in PARENTS]
    return [*children, *(table for table in tables if table.name not in PARENTS)]


def _is_theirs(table: Table, person: Person) -> ColumnElement:
    if table.name in PARENTS:
        link, name = PARENTS[table.name]
        parent = METADATA.tables[name]
        key = next(iter(parent.primary_key))
        return table.c[link].in_(select(key).where(_is_theirs(parent, person)))
    named = (table.c[name].in_(person.values(name)) for name in WHO if name in table.c)
    return or_(false(), *named)
