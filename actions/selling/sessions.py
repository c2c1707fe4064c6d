"""Selling sessions: one visit of a visitor, however many conversations it takes."""
from datetime import datetime, timedelta
from typing import Optional
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from actions.selling.tables import SellingSession

LONGEST_IDLE = timedelta(hours=12)


def open_session(db: Session, visitor: str, now: datetime) -> SellingSession:
    """The visitor's running session, or the next; safe when two requests come at once."""
    session = _latest(db, visitor)
    if session is None or now - session.last_seen_at > LONGEST_IDLE:
        session = _start(db, visitor, session.ordinal + 1 if session else 1, now)
    session.last_seen_at = max(session.last_seen_at, now)
    return session


def _start(db: Session, visitor: str, ordinal: int, now: datetime) -> SellingSession:
    session = SellingSession(
        id=uuid4().hex, visitor=visitor, ordinal=ordinal,
        started_at=now, last_seen_at=now, declines_in_row=0,
    )
    try:
        with db.begin_nested():
            db.add(session)
    except IntegrityError:
        # Another request opened this very session a moment ago.
        by_place = (SellingSession.visitor == visitor, SellingSession.ordinal == ordinal)
        return db.scalars(select(SellingSession).where(*by_place)).one()
    return session


def _latest(db: Session, visitor: str) -> Optional[SellingSession]:
    newest_first = SellingSession.ordinal.desc()
    return db.scalar(
        select(SellingSession)
        .where(SellingSession.visitor == visitor)
        .order_by(newest_first)
        .limit(1)
    )
