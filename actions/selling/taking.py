"""Taking an offer: the cart changes as was promised, or not where a yes would do otherwise."""
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal, Optional

from actions.selling import ledger, ledger_promises
from actions.selling.cart_change import (
    CartChange,
    Promise,
    change_of,
    is_one_choice,
    items_of,
    promise_of,
)
from actions.selling.errors import UnknownOffer
from actions.selling.ledger_promises import prices_told
from actions.selling.model import Act
from actions.selling.tables import LedgerEntry
from actions.shop.buying import cart as carts
from actions.shop.buying.changing_cart import take_from_cart
from actions.shop.catalogue.catalogue import Product
from actions.shop.errors import NotSoldInCurrency
from actions.shop.money import Money
from actions.shop.visit import Visit

# Only what is carried out changes the cart; what changed or falls short is promised anew.
Outcome = Literal["carried_out", "already_there", "several_choices", "changed", "falls_short"]


@dataclass(frozen=True)
class Taken:
    """What a yes to an offer does to the cart as it is now."""

    offer_id: str
    act: Act
    product: Product
    change: CartChange
    promise: Promise  # as it would be told now
    is_one_choice: bool
    is_there: bool  # in the cart already
    total: Money  # of the cart, afterwards


def take(
    entry: LedgerEntry, variant: str, visit: Visit, pieces: Optional[int] = None
) -> tuple[Outcome, Taken]:
    """Answer a yes to this offer, to so many `pieces` where that was said; raises NeedsVariant
    where a size must be chosen first."""
    taken, told = _as_taken_now(entry, visit), ledger_promises.promised(entry)
    if taken.is_there:
        return "already_there", taken
    if not taken.is_one_choice:
        return "several_choices", taken
    if told is None or not told.is_kept_by(taken.promise):
        _promise_anew(entry, taken, visit)
        return "changed", taken
    if told.reaches is not None and taken.total.amount < told.reaches:
        _promise_anew(entry, taken, visit)
        return "falls_short", taken
    if pieces:
        taken = replace(taken, change=replace(taken.change, quantity=pieces))
    carts.sellable(visit.catalogue, taken.product.sku, variant, taken.change.quantity)
    ledger.accept(visit.db, visit.shopper.visitor, entry.id, visit.now)
    _carry_out(taken, variant, visit)
    return "carried_out", taken


def added_price(entry: LedgerEntry, visit: Visit) -> tuple[Money, Money]:
    """What a yes would add to the cart, and what is in it now."""
    taken = _as_taken_now(entry, visit)
    view = carts.view_cart(visit.db, visit.catalogue, visit.shopper)
    before = view.subtotal if view.lines else Money(Decimal(0), visit.shopper.currency)
    others = (price for sku, price in prices_told(entry).items() if sku != entry.sku)
    return sum(others, taken.total - before), before


def _as_taken_now(entry: LedgerEntry, visit: Visit) -> Taken:
    """By what is in the cart and what things cost at this moment."""
    catalogue, currency = visit.catalogue, visit.shopper.currency
    product = catalogue.products.get(entry.sku)
    if product is None:
        raise UnknownOffer(entry.id)
    if product.price(currency) is None:
        raise NotSoldInCurrency(product, currency)
    view = carts.view_cart(visit.db, catalogue, visit.shopper)
    items = items_of((line.product.sku, line.quantity) for line in view.lines)
    in_cart = {item.sku: item.quantity for item in items}
    change = change_of(entry, catalogue, in_cart)

    def prices(sku: str) -> Optional[Money]:
        return catalogue.price(sku, currency)

    added = change.added(prices)
    return Taken(
        entry.id, entry.act, product, change, promise_of(entry, change, prices, entry.reaches),
        is_one_choice(change, catalogue, items), product.sku in in_cart,
        view.subtotal + added if view.lines else added,
    )


def _promise_anew(entry: LedgerEntry, taken: Taken, visit: Visit) -> None:
    """What a yes would do by now; the next one is to that."""
    promise = replace(taken.promise, reaches=None)
    ledger_promises.promise_anew(entry, promise, visit.shopper.turn)


def _carry_out(taken: Taken, variant: str, visit: Visit) -> None:
    """The product enters the cart, what it replaces leaves it."""
    carts.add_to_cart(
        visit.db, visit.catalogue, visit.shopper, (taken.product.sku, variant),
        taken.change.quantity, visit.now, offer=taken.offer_id,
    )
    for sku, pieces in taken.change.takes.items():
        take_from_cart(visit.db, visit.shopper.visitor, sku, pieces, visit.now)
    visit.db.flush()
