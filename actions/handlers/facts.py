"""Questions about the shop itself, answered by the facts that the merchant gave."""
from typing import Callable

from actions.composition import the_rules, the_shop_front
from actions.handlers.shop_action import ShopAction
from actions.saying.reply import Reply
from actions.saying.telling_facts import tell_all_facts, tell_asked_fact
from actions.saying.telling_of import tell_property_of_one
from actions.selling.rules import Rules
from actions.shop.visit import ShopFront, Visit
from actions.turn.turn import Turn


class ActionTellFact(ShopAction):
    """What is told of the thing that is asked about, else the fact that is asked for; where none in
    particular is, all that the intent is about."""

    writes = False

    def __init__(
        self,
        front: Callable[[], ShopFront] = the_shop_front,
        rules: Callable[[], Rules] = the_rules,
    ) -> None:
        super().__init__(front)
        self._rules = rules

    def name(self) -> str:
        return "action_tell_fact"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        today = self._rules().today(visit.now)
        told = tell_property_of_one(turn, visit) or tell_asked_fact(turn, visit, today)
        return told or tell_all_facts(turn, visit)
