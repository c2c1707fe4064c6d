"""Offers that may still be answered."""
from datetime import datetime
from typing import Optional

from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.selling.sessions import LONGEST_IDLE
from actions.selling.tables import LedgerEntry

ANSWERABLE = ("shown", "ignored")


def open_offer_of(db: Session, visitor: str, sku: str, now: datetime) -> Optional[str]:
    """The id of the visitor's newest open offer of this product in this visit."""
    return db.scalar(
        select(LedgerEntry.id)
        .where(
            LedgerEntry.visitor == visitor, LedgerEntry.sku == sku,
            LedgerEntry.status.in_(ANSWERABLE), LedgerEntry.proposed_at > now - LONGEST_IDLE,
        )
        .order_by(LedgerEntry.proposed_at.desc())
        .limit(1)
    )
