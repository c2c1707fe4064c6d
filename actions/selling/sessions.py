"""Selling sessions: one visit of a visitor, however many conversations it takes."""
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Optional, Sequence
from uuid import uuid4

from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from actions.selling.tables import SellingSession

LONGEST_IDLE = timedelta(hours=12)
SEEN_EVERY = timedelta(minutes=1)  # noting it with every message would cost a write each

# Made once: putting these together would take longer than running them.
_table = SellingSession.__table__
_LATEST = (
    select(_table.c.id, _table.c.ordinal, _table.c.last_seen_at, _table.c.declines_in_row)
    .where(_table.c.visitor == bindparam("visitor"))
    .order_by(_table.c.ordinal.desc())
    .limit(1)
)
_OPEN = {
    "sqlite": sqlite.insert(_table).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(_table).on_conflict_do_nothing(),
}
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


def open_session(db: Session, visitor: str, now: datetime) -> Running:
    """The visitor's running session, or the next; safe when two requests come at once."""
    session = _latest(db, visitor)
    if session is None or now - session.last_seen_at > LONGEST_IDLE:
        return _start(db, visitor, session.ordinal + 1 if session else 1, now)
    if now - session.last_seen_at >= SEEN_EVERY:
        db.execute(_SEEN, {"session": session.id, "now": now})
    return session


def newest_sessions(db: Session, limit: int) -> Sequence[SellingSession]:
    newest_first = SellingSession.last_seen_at.desc()
    return db.scalars(select(SellingSession).order_by(newest_first).limit(limit)).all()


def _start(db: Session, visitor: str, ordinal: int, now: datetime) -> Running:
    session = Running(uuid4().hex, ordinal, now, 0)
    written = db.execute(
        _OPEN[db.get_bind().dialect.name],
        {"id": session.id, "visitor": visitor, "ordinal": ordinal, "started_at": now,
         "last_seen_at": now, "declines_in_row": 0},
    ).rowcount
    # Where nothing was written, another request opened this very session a moment ago.
    return session if written else _latest(db, visitor) or session


def _latest(db: Session, visitor: str) -> Optional[Running]:
    row = db.execute(_LATEST, {"visitor": visitor}).first()
    return Running(*row) if row else None
