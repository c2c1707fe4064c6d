"""What was told of an offer, as the ledger keeps it: a yes must still do that."""
from typing import Optional

from actions.selling.cart_change import Promise
from actions.selling.tables import LedgerEntry
from actions.shop.money import Money

PROMISE = ("quantity", "price", "currency", "difference", "takes", "reaches")


def told(promise: Promise) -> dict[str, object]:
    """A promise as the ledger holds it."""
    return {
        "quantity": promise.quantity, "price": promise.price.amount,
        "currency": promise.price.currency, "difference": promise.difference.amount,
        "takes": dict(promise.takes), "reaches": promise.reaches,
    }


def promised(entry: LedgerEntry) -> Optional[Promise]:
    """What was told of an offer; None of one that was made before promises were kept."""
    if entry.difference is None:
        return None
    price, difference = (Money(a, entry.currency) for a in (entry.price, entry.difference))
    return Promise(entry.quantity, price, difference, entry.takes, entry.reaches)


def promise_anew(entry: LedgerEntry, promise: Promise, turn: int) -> None:
    """The shopper is asked again: from this turn on, it stands for what it would do now."""
    entry.turn = turn
    for term, value in told(promise).items():
        setattr(entry, term, value)
