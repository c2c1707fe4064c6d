"""What the shop's database holds about one shopper, against what it must hold."""
from typing import Any, Iterator, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from actions.selling.preferences import is_stopped
from actions.selling.tables import LedgerEntry
from actions.shop.buying import points
from actions.shop.database import Database
from actions.shop.models import Handover, Order
from tests.conversations.circumstances import stock_left
from tests.conversations.dialogue import Records
from tests.conversations.talk import Conversation


def record_differences(
    wanted: Records, conversation: Conversation, database: Database
) -> list[str]:
    with database.read_scope() as db:
        return [
            f"database: {name} {there!r}, not {must!r}"
            for name, must, there in _compared(wanted, conversation, db)
            if must is not None and there != must
        ]


def _compared(
    wanted: Records, conversation: Conversation, db: Session
) -> Iterator[tuple[str, Any, Any]]:
    visitor = conversation.visitor
    yield "orders", wanted.orders, tuple(
        db.scalars(select(Order.status).where(Order.visitor == visitor).order_by(Order.id))
    )
    yield "order_status", dict(wanted.order_status), _statuses(db, list(wanted.order_status))
    yield "ledger", wanted.ledger, _ledger(db, visitor)
    yield "handovers", wanted.handovers, db.scalar(
        select(func.count()).where(Handover.conversation == conversation.id)
    )
    yield "offers_stopped", wanted.offers_stopped, is_stopped(db, visitor)
    yield "points", wanted.points, points.count(db, visitor.removeprefix("u:")).balance
    yield "stock", dict(wanted.stock), stock_left(db, wanted.stock)


def _statuses(db: Session, numbers: Sequence[str]) -> dict[str, str]:
    rows = db.execute(select(Order.number, Order.status).where(Order.number.in_(numbers)))
    return {row.number: row.status for row in rows}


def _ledger(db: Session, visitor: str) -> tuple[str, ...]:
    entries = db.scalars(
        select(LedgerEntry).where(LedgerEntry.visitor == visitor).order_by(LedgerEntry.proposed_at)
    )
    return tuple(f"{e.strategy} {e.sku} {e.status}" for e in entries)
