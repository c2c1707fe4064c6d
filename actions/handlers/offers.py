"""Offers by chat: make one when the engine finds the moment right, tell more about it."""
from typing import Callable

from actions.composition import the_rules, the_shop_front
from actions.handlers.shop_action import ShopAction
from actions.saying.carts import show_cart
from actions.saying.offer_payloads import say_details, say_offer
from actions.saying.reply import Reply
from actions.selling import ledger
from actions.selling.errors import LedgerError
from actions.selling.rules import Rules
from actions.selling.sell import sell
from actions.shop.visit import ShopFront, Visit
from actions.turn.meant_offer import meant_offer
from actions.turn.moment import observe_turn, was_asked_back
from actions.turn.turn import Turn


class ActionOffer(ShopAction):
    """Make at most one offer; most of the time, stay silent."""

    writes = True

    def __init__(
        self,
        front: Callable[[], ShopFront] = the_shop_front,
        rules: Callable[[], Rules] = the_rules,
    ) -> None:
        super().__init__(front)
        self._rules = rules

    def name(self) -> str:
        return "action_offer"

    def serve(self, turn: Turn) -> Reply:
        if turn.is_followed or was_asked_back(turn):
            return Reply()  # an offer has its place at the end of a reply
        # Most turns end in silence: looking takes no lock, only what comes of it is written.
        with self._front().visit(turn.shopper, writes=False) as visit:
            situation = observe_turn(turn, visit)
        if turn.intent == "thank" and situation.stage != "after_purchase":
            return Reply()  # thanks end a talk, unless it was for an order just placed
        offer = sell(situation, self._rules(), self._front().database)
        if offer is None:
            return Reply()
        with self._front().visit(turn.shopper, writes=False) as visit:
            reply = say_offer(Reply(), offer, visit)
        return reply.remember(offer_id=offer.id, offer_open=True, order_to_cancel=None)

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        raise NotImplementedError("an offer takes transactions of its own: see serve")


class ActionOfferDetails(ShopAction):
    """The offered product in full, with the offer's buttons still open."""

    writes = False

    def name(self) -> str:
        return "action_offer_details"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        try:
            entry = ledger.seen(visit.db, visit.shopper.visitor, meant_offer(turn, visit))
            product = visit.catalogue.products[entry.sku]
        except (LedgerError, KeyError):
            return Reply().say("utter_which_product")
        if entry.act == "resume":
            return show_cart("utter_cart", visit)
        reply = say_details(product, entry.id, entry.act, visit)
        # A plain yes now means this one; in a checkout it answers the checkout's own question.
        is_open = turn.active_form is None
        return reply.remember(offer_id=entry.id, offer_open=is_open, focus=product.sku)
