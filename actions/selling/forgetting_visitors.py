"""Retention of what selling knows of people, once their talks are gone.

What stays, and why:
- Every offer stays in the ledger, with its strategy, context, price and fate: learning and the
  proof of what the offers bring count them, and a return finds the offers of its order.
- Who it was made to stays for MEMORY (400 days), or for as long as talks are kept where that is
  longer: caps and declines are counted by visitor, and a promise to offer no more holds for
  those who come back. After that nothing looks at it, and offers and visits lose visitor,
  customer and conversation.
- Visits without any offer, open carts of guests who weren't seen since, their calls for a person,
  returns that were decided, goods that somebody waited for and didn't ask about since: these go
  with the talks. Carts of customers stay, as they may come back to them on any device;
  carts that became orders stay with their order.
"""
from datetime import datetime
from typing import Callable, Sequence

from sqlalchemy import Column, delete, exists, select, update
from sqlalchemy.orm import Session
from sqlalchemy.sql import ColumnElement, Executable, Select

from actions.selling.situation import MEMORY
from actions.selling.tables import DecisionRow, LedgerEntry, OfferPreference, SellingSession
from actions.shop.database import Base, Database
from actions.shop.models import Cart, CartLine, GoodsReturn, Handover, StockWish
from actions.shop.orders.anonymising import NOBODY

CHUNK = 200  # rows in one transaction, so that no shopper waits
GUEST = "c:"  # begins a guest's visitor

GoOn = Callable[[], None]
Keys = Sequence[object]  # of the rows to be forgotten
Forget = Callable[[Session, Keys], None]


def forget_visits(database: Database, before: datetime, now: datetime, go_on: GoOn) -> int:
    """Forget what was left before this; how many carts, visits, calls and names of offers."""
    long_ago = min(before, now - MEMORY)
    steps = (
        (_left_carts(before), _drop_carts),
        (_left_calls(before), _drop(Handover, Handover.id)),
        (_settled_returns(before), _drop(GoodsReturn, GoodsReturn.id)),
        (_left_stock_wishes(before), _drop(StockWish, StockWish.id)),
        (_empty_visits(before), _drop(SellingSession, SellingSession.id)),
        (_old_visits(long_ago), _take_people_out),
        (_old_wishes(long_ago), _drop(OfferPreference, OfferPreference.visitor)),
    )
    return sum(_in_chunks(database, found, forget, go_on) for found, forget in steps)


def forget_decisions(database: Database, before: datetime, go_on: GoOn) -> int:
    """What the engine thought at a moment; what it offered is in the ledger."""
    old = select(DecisionRow.id).where(DecisionRow.decided_at < before)
    return _in_chunks(database, old, _drop(DecisionRow, DecisionRow.id), go_on)


def _in_chunks(database: Database, found: Select, forget: Forget, go_on: GoOn) -> int:
    """`found` is looked for without a lock, and once more within the transaction that forgets."""
    forgotten = 0
    while True:
        go_on()
        with database.read_scope() as db:
            if db.scalar(found.limit(1)) is None:
                return forgotten
        with database.session_scope() as db:
            keys = db.scalars(found.limit(CHUNK).with_for_update()).all()
            forget(db, keys)
        forgotten += len(keys)


def _left_carts(before: datetime) -> Select:
    is_left = (Cart.updated_at < before, ~_seen_since(Cart.visitor, before))
    return select(Cart.id).where(Cart.open_for.startswith(GUEST), *is_left)


def _left_calls(before: datetime) -> Select:
    is_left = (Handover.asked_at < before, ~_seen_since(Handover.visitor, before))
    return select(Handover.id).where(*is_left)


def _settled_returns(before: datetime) -> Select:
    return select(GoodsReturn.id).where(GoodsReturn.closed_at < before)


def _left_stock_wishes(before: datetime) -> Select:
    is_left = (StockWish.noted_at < before, ~_seen_since(StockWish.visitor, before))
    return select(StockWish.id).where(*is_left)


def _empty_visits(before: datetime) -> Select:
    has_offers = exists().where(LedgerEntry.session_id == SellingSession.id)
    return select(SellingSession.id).where(SellingSession.last_seen_at < before, ~has_offers)


def _old_visits(before: datetime) -> Select:
    is_old = (SellingSession.last_seen_at < before, ~SellingSession.visitor.startswith(NOBODY))
    return select(SellingSession.id).where(*is_old)


def _old_wishes(before: datetime) -> Select:
    """Of guests; a customer's wish is kept until they say otherwise."""
    visitor = OfferPreference.visitor
    is_old = (OfferPreference.changed_at < before, ~_seen_since(visitor, before))
    return select(visitor).where(visitor.startswith(GUEST), *is_old)


def _seen_since(visitor: Column, since: datetime) -> ColumnElement:
    visit = SellingSession.__table__.alias()
    return exists().where(visit.c.visitor == visitor, visit.c.last_seen_at >= since)


def _drop(table: type[Base], key: Column) -> Forget:
    def drop(db: Session, keys: Keys) -> None:
        db.execute(_at_once(delete(table).where(key.in_(keys))))

    return drop


def _drop_carts(db: Session, ids: Keys) -> None:
    db.execute(_at_once(delete(CartLine).where(CartLine.cart_id.in_(ids))))
    db.execute(_at_once(delete(Cart).where(Cart.id.in_(ids))))


def _take_people_out(db: Session, sessions: Keys) -> None:
    for session_id in sessions:
        nobody = {"visitor": f"{NOBODY}{session_id}"}
        visit = update(SellingSession).where(SellingSession.id == session_id)
        offers = update(LedgerEntry).where(LedgerEntry.session_id == session_id)
        db.execute(_at_once(visit.values(**nobody)))
        db.execute(_at_once(offers.values(**nobody, customer=None, conversation="")))


def _at_once(statement: Executable) -> Executable:
    return statement.execution_options(synchronize_session=False)
