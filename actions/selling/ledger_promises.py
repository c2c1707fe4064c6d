"""What was told of an offer, as the ledger keeps it: a yes must still do that."""
from decimal import Decimal
from typing import Mapping, Optional

from actions.selling.cart_change import Prices, Promise
from actions.selling.model import Candidate
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


def others_told(candidate: Candidate, prices: Prices) -> Optional[list[dict[str, str]]]:
    """What else is offered with it, each at its own price; None where nothing is."""
    found = []
    for other in candidate.others:
        price = prices(other.sku)
        assert price is not None, "only what is sold in the currency is offered"
        found.append({"sku": other.sku, "price": str(price.rounded().amount)})
    return found or None


def prices_told(entry: LedgerEntry) -> dict[str, Money]:
    """Of each product of the offer, the first one first, what it was to cost."""
    others = {each["sku"]: Decimal(each["price"]) for each in entry.others or ()}
    return {
        sku: Money(amount, entry.currency)
        for sku, amount in {entry.sku: entry.price, **others}.items()
    }


def set_promised_anew(entry: LedgerEntry, prices: Mapping[str, Money], turn: int) -> None:
    """A set is asked about again, at these prices; what has none is no longer part of it."""
    first = prices[entry.sku]
    entry.turn, entry.price, entry.currency = turn, first.amount, first.currency
    entry.others = [
        {**each, "price": str(prices[each["sku"]].amount)} for each in entry.others or ()
        if each["sku"] in prices
    ]


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
