"""Offers by chat: make one when the engine finds the moment right, tell more about it."""
from typing import Callable, Sequence

from actions.composition import the_rules, the_shop_front
from actions.handlers.shop_action import ShopAction
from actions.saying.asking_need import ask_need
from actions.saying.carts import show_cart
from actions.saying.offer_payloads import say_details, say_offer
from actions.saying.product_cards import cards
from actions.saying.reply import Reply
from actions.saying.telling_why import tell_why
from actions.selling import ledger
from actions.selling.errors import LedgerError
from actions.selling.grounds import grounds_of
from actions.selling.offer_made import Offer
from actions.selling.open_offers import open_offer_of
from actions.selling.rules import Rules
from actions.selling.sell import sell
from actions.selling.tables import LedgerEntry
from actions.shop.catalogue.catalogue import Product
from actions.shop.steps import Transaction
from actions.shop.visit import ShopFront, Visit
from actions.turn import slots
from actions.turn.meant_offer import meant_offer
from actions.turn.moment import is_choosing, observe_turn, was_asked_back
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
            if is_choosing(turn, visit):
                return Reply()
            situation = observe_turn(turn, visit)
            if turn.intent == "thank" and situation.stage != "after_purchase":
                return Reply()  # thanks end a talk, unless it was for an order just placed
            reply = Reply()

            def tell(db: Transaction, offers: Sequence[Offer]) -> None:
                for offer in offers:
                    reply.and_then(_said(offer, visit))
                self.once(turn, reply, db, visit.now)

            sell(situation, self._rules(), self._front().database, tell=tell)
        return reply

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        raise NotImplementedError("an offer takes transactions of its own: see serve")


def _said(offer: Offer, visit: Visit) -> Reply:
    if offer.act == ledger.ASK and offer.anchor is not None:
        return ask_need(offer.id, offer.anchor, offer.goods, visit)
    reply = say_offer(Reply(), offer, visit)
    reply.remember(offer_id=offer.id, offer_open=True, order_to_cancel=None)
    if offer.others:  # "the second", "just the necklace"
        reply.remember(listed=[product.sku for product in offer.goods])
    return reply


class ActionOfferDetails(ShopAction):
    """Why it was offered, then the product in full, with the offer's buttons still open."""

    writes = False

    def __init__(
        self,
        front: Callable[[], ShopFront] = the_shop_front,
        rules: Callable[[], Rules] = the_rules,
    ) -> None:
        super().__init__(front)
        self._rules = rules

    def name(self) -> str:
        return "action_offer_details"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        offer_id = meant_offer(turn, visit)
        if not offer_id:
            return self._why_each(turn, visit)
        try:
            entry = ledger.seen(visit.db, visit.shopper.visitor, offer_id)
            product = visit.catalogue.products[entry.sku]
        except (LedgerError, KeyError):
            return Reply().say("utter_which_product")
        if entry.act == "resume":
            return show_cart("utter_cart", visit)
        # A plain yes now means this one; in a checkout it answers the checkout's own question.
        is_open = turn.active_form is None
        if entry.act == ledger.ASK:
            return self._why_asked(entry, product, visit)
        if entry.others:
            return self._why_set(entry, visit).remember(offer_id=entry.id, offer_open=is_open)
        reply = self._why(entry, entry.sku, visit)
        reply.and_then(say_details(product, entry.id, entry.act, visit))
        return reply.remember(offer_id=entry.id, offer_open=is_open, focus=product.sku)

    def _why_each(self, turn: Turn, visit: Visit) -> Reply:
        """Of several suggestions at once, why each of them was made."""
        reply = Reply()
        for sku in turn.slots.get(slots.LISTED) or ():
            offer_id = open_offer_of(visit.db, visit.shopper.visitor, sku, visit.now)
            if offer_id and sku in visit.catalogue.products:
                entry = ledger.seen(visit.db, visit.shopper.visitor, offer_id)
                reply.and_then(self._why(entry, sku, visit))
        return reply if reply.messages else Reply().say("utter_which_product")

    def _why_asked(self, entry: LedgerEntry, anchor: Product, visit: Visit) -> Reply:
        """Of what is asked about, why each of it might be needed; then it is asked again."""
        reply, known = Reply(), visit.catalogue.products
        goods = [known[sku] for sku in ledger.asked_about(entry) if sku in known]
        for product in goods:
            reply.and_then(self._why(entry, product.sku, visit))
        return reply.and_then(ask_need(entry.id, anchor, goods, visit))

    def _why_set(self, entry: LedgerEntry, visit: Visit) -> Reply:
        """Of a set, why each of it, with what each is."""
        reply, known = Reply(), visit.catalogue.products
        goods = [known[sku] for sku in ledger.skus_of(entry) if sku in known]
        for product in goods:
            reply.and_then(self._why(entry, product.sku, visit))
        names = ", ".join(product.name(visit.language) for product in goods)
        reply.say("utter_offer_set", cards(goods, visit), products=names)
        return reply.remember(listed=[product.sku for product in goods])

    def _why(self, entry: LedgerEntry, sku: str, visit: Visit) -> Reply:
        telling = self._rules().evidence.bar()
        return tell_why(
            grounds_of(entry, sku, visit.db, visit.catalogue, visit.language, telling), visit
        )
