"""Answers to an offer: yes, no, no more of them, and again please."""
from contextlib import suppress
from math import ceil
from typing import Any, Mapping

from sqlalchemy import select

from actions.handlers import payloads, slots
from actions.handlers.base import Reply, ShopAction
from actions.handlers.cart import say_added, show_cart
from actions.handlers.moment import pieces_in_cart
from actions.handlers.references import meant_product
from actions.handlers.turn import Turn
from actions.selling import ledger, preferences
from actions.selling.errors import LedgerError
from actions.selling.sessions import LONGEST_IDLE
from actions.selling.tables import LedgerEntry
from actions.shop import cart as carts
from actions.shop.catalogue import Catalogue, Product
from actions.shop.errors import NeedsVariant, ShopError
from actions.shop.front import Visit
from actions.shop.models import Cart
from actions.shop.sizes import growth

ANSWERABLE = ("shown", "ignored")


class ActionAcceptOffer(ShopAction):
    """Put the offered product into the cart, in its anchor's place where it is a better one."""

    writes = True

    def name(self) -> str:
        return "action_accept_offer"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        variant = turn.entity("variant") or ""
        # The cart before its offers, as checkout does, so that the two can't block each other.
        carts.lock_cart(visit.db, Cart.open_for == visit.shopper.visitor)
        try:
            entry = ledger.find(visit.db, visit.shopper.visitor, meant_offer(turn, visit))
            if turn.intent == "affirm" and not turn.answers(f"offer:{entry.id}", entry.turn):
                return Reply().say("utter_affirm_nothing").remember(offer_open=False)
            product = visit.catalogue.products[entry.sku]
            if entry.act != "resume":
                carts.sellable(visit.catalogue, product.sku, variant, entry.quantity)
            answer = ledger.accept(visit.db, visit.shopper.visitor, entry.id, visit.now)
        except NeedsVariant as error:
            return _ask_variant(turn, error.product, entry.id)
        except (LedgerError, KeyError):
            return Reply().say("utter_offer_gone").remember(offer_open=False)
        if entry.act == "resume":
            return show_cart("utter_cart_resumed", visit).remember(offer_open=False)
        if answer.is_repeat and product.sku in pieces_in_cart(visit):
            return Reply().say("utter_offer_already_taken").remember(offer_open=False)
        return _put_in(entry, product, variant, visit)

    def refuse(self, turn: Turn, error: ShopError) -> Reply:
        return super().refuse(turn, error).remember(offer_open=False)


class ActionDeclineOffer(ShopAction):
    writes = True

    def name(self) -> str:
        return "action_decline_offer"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        with suppress(LedgerError):  # a no to an offer that is gone is still a no
            offer_id = meant_offer(turn, visit)
            ledger.decline(visit.db, visit.shopper.visitor, offer_id, visit.now)
        return Reply().say("utter_offer_declined").remember(offer_open=False)


class ActionStopOffers(ShopAction):
    writes = True

    def name(self) -> str:
        return "action_stop_offers"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        preferences.stop_offers(visit.db, visit.shopper.visitor, visit.now)
        return Reply().say("utter_offers_stopped").remember(offer_open=False)


class ActionResumeOffers(ShopAction):
    writes = True

    def name(self) -> str:
        return "action_resume_offers"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        preferences.resume_offers(visit.db, visit.shopper.visitor, visit.now)
        return Reply().say("utter_offers_resumed")


def meant_offer(turn: Turn, visit: Visit) -> str:
    """The offer of the button pressed, else that of the product named, else the last one."""
    pressed = turn.entity("offer")
    if pressed:
        return str(pressed)
    named = _named_offer(turn, visit)
    return named or str(turn.slots.get(slots.OFFER_ID) or "")


def _named_offer(turn: Turn, visit: Visit) -> Any:
    """The visit's open offer of a product that the message names or counts ("the second")."""
    if not turn.entities_of("product") and not turn.entities_of("ordinal"):
        return None
    product = meant_product(turn, visit.catalogue)
    return product and visit.db.scalar(
        select(LedgerEntry.id)
        .where(
            LedgerEntry.visitor == visit.shopper.visitor, LedgerEntry.sku == product.sku,
            LedgerEntry.status.in_(ANSWERABLE),
            LedgerEntry.proposed_at > visit.now - LONGEST_IDLE,
        )
        .order_by(LedgerEntry.proposed_at.desc())
        .limit(1)
    )


def _put_in(entry: LedgerEntry, product: Product, variant: str, visit: Visit) -> Reply:
    """The product enters the cart, what it replaces leaves it, and the cart is shown."""
    in_cart = pieces_in_cart(visit)
    is_swap, quantity = entry.act == "swap", _pieces(entry, product, in_cart, visit.catalogue)
    carts.add_to_cart(
        visit.db, visit.catalogue, visit.shopper, (product.sku, variant), quantity, visit.now,
        offer=entry.id,
    )
    for sku in _replaced(entry, product, visit) if is_swap else ():
        if sku in in_cart:
            carts.remove_from_cart(visit.db, visit.shopper.visitor, sku, visit.now)
    visit.db.flush()
    # What goes with a better one just taken may come next; an add-on leads to no further one.
    return say_added(product, quantity, visit).remember(
        offer_open=False, cart_state="filled", focus=product.sku,
        just_added=product.sku if is_swap else None,
    )


def _pieces(
    entry: LedgerEntry, product: Product, in_cart: Mapping[str, int], catalogue: Catalogue
) -> int:
    """As many as it replaces; of a larger size, as many as hold no less."""
    if entry.act != "swap" or entry.anchor not in in_cart:
        return int(entry.quantity)
    pieces, anchor = in_cart[entry.anchor], catalogue.products[entry.anchor]
    sizes = (link.target for link in catalogue.linked(anchor.sku, "larger"))
    grown = growth(anchor, product, catalogue.attributes) if product.sku in sizes else None
    return ceil(pieces * grown.small / grown.large) if grown else pieces


def _replaced(entry: LedgerEntry, product: Product, visit: Visit) -> set[str]:
    """What a better one stands for: its anchor; of a bundle, all that it holds."""
    parts = visit.catalogue.linked(product.sku, "contains") if product.kind == "bundle" else ()
    return {entry.anchor, *(part.target for part in parts)} - {None, product.sku}


def _ask_variant(turn: Turn, product: Product, offer_id: str) -> Reply:
    """A size or colour chosen now must still be the answer to this offer."""
    choices = payloads.variant_choices(product, turn.language, "accept_offer", offer=offer_id)
    name = product.name(turn.language)
    reply = Reply().say("utter_choose_variant", choices, product_name=name)
    return reply.remember(offer_open=False, focus=product.sku)
