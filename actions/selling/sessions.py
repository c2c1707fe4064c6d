"""Selling sessions: one visit of a visitor, however many conversations it takes."""
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Optional, Sequence
from uuid import uuid4

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from actions.selling.ledger_queries import ENTER
from actions.selling.tables import SellingSession

LONGEST_IDLE = timedelta(hours=12)
MOST_LOOKED_AT = 8
SEEN_EVERY = timedelta(minutes=1)  # noting it with every message would move it in its index
DAY, MONTH = timedelta(days=1), timedelta(days=30)

_table = SellingSession.__table__
LATEST = (
    select(
        _table.c.id, _table.c.ordinal, _table.c.last_seen_at, _table.c.declines_in_row,
        _table.c.refused, _table.c.looked_at,
    )
    .where(_table.c.visitor == bindparam("visitor"))
    .order_by(_table.c.ordinal.desc())
    .limit(1)
)


@dataclass(frozen=True)
class Running:
    """The session a visitor is in."""

    id: str
    ordinal: int
    last_seen_at: datetime
    declines_in_row: int
    refused: Sequence[str] = ()  # SKUs
    looked_at: Sequence[str] = ()  # SKUs, the latest first


@dataclass(frozen=True)
class Entered:
    """A session that nobody else writes of until the transaction ends."""

    id: str
    declines_in_row: int
    is_stopped: bool  # whether its visitor wants no offers
    in_day: int  # offers made to the visitor on our own account
    in_month: int


def running(latest: Sequence[tuple[Any, ...]], now: datetime) -> Running:
    """The session the visitor is in, or the one that would begin now; `latest` is its row."""
    for id_, ordinal, last_seen_at, declines_in_row, refused, looked_at in latest:
        if now - last_seen_at <= LONGEST_IDLE:
            return Running(
                id_, ordinal, last_seen_at, declines_in_row, tuple(refused or ()),
                tuple(looked_at or ()),
            )
        return Running(uuid4().hex, ordinal + 1, now, 0)
    return Running(uuid4().hex, 1, now, 0)


def open_session(db: Session, visitor: str, now: datetime) -> Running:
    """The visitor's running session, or the next; safe when two requests come at once."""
    session = running(db.execute(LATEST, {"visitor": visitor}).all(), now)
    return replace(session, id=enter(db, visitor, session.id, session.ordinal, now).id)


def enter(
    db: Session, visitor: str, session_id: str, ordinal: int, now: datetime,
    looked_at: Optional[Sequence[str]] = None,
) -> Entered:
    """The visitor's session of this number, noted as going on, or begun under this id.

    It has another id where another request began it meanwhile. `looked_at` are SKUs, the latest
    first; None leaves them as they are.
    """
    id_, declines_in_row, is_stopped, in_day, in_month = ENTER.run(
        db,
        {
            "session": session_id, "visitor": visitor, "ordinal": ordinal, "now": now,
            "seen_before": now - SEEN_EVERY, "day": now - DAY, "month": now - MONTH,
            "looked_at": looked_at,
        },
    ).one()
    return Entered(id_, declines_in_row, bool(is_stopped), in_day, in_month)


def with_looked_at(seen: Sequence[str], sku: Optional[str]) -> Optional[list[str]]:
    """The latest few of a visit, with this; None where that is no news."""
    if sku is None or tuple(seen[:1]) == (sku,):
        return None
    return [sku, *(other for other in seen if other != sku)][:MOST_LOOKED_AT]


def newest_sessions(db: Session, limit: int) -> Sequence[SellingSession]:
    newest_first = SellingSession.last_seen_at.desc()
    return db.scalars(select(SellingSession).order_by(newest_first).limit(limit)).all()
