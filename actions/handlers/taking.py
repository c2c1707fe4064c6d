"""Taking an offer: the cart changes as was promised, or the shopper is asked anew."""
from dataclasses import dataclass, replace
from typing import Optional

from actions.handlers.cart import say_added
from actions.saying import payloads
from actions.saying.offer_payloads import offer_actions
from actions.saying.reply import Reply
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
from actions.selling.tables import LedgerEntry
from actions.shop.buying import cart as carts
from actions.shop.catalogue.catalogue import Product
from actions.shop.errors import NotSoldInCurrency
from actions.shop.money import Money, format_money
from actions.shop.visit import Visit
from actions.turn.turn import Turn


@dataclass(frozen=True)
class Taken:
    """What a yes to an offer does to the cart as it is now."""

    product: Product
    change: CartChange
    promise: Promise  # as it would be told now
    is_one_choice: bool
    is_there: bool  # in the cart already
    total: Money  # of the cart, afterwards


def take(entry: LedgerEntry, turn: Turn, visit: Visit) -> Reply:
    """Answer a yes to this offer; raises NeedsVariant where a size must be chosen first."""
    taken, told = _as_taken_now(entry, visit), ledger_promises.promised(entry)
    if taken.is_there:
        return Reply().say("utter_offer_already_taken").remember(offer_open=False)
    if not taken.is_one_choice:
        return _ask_which(taken, visit)
    if told is None or not told.is_kept_by(taken.promise):
        return _ask_anew("utter_offer_changed", entry, taken, turn, visit)
    if told.reaches is not None and taken.total.amount < told.reaches:
        return _ask_anew("utter_offer_falls_short", entry, taken, turn, visit)
    variant = turn.entity("variant") or ""
    carts.sellable(visit.catalogue, taken.product.sku, variant, taken.change.quantity)
    ledger.accept(visit.db, visit.shopper.visitor, entry.id, visit.now)
    return _carry_out(entry, taken, variant, visit)


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
        product, change, promise_of(entry, change, prices, entry.reaches),
        is_one_choice(change, catalogue, items), product.sku in in_cart,
        view.subtotal + added if view.lines else added,
    )


def _ask_anew(
    response: str, entry: LedgerEntry, taken: Taken, turn: Turn, visit: Visit
) -> Reply:
    """Say what a yes would do by now; the next one is to that."""
    promise, language = replace(taken.promise, reaches=None), visit.language
    ledger_promises.promise_anew(entry, promise, turn.number)
    reply = Reply().say(
        response, payloads.choices(offer_actions(entry.id, entry.act)[:2]),
        product_name=taken.product.name(language), quantity=promise.quantity,
        price=format_money(promise.price * promise.quantity, language),
        total=format_money(taken.total, language),
    )
    is_open = turn.active_form is None  # in a checkout, a plain yes answers that
    return reply.remember(offer_id=entry.id, offer_open=is_open, order_to_cancel=None)


def _ask_which(taken: Taken, visit: Visit) -> Reply:
    """It stands for pieces in several sizes: which are meant can't be told by a yes."""
    view = carts.view_cart(visit.db, visit.catalogue, visit.shopper)
    reply = Reply().say(
        "utter_offer_several_choices", payloads.cart(view, visit.language),
        product_name=taken.product.name(visit.language),
    )
    return reply.remember(offer_open=False)


def _carry_out(entry: LedgerEntry, taken: Taken, variant: str, visit: Visit) -> Reply:
    """The product enters the cart, what it replaces leaves it, and the cart is shown."""
    product, change = taken.product, taken.change
    carts.add_to_cart(
        visit.db, visit.catalogue, visit.shopper, (product.sku, variant), change.quantity,
        visit.now, offer=entry.id,
    )
    for sku, pieces in change.takes.items():
        carts.take_from_cart(visit.db, visit.shopper.visitor, sku, pieces, visit.now)
    visit.db.flush()
    # What goes with a better one just taken may come next; an add-on leads to no further one.
    return say_added(product, change.quantity, visit).remember(
        offer_open=False, cart_state="filled", focus=product.sku,
        just_added=product.sku if entry.act == "swap" else None,
    )
