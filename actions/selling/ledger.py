"""The ledger of offers: the truth about what was offered and what became of it."""
from dataclasses import dataclass
from datetime import datetime
from typing import Iterable, Optional
from uuid import uuid4

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from actions.selling.errors import IllegalTransition, UnknownOffer, UnknownSession
from actions.selling.model import Candidate, Situation
from actions.selling.preferences import is_stopped
from actions.selling.tables import LedgerEntry, SellingSession
from actions.shop.money import Money

# An ignored offer may still be answered: its buttons stay on the screen.
LEGAL = {
    "proposed": ("shown",),
    "shown": ("accepted", "declined", "ignored"),
    "ignored": ("accepted", "declined"),
    "accepted": ("purchased",),
    "purchased": ("returned",),
}


@dataclass(frozen=True)
class Answer:
    """A shopper's answer as recorded; `is_repeat` when it had been given before."""

    offer_id: str
    sku: str
    anchor: Optional[str]
    strategy: str
    is_repeat: bool


def propose(
    db: Session, situation: Situation, candidate: Candidate, price: Money, cap: int
) -> Optional[LedgerEntry]:
    """Take the session's next place for this candidate.

    None when the cap is reached, or when anything happened to the session since the
    situation was observed: the decision was then made on an old picture.
    """
    ordinal = len(situation.past_here) + 1
    if ordinal > cap or not _is_still_so(db, situation):
        return None
    entry = LedgerEntry(
        id=uuid4().hex, session_id=situation.session_id, ordinal=ordinal,
        visitor=situation.visitor, customer=situation.customer,
        conversation=situation.conversation, channel=situation.channel,
        strategy=candidate.strategy, kind=candidate.kind, sku=candidate.sku,
        anchor=candidate.anchor, price=price.rounded().amount, currency=price.currency,
        status="proposed", turn=situation.turn, proposed_at=situation.now,
    )
    try:
        with db.begin_nested():
            db.add(entry)
    except IntegrityError:
        return None
    return entry


def find(db: Session, visitor: str, offer_id: str) -> LedgerEntry:
    """The visitor's own offer, locked until the transaction ends; raises UnknownOffer."""
    entry = db.scalar(
        select(LedgerEntry)
        .where(LedgerEntry.id == offer_id, LedgerEntry.visitor == visitor)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if entry is None:
        raise UnknownOffer(offer_id)
    return entry


def mark_shown(db: Session, visitor: str, offer_id: str) -> None:
    """The offer was said to the shopper."""
    _move(find(db, visitor, offer_id), "shown")


def accept(db: Session, visitor: str, offer_id: str, now: datetime) -> Answer:
    """The shopper takes it: earlier declines in a row are forgotten."""
    entry = find(db, visitor, offer_id)
    if entry.status == "accepted":
        return _answer(entry, is_repeat=True)
    _move(entry, "accepted")
    entry.answered_at = now
    _count_declines(db, entry, 0)
    return _answer(entry, is_repeat=False)


def decline(db: Session, visitor: str, offer_id: str, now: datetime) -> Answer:
    """The shopper doesn't want it: one more decline in a row, unless it had been passed over."""
    entry = find(db, visitor, offer_id)
    if entry.status == "declined":
        return _answer(entry, is_repeat=True)
    was_ignored = entry.status == "ignored"
    _move(entry, "declined")
    entry.answered_at = now
    if not was_ignored:
        _count_declines(db, entry, SellingSession.declines_in_row + 1)
    return _answer(entry, is_repeat=False)


def ignore(db: Session, situation: Situation, after_turns: int) -> int:
    """Offers shown in this conversation more than `after_turns` turns ago; how many they are."""
    passed_over = db.execute(
        update(LedgerEntry)
        .where(
            LedgerEntry.session_id == situation.session_id,
            LedgerEntry.conversation == situation.conversation,
            LedgerEntry.status == "shown",
            LedgerEntry.turn < situation.turn - after_turns,
        )
        .values(status="ignored")
        .execution_options(synchronize_session="fetch")
    )
    return int(passed_over.rowcount)


def record_purchase(db: Session, visitor: str, skus: Iterable[str], order_number: str) -> int:
    """Accepted offers that were now ordered; how many they are."""
    of_order = (LedgerEntry.visitor == visitor, LedgerEntry.sku.in_(set(skus)))
    accepted = _locked(db, LedgerEntry.status == "accepted", *of_order)
    for entry in accepted:
        _move(entry, "purchased")
        entry.order_number = order_number
    return len(accepted)


def record_return(db: Session, order_number: str) -> int:
    """Purchased offers whose order came back or was cancelled; how many they are."""
    of_order = LedgerEntry.order_number == order_number
    purchased = _locked(db, LedgerEntry.status == "purchased", of_order)
    for entry in purchased:
        _move(entry, "returned")
    return len(purchased)


def _is_still_so(db: Session, situation: Situation) -> bool:
    """Lock the session, and tell whether it stands as the situation saw it."""
    session = db.get(
        SellingSession, situation.session_id, with_for_update=True, populate_existing=True
    )
    if session is None or session.visitor != situation.visitor:
        raise UnknownSession(situation.session_id)
    return (session.declines_in_row, is_stopped(db, situation.visitor)) == (
        situation.declines_in_row, situation.offers_stopped
    )


def _move(entry: LedgerEntry, status: str) -> None:
    if status not in LEGAL.get(entry.status, ()):
        raise IllegalTransition(entry.id, entry.status, status)
    entry.status = status


def _count_declines(db: Session, entry: LedgerEntry, count: object) -> None:
    db.execute(
        update(SellingSession)
        .where(SellingSession.id == entry.session_id)
        .values(declines_in_row=count)
        .execution_options(synchronize_session="fetch")
    )


def _locked(db: Session, *conditions: object) -> list[LedgerEntry]:
    query = select(LedgerEntry).where(*conditions).order_by(LedgerEntry.id).with_for_update()
    return list(db.scalars(query.execution_options(populate_existing=True)))


def _answer(entry: LedgerEntry, is_repeat: bool) -> Answer:
    return Answer(entry.id, entry.sku, entry.anchor, entry.strategy, is_repeat)
