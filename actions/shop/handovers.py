"""Calls for a person: asked for once, open until somebody answers."""
from datetime import datetime
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.shop.models import Handover
from actions.shop.shopper import Shopper

Reason = Literal["asked", "complaint"]


def call_for_a_person(db: Session, shopper: Shopper, reason: Reason, now: datetime) -> int:
    """The number of this conversation's open call, which is made where there is none."""
    waiting = db.scalar(
        select(Handover).where(Handover.conversation == shopper.conversation, Handover.is_open)
    )
    if waiting is None:
        waiting = Handover(
            visitor=shopper.visitor, conversation=shopper.conversation, reason=reason,
            asked_at=now,
        )
        db.add(waiting)
        db.flush()
    return int(waiting.id)


def is_waiting(db: Session, visitor: str, since: datetime) -> bool:
    """Whether the visitor asked for a person since then, and nobody answered."""
    open_call = select(Handover.id).where(
        Handover.visitor == visitor, Handover.is_open, Handover.asked_at > since
    )
    return db.scalar(open_call) is not None
