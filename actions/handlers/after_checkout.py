"""What is confirmed, or told of a delivery, while no checkout asks for it."""
from typing import Callable, Optional

from actions.composition import the_payment, the_shop_front
from actions.connectors.payment_provider import PaymentProvider
from actions.handlers.shop_action import ShopAction
from actions.saying.order_payloads import reviewed_in
from actions.saying.ordering import say_placed
from actions.saying.reply import Reply
from actions.shop.buying import checkout
from actions.shop.visit import ShopFront, Visit
from actions.turn import slots
from actions.turn.telling_details import told_details
from actions.turn.turn import ANSWER_TURNS, Turn


class ActionConfirmAgain(ShopAction):
    """A yes where nothing is asked: one to an order that is placed shows its receipt again."""

    writes = False

    def __init__(
        self,
        front: Callable[[], ShopFront] = the_shop_front,
        payment: Callable[[], PaymentProvider] = the_payment,
    ) -> None:
        super().__init__(front)
        self._payment = payment

    def name(self) -> str:
        return "action_confirm_again"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        cart_id = _confirmed_again(turn)
        order = checkout.placed_order(visit.db, visit.shopper, cart_id) if cart_id else None
        if order is None:
            return Reply().say("utter_affirm_nothing")
        link = self._payment().link(order.number, visit.language)
        return say_placed(order, link, visit).remember(placed_at_turn=turn.number)


def _confirmed_again(turn: Turn) -> Optional[int]:
    """The cart of the review that a button, or a yes just after the receipt, confirms again."""
    named = reviewed_in(turn.entity("question"))
    if named is not None:
        return named
    is_just_placed = turn.number - int(turn.slots.get(slots.PLACED_AT_TURN) or -9) <= ANSWER_TURNS
    return turn.slots.get(slots.REVIEWED_CART) if is_just_placed else None


class ActionKeepDetails(ShopAction):
    """A name or an address that nobody asked for yet is kept for the checkout."""

    writes = False

    def name(self) -> str:
        return "action_keep_details"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        told = told_details(turn, visit, is_asked=False)
        return Reply().say("utter_details_kept" if told else "utter_fallback").remember(**told)
