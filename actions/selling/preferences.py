"""A visitor's own word on offers: no more of them, or again please."""
from datetime import datetime

from sqlalchemy import bindparam, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from actions.selling.tables import OfferPreference, SellingSession

_preferences = OfferPreference.__table__.c
STOPPED = select(_preferences.stopped).where(_preferences.visitor == bindparam("visitor"))


def is_stopped(db: Session, visitor: str) -> bool:
    return bool(db.scalar(STOPPED, {"visitor": visitor}))


def stop_offers(db: Session, visitor: str, now: datetime) -> None:
    """No offers to this visitor until they ask for them again."""
    _remember(db, visitor, True, now)


def resume_offers(db: Session, visitor: str, now: datetime) -> None:
    """Offers again; asking for them also makes up for earlier declines in a row."""
    _remember(db, visitor, False, now)
    db.execute(
        update(SellingSession)
        .where(SellingSession.visitor == visitor)
        .values(declines_in_row=0)
        .execution_options(synchronize_session="fetch")
    )


def _remember(db: Session, visitor: str, stopped: bool, now: datetime) -> None:
    try:
        with db.begin_nested():
            db.merge(OfferPreference(visitor=visitor, stopped=stopped, changed_at=now))
    except IntegrityError:
        # Another request said something a moment ago; the later word stands.
        db.merge(OfferPreference(visitor=visitor, stopped=stopped, changed_at=now))
