"""A visitor's own word on offers: no more of them, or again please."""
from datetime import datetime

from sqlalchemy import update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from actions.selling.tables import OfferPreference, SellingSession


def is_stopped(db: Session, visitor: str) -> bool:
    preference = db.get(OfferPreference, visitor, populate_existing=True)
    return preference is not None and preference.stopped


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
