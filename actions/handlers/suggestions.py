"""Suggestions asked for: a few of the best, each with its reason and its own button."""
from typing import Callable

from actions.composition import the_rules, the_shop_front
from actions.handlers.shop_action import ShopAction
from actions.saying.offer_payloads import say_offer
from actions.saying.reply import Reply
from actions.saying.results import show_found
from actions.selling.model import Offer, Situation
from actions.selling.rules import Rules
from actions.selling.sell import suggest
from actions.shop.visit import ShopFront, Visit
from actions.turn.moment import observe_wish
from actions.turn.references import meant_product
from actions.turn.turn import Turn
from actions.turn.wanted import describes_goods, search_of


class ActionSuggest(ShopAction):
    """What goes with it, what is better than it, or whatever fits, as it was asked for.

    Advice on goods that are described is a search for them.
    """

    writes = True

    def __init__(
        self,
        front: Callable[[], ShopFront] = the_shop_front,
        rules: Callable[[], Rules] = the_rules,
    ) -> None:
        super().__init__(front)
        self._rules = rules

    def name(self) -> str:
        return "action_suggest"

    def serve(self, turn: Turn) -> Reply:
        if describes_goods(turn):
            with self._front().visit(turn.shopper, writes=False) as visit:
                return show_found(search_of(turn, visit), visit, turn.unread)
        # Looking takes no lock: the ledger opens a transaction of its own.
        with self._front().visit(turn.shopper, writes=False) as visit:
            situation = _observe(turn, visit)
        kind = turn.entity("wanted_kind")
        offers = suggest(situation, self._rules(), self._front().database, kind)
        if not offers:
            return Reply().say("utter_nothing_to_suggest")
        with self._front().visit(turn.shopper, writes=False) as visit:
            return _say_all(offers, turn, visit)

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        raise NotImplementedError("suggestions take transactions of their own: see serve")


def _observe(turn: Turn, visit: Visit) -> Situation:
    meant = meant_product(turn, visit.catalogue)
    return observe_wish(turn, meant.sku if meant else None, visit)


def _say_all(offers: list[Offer], turn: Turn, visit: Visit) -> Reply:
    """A lead and one message each; a plain yes can only be about a single one."""
    reply = Reply().say("utter_suggestions")
    for offer in offers:
        say_offer(reply, offer, visit, is_asked=True)
    is_single = len(offers) == 1
    return reply.remember(
        listed=[offer.product.sku for offer in offers],
        offer_id=offers[0].id if is_single else None,
        offer_open=is_single and turn.active_form is None,
        order_to_cancel=None,
    )
