"""Calls for a person: asked for once, open until somebody answers."""
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Optional, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.shop.models import Customer, Handover
from actions.shop.shopper import Shopper

Reason = Literal["asked", "complaint"]


@dataclass(frozen=True)
class Call:
    """One that is open; `contact` is where the caller can be reached, empty where unknown."""

    number: int
    contact: str
    is_new: bool


class NoSuchCall(Exception):
    """No call has this number."""


class CallClosed(Exception):
    """Somebody closed it before."""


def call_for_a_person(
    db: Session, shopper: Shopper, reason: Reason, now: datetime, contact: Optional[str] = None
) -> Call:
    """This conversation's open call, which is made where there is none, with the contact given."""
    waiting = db.scalar(
        select(Handover).where(Handover.conversation == shopper.conversation, Handover.is_open)
    )
    is_new = waiting is None
    if waiting is None:
        waiting = Handover(
            visitor=shopper.visitor, conversation=shopper.conversation, reason=reason,
            asked_at=now, language=shopper.language, contact=_known_contact(db, shopper),
        )
        db.add(waiting)
    waiting.contact = contact or waiting.contact
    db.flush()
    return Call(int(waiting.id), waiting.contact or "", is_new)


def open_calls(db: Session) -> Sequence[Handover]:
    """All that wait, the longest first."""
    return db.scalars(
        select(Handover).where(Handover.is_open).order_by(Handover.asked_at, Handover.id)
    ).all()


def close_call(db: Session, number: int) -> None:
    """Raises NoSuchCall and CallClosed."""
    call = db.get(Handover, number)
    if call is None:
        raise NoSuchCall
    if not call.is_open:
        raise CallClosed
    call.is_open = False


def _known_contact(db: Session, shopper: Shopper) -> Optional[str]:
    """What the shop knows of a customer."""
    customer = db.get(Customer, shopper.customer) if shopper.customer else None
    return customer.email or None if customer else None
