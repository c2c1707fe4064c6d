"""Tables of the offer engine: selling sessions, the ledger of offers, preferences."""
from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    String,
    UniqueConstraint,
)

from actions.shop.database import Amount, Base

STATUSES = ("proposed", "shown", "accepted", "declined", "ignored", "purchased", "returned")


class SellingSession(Base):
    """One visit as the shop counts it; a restart of the conversation doesn't end it."""

    __tablename__ = "selling_session"
    __table_args__ = (UniqueConstraint("visitor", "ordinal"),)
    id = Column(String(32), primary_key=True)
    visitor = Column(String(120), nullable=False)
    ordinal = Column(Integer, CheckConstraint("ordinal >= 1"), nullable=False)
    started_at = Column(DateTime, nullable=False)
    last_seen_at = Column(DateTime, nullable=False)
    declines_in_row = Column(Integer, nullable=False, default=0)


class LedgerEntry(Base):
    """One offer and what became of it; the unique keys hold the promises under any race."""

    __tablename__ = "offer_ledger"
    __table_args__ = (
        UniqueConstraint("session_id", "ordinal"),
        UniqueConstraint("session_id", "sku"),
        CheckConstraint("ordinal >= 1", name="ordinal_from_1"),
        CheckConstraint(f"status IN {STATUSES}", name="legal_status"),
        Index("ix_offer_ledger_visitor_status", "visitor", "status"),
    )
    id = Column(String(32), primary_key=True)
    session_id = Column(ForeignKey("selling_session.id"), nullable=False)
    ordinal = Column(Integer, nullable=False)
    visitor = Column(String(120), nullable=False)
    customer = Column(String(60))
    conversation = Column(String(80), nullable=False)
    channel = Column(String(40), nullable=False)
    strategy = Column(String(40), nullable=False)
    kind = Column(String(20), nullable=False)
    sku = Column(String(60), nullable=False)
    anchor = Column(String(60))
    price = Column(Amount, nullable=False)
    currency = Column(String(3), nullable=False)
    status = Column(String(20), nullable=False)
    turn = Column(Integer, nullable=False)
    proposed_at = Column(DateTime, nullable=False)
    answered_at = Column(DateTime)
    order_number = Column(String(30), index=True)


class OfferPreference(Base):
    """Whether a visitor asked for no more offers; no row means they didn't."""

    __tablename__ = "offer_preference"
    visitor = Column(String(120), primary_key=True)
    stopped = Column(Boolean, nullable=False)
    changed_at = Column(DateTime, nullable=False)
