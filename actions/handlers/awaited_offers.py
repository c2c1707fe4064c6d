"""What the shopper said they need, shown at the end of the very reply to what they said."""
from dataclasses import replace
from typing import AbstractSet, Any, Callable, Mapping

from actions.composition import the_rules, the_shop_front
from actions.handlers.offers import ActionOffer
from actions.handlers.shop_action import ShopAction
from actions.saying.product_cards import cards
from actions.saying.reply import Reply
from actions.selling.ledger import ASK
from actions.selling.model import Situation
from actions.selling.rules import Rules
from actions.shop.visit import ShopFront, Visit
from actions.turn.moment import observe_turn
from actions.turn.turn import Turn


class ActionThenAwaited(ShopAction):
    """One whose reply goes on with what is awaited: an answer to a question leads to an offer, and
    an answer to that one to the next."""

    def __init__(
        self,
        front: Callable[[], ShopFront] = the_shop_front,
        rules: Callable[[], Rules] = the_rules,
    ) -> None:
        super().__init__(front)
        self._rules = rules

    def serve(self, turn: Turn) -> Reply:
        if not self._may_go_on(turn):
            return super().serve(turn)
        reply = super().serve(replace(turn, is_begun=True))
        after = replace(turn, slots={**turn.slots, **_remembered(reply)})
        with self._front().visit(turn.shopper, writes=False) as visit:
            awaited = observe_turn(after, visit).awaited
        offers = ActionOffer(self._front, self._rules).serve(after) if awaited else Reply()
        if offers.messages:
            return reply.and_then(offers)
        with self._front().visit(turn.shopper, writes=True) as visit:
            shown = self.once(turn, _shown(awaited, visit), visit.db, visit.now)
        return reply.and_then(shown)

    def _may_go_on(self, turn: Turn) -> bool:
        """Whether anything is awaited, or a question is open that may bring it."""
        if turn.is_begun or turn.active_form is not None:
            return False  # what goes on is another action, or the checkout
        with self._front().visit(turn.shopper, writes=False) as visit:
            situation = observe_turn(turn, visit)
        return bool(situation.awaited) or _is_asked(situation)


def _shown(awaited: AbstractSet[str], visit: Visit) -> Reply:
    """What is needed and isn't offered, as no reason or moment fits, can be looked at."""
    known = visit.catalogue.products
    goods = [known[sku] for sku in sorted(awaited) if sku in known]
    if not goods:
        return Reply()
    names = ", ".join(product.name(visit.language) for product in goods)
    reply = Reply().say("utter_offer_set", cards(goods, visit), products=names)
    return reply.remember(listed=[product.sku for product in goods])


def _is_asked(situation: Situation) -> bool:
    last = situation.past_here[-1] if situation.past_here else None
    return last is not None and last.act == ASK and last.status in ("shown", "ignored")


def _remembered(reply: Reply) -> Mapping[str, Any]:
    """Slots as they stand after it."""
    return {event["name"]: event["value"] for event in reply.events if event["event"] == "slot"}
