"""Tables of the offer engine: sessions, the ledger, decisions, what was learned, preferences."""
from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    UniqueConstraint,
)

from actions.shop.database import Amount, Base
from actions.shop.shopper import LONGEST_CUSTOMER_ID, LONGEST_VISITOR

STATUSES = (
    "proposed", "shown", "accepted", "declined", "ignored", "purchased", "returned", "withheld"
)
ORIGINS = ("proactive", "asked", "withheld")


class SellingSession(Base):
    """One visit as the shop counts it; a restart of the conversation doesn't end it."""

    __tablename__ = "selling_session"
    __table_args__ = (UniqueConstraint("visitor", "ordinal"),)
    id = Column(String(32), primary_key=True)
    visitor = Column(String(LONGEST_VISITOR), nullable=False)
    ordinal = Column(Integer, CheckConstraint("ordinal >= 1"), nullable=False)
    started_at = Column(DateTime, nullable=False)
    last_seen_at = Column(DateTime, nullable=False, index=True)
    declines_in_row = Column(Integer, nullable=False, default=0)
    refused = Column(JSON)  # SKUs of kinds that a no was said to; null: none
    looked_at = Column(JSON)  # SKUs, the latest first; null: none


class LedgerEntry(Base):
    """One offer and what became of it; the unique keys hold the promises under any race.

    What was asked for takes no place in the count: its `ordinal` is null. `propensity` is the
    probability with which this offer was chosen, for evaluation off-policy.
    """

    __tablename__ = "offer_ledger"
    __table_args__ = (
        UniqueConstraint("session_id", "ordinal"),
        UniqueConstraint("session_id", "origin", "sku"),
        CheckConstraint("ordinal >= 1", name="ordinal_from_1"),
        CheckConstraint(f"status IN {STATUSES}", name="legal_status"),
        CheckConstraint(f"origin IN {ORIGINS}", name="legal_origin"),
        CheckConstraint("(ordinal IS NULL) = (origin = 'asked')", name="asked_for_has_no_place"),
        Index("ix_offer_ledger_visitor_proposed", "visitor", "proposed_at"),
    )
    id = Column(String(32), primary_key=True)
    session_id = Column(ForeignKey("selling_session.id"), nullable=False)
    ordinal = Column(Integer)
    origin = Column(String(12), nullable=False)
    visitor = Column(String(LONGEST_VISITOR), nullable=False)
    customer = Column(String(LONGEST_CUSTOMER_ID))
    conversation = Column(String(80), nullable=False)
    channel = Column(String(40), nullable=False)
    strategy = Column(String(40), nullable=False)
    kind = Column(String(20), nullable=False)
    act = Column(String(10), nullable=False)
    sku = Column(String(60), nullable=False)
    anchor = Column(String(60))
    quantity = Column(Integer, nullable=False)
    context = Column(String(60), nullable=False)  # the situation as learning sees it
    features = Column(JSON)  # what its chance went by, numbers by name; null: not kept then
    propensity = Column(Float, nullable=False)
    price = Column(Amount, nullable=False)
    currency = Column(String(3), nullable=False)
    difference = Column(Amount)  # beside what it stands for; null before promises were kept
    takes = Column(JSON)  # pieces by SKU that leave the cart for it
    reaches = Column(Amount)  # what the cart is told to come to
    # Of a set: SKU and price of each beside the first; of a question about what goes with `sku`,
    # of each that it is about; null: none.
    others = Column(JSON)
    needed = Column(JSON)  # SKUs that the answer to a question named; null: none yet
    status = Column(String(20), nullable=False)
    turn = Column(Integer, nullable=False)
    proposed_at = Column(DateTime, nullable=False, index=True)
    answered_at = Column(DateTime)
    order_number = Column(String(30), index=True)


class DecisionRow(Base):
    """One moment the engine looked at: what it chose and why it didn't choose the rest."""

    __tablename__ = "offer_decision"
    id = Column(Integer, primary_key=True)
    session_id = Column(String(32), nullable=False, index=True)
    decided_at = Column(DateTime, nullable=False, index=True)
    turn = Column(Integer, nullable=False)
    stage = Column(String(20), nullable=False)
    outcome = Column(String(40), nullable=False)  # offered | withheld | why it stayed silent
    offer_id = Column(String(32))
    verdicts = Column(JSON, nullable=False)  # one object a candidate


class LearnedAcceptance(Base):
    """What the ledger taught last of how likely an offer is taken; one row."""

    __tablename__ = "learned_acceptance"
    id = Column(Integer, primary_key=True)
    weights = Column(JSON, nullable=False)  # by feature, in log odds
    learned_at = Column(DateTime, nullable=False)


class LearnedChance(Base):
    """For people: what became of a strategy's offers in a context, and their chance as learned."""

    __tablename__ = "learned_chance"
    context = Column(String(60), primary_key=True)
    strategy = Column(String(40), primary_key=True)
    chance = Column(Float, nullable=False)
    shown = Column(Integer, nullable=False)  # offers it was learned from
    accepted = Column(Integer, nullable=False)
    learned_at = Column(DateTime, nullable=False)


class OfferPreference(Base):
    """Whether a visitor asked for no more offers; no row means they didn't."""

    __tablename__ = "offer_preference"
    visitor = Column(String(LONGEST_VISITOR), primary_key=True)
    stopped = Column(Boolean, nullable=False)
    changed_at = Column(DateTime, nullable=False)
