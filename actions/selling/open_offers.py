"""Offers that may still be answered, and those made on a shopper's wish."""
from datetime import datetime
from typing import Optional, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.selling.ledger import skus_of
from actions.selling.sessions import LONGEST_IDLE
from actions.selling.tables import LedgerEntry

ANSWERABLE = ("shown", "ignored")


def open_offer_of(db: Session, visitor: str, sku: str, now: datetime) -> Optional[str]:
    """The id of the visitor's newest open offer of this product in this visit."""
    entries = db.scalars(
        select(LedgerEntry)
        .where(
            LedgerEntry.visitor == visitor, LedgerEntry.status.in_(ANSWERABLE),
            LedgerEntry.proposed_at > now - LONGEST_IDLE,
        )
        .order_by(LedgerEntry.proposed_at.desc())
    )
    return next((entry.id for entry in entries if sku in skus_of(entry)), None)


def asked_at(
    db: Session, visitor: str, skus: Sequence[str], turn: int, now: datetime
) -> Sequence[LedgerEntry]:
    """The suggestions made at this turn, where all of these goods were."""
    made = db.scalars(
        select(LedgerEntry).where(
            LedgerEntry.visitor == visitor, LedgerEntry.sku.in_(skus),
            LedgerEntry.origin == "asked", LedgerEntry.turn == turn,
            LedgerEntry.proposed_at > now - LONGEST_IDLE,
        )
    ).all()
    return made if {entry.sku for entry in made} == set(skus) else ()
