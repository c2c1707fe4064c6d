"""Selling sessions: one visit of a visitor, however many conversations it takes."""
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Optional, Sequence
from uuid import uuid4

from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from actions.selling.tables import SellingSession

LONGEST_IDLE = timedelta(hours=12)
MOST_LOOKED_AT = 8
SEEN_EVERY = timedelta(minutes=1)  # noting it with every message would cost a write each

# Made once: putting these together would take longer than running them.
_table = SellingSession.__table__
_LATEST = (
    select(
        _table.c.id, _table.c.ordinal, _table.c.last_seen_at, _table.c.declines_in_row,
        _table.c.refused, _table.c.looked_at,
    )
    .where(_table.c.visitor == bindparam("visitor"))
    .order_by(_table.c.ordinal.desc())
    .limit(1)
)
_OPEN = {
    "sqlite": sqlite.insert(_table).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(_table).on_conflict_do_nothing(),
}
_LOOKED_AT = (
    update(_table)
    .where(_table.c.id == bindparam("session"))
    .values(looked_at=bindparam("skus", type_=_table.c.looked_at.type))
)
_SEEN = (
    update(_table)
    .where(_table.c.id == bindparam("session"), _table.c.last_seen_at < bindparam("now"))
    .values(last_seen_at=bindparam("now"))
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
    is_new: bool = False  # nothing of it is written yet


def session_at(db: Session, visitor: str, now: datetime) -> Running:
    """The session the visitor is in, or the one that would begin now; writes nothing."""
    latest = _latest(db, visitor)
    if latest is None or now - latest.last_seen_at > LONGEST_IDLE:
        return Running(uuid4().hex, latest.ordinal + 1 if latest else 1, now, 0, is_new=True)
    return latest


def open_session(
    db: Session, visitor: str, now: datetime, new_id: Optional[str] = None
) -> Running:
    """The visitor's running session, or the next; safe when two requests come at once.

    One that begins gets `new_id`, under which a situation may have been observed already.
    """
    session = session_at(db, visitor, now)
    if session.is_new:
        return _start(db, visitor, replace(session, id=new_id or session.id, is_new=False))
    if now - session.last_seen_at >= SEEN_EVERY:
        db.execute(_SEEN, {"session": session.id, "now": now})
    return session


def note_looked_at(db: Session, session: Running, sku: str) -> None:
    """That it was looked at in this visit, which remembers the latest few."""
    if session.looked_at[:1] != (sku,):
        others = (other for other in session.looked_at if other != sku)
        skus = [sku, *others][:MOST_LOOKED_AT]
        db.execute(_LOOKED_AT, {"session": session.id, "skus": skus})


def newest_sessions(db: Session, limit: int) -> Sequence[SellingSession]:
    newest_first = SellingSession.last_seen_at.desc()
    return db.scalars(select(SellingSession).order_by(newest_first).limit(limit)).all()


def _start(db: Session, visitor: str, session: Running) -> Running:
    now = session.last_seen_at
    written = db.execute(
        _OPEN[db.get_bind().dialect.name],
        {"id": session.id, "visitor": visitor, "ordinal": session.ordinal, "started_at": now,
         "last_seen_at": now, "declines_in_row": 0, "refused": None, "looked_at": None},
    ).rowcount
    # Where nothing was written, another request opened this very session a moment ago.
    return session if written else _latest(db, visitor) or session


def _latest(db: Session, visitor: str) -> Optional[Running]:
    row = db.execute(_LATEST, {"visitor": visitor}).first()
    if row is None:
        return None
    return Running(
        row.id, row.ordinal, row.last_seen_at, row.declines_in_row, tuple(row.refused or ()),
        tuple(row.looked_at or ()),
    )
