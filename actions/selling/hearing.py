"""What the ledger of offers hears of the shop."""
from typing import Union

from sqlalchemy.orm import Session

from actions.selling import ledger
from actions.shop.events import CartChanged, OrderCancelled, OrderPlaced, OrderReturned


def take_what_was_added(db: Session, event: CartChanged) -> None:
    """A yes to one offer is no word about the others of the same product."""
    if event.added and not event.offer:
        ledger.accept_added(db, event.visitor, event.added, event.at)


def note_purchase(db: Session, event: OrderPlaced) -> None:
    ledger.record_purchase(db, event.visitor, event.skus, event.number)


def note_return(db: Session, event: Union[OrderCancelled, OrderReturned]) -> None:
    ledger.record_return(db, event.number)
