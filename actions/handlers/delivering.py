"""Delivery by chat: what it costs, and what is missing until it is free."""
from typing import Callable

from actions.composition import the_rules, the_shop_front
from actions.handlers.shop_action import ShopAction
from actions.saying.reply import Reply
from actions.saying.telling_delivery import (
    tell_closers,
    tell_delivery,
    tell_free_delivery,
    tell_way,
)
from actions.saying.telling_facts import tell_asked_fact
from actions.selling.candidates.free_delivery import FreeDelivery
from actions.selling.rules import Rules
from actions.selling.sell import suggest
from actions.shop.catalogue.delivery_ways import way_named
from actions.shop.visit import ShopFront, Visit
from actions.turn.asked_fact import AskedFact
from actions.turn.moment import observe_turn
from actions.turn.turn import Turn

FREE_FROM, AREAS = "ask_delivery/free_from", "ask_delivery/areas"
MOST_CLOSERS = 2


class ActionTellDelivery(ShopAction):
    """What is asked of delivery, else what it costs and how long it takes; of free delivery what is
    missing, with something that goes with the cart and closes the gap."""

    writes = False

    def __init__(
        self,
        front: Callable[[], ShopFront] = the_shop_front,
        rules: Callable[[], Rules] = the_rules,
    ) -> None:
        super().__init__(front)
        self._rules = rules

    def name(self) -> str:
        return "action_tell_delivery"

    def serve(self, turn: Turn) -> Reply:
        reply = super().serve(turn)
        if turn.topic != FREE_FROM or turn.active_form is not None:
            return reply
        # Looking takes no lock: the ledger opens a transaction of its own.
        with self._front().visit(turn.shopper, writes=False) as visit:
            situation = observe_turn(turn, visit)
        offers = suggest(
            situation, self._rules(), self._front().database, strategies=(FreeDelivery(),)
        )
        with self._front().visit(turn.shopper, writes=False) as visit:
            return reply.and_then(tell_closers(offers[:MOST_CLOSERS], visit))

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        way = way_named(turn.text, visit.catalogue.profile)
        if turn.topic == FREE_FROM:
            return tell_free_delivery(visit, way)
        today = self._rules().today(visit.now)
        told, asked = tell_asked_fact(turn, visit, today), AskedFact(turn.text)
        if told is None and way is not None:
            return tell_way(way, visit)
        if told is None or not _asks_how_soon(turn.topic, asked):
            return told or tell_delivery(visit)
        is_of_areas = turn.topic == AREAS and not asked.names_place
        return tell_delivery(visit) if is_of_areas else told.and_then(tell_delivery(visit))


def _asks_how_soon(topic: str, asked: AskedFact) -> bool:
    """ "Can it be here tomorrow", "by friday": that depends on the way of delivery."""
    return bool(asked.days_ahead or (topic == AREAS and asked.days))
