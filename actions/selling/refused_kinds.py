"""What a shopper said no to without an offer of it: it rests for the visit, asked for or not."""
from datetime import datetime
from typing import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.selling.sessions import open_session
from actions.selling.tables import SellingSession


def refuse_kind(db: Session, visitor: str, skus: Iterable[str], now: datetime) -> None:
    """The goods of a kind that the shopper has, or doesn't want."""
    session_id = open_session(db, visitor, now).id
    locked = select(SellingSession).where(SellingSession.id == session_id).with_for_update()
    session = db.scalars(locked.execution_options(populate_existing=True)).one()
    session.refused = list(dict.fromkeys((*(session.refused or ()), *skus)))
