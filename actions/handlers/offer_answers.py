"""Answers to an offer: yes, no, no more of them, and again please."""
from contextlib import suppress
from typing import Any

from sqlalchemy import select

from actions.handlers.cart import show_cart
from actions.handlers.shop_action import ShopAction
from actions.handlers.taking import take
from actions.saying import payloads
from actions.saying.reply import Reply
from actions.selling import ledger, preferences
from actions.selling.errors import LedgerError
from actions.selling.sessions import LONGEST_IDLE
from actions.selling.tables import LedgerEntry
from actions.shop.buying import cart as carts
from actions.shop.catalogue.catalogue import Product
from actions.shop.errors import NeedsVariant, ShopError
from actions.shop.models import Cart
from actions.shop.visit import Visit
from actions.turn import slots
from actions.turn.references import meant_product
from actions.turn.turn import Turn

ANSWERABLE = ("shown", "ignored")


class ActionAcceptOffer(ShopAction):
    """Do what the offer promised, or ask again where that is no longer what a yes does."""

    writes = True

    def name(self) -> str:
        return "action_accept_offer"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        # The cart before its offers, as checkout does, so that the two can't block each other.
        carts.lock_cart(visit.db, Cart.open_for == visit.shopper.visitor)
        try:
            entry = ledger.find_takeable(visit.db, visit.shopper.visitor, meant_offer(turn, visit))
            if turn.intent == "affirm" and not turn.answers(f"offer:{entry.id}", entry.turn):
                return Reply().say("utter_affirm_nothing").remember(offer_open=False)
            if entry.act != "resume":
                return take(entry, turn, visit)
            ledger.accept(visit.db, visit.shopper.visitor, entry.id, visit.now)
            return show_cart("utter_cart_resumed", visit).remember(offer_open=False)
        except NeedsVariant as error:
            return _ask_variant(turn, error.product, entry.id)
        except LedgerError:
            return Reply().say("utter_offer_gone").remember(offer_open=False)

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


def _ask_variant(turn: Turn, product: Product, offer_id: str) -> Reply:
    """A size or colour chosen now must still be the answer to this offer."""
    choices = payloads.variant_choices(product, turn.language, "accept_offer", offer=offer_id)
    name = product.name(turn.language)
    reply = Reply().say("utter_choose_variant", choices, product_name=name)
    return reply.remember(offer_open=False, focus=product.sku)
