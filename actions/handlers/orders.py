"""Placed orders by chat: where is it, cancel it."""
from typing import Callable

from actions.composition import the_payment, the_shop_front
from actions.connectors.payment_provider import PaymentProvider
from actions.handlers.shop_action import ShopAction
from actions.saying.order_payloads import STATUSES, receipt
from actions.saying.reply import Reply
from actions.saying.telling_points import tell_points_moved
from actions.shop.buying.loyalty import standing
from actions.shop.errors import OrderNotCancellable
from actions.shop.order_status import CANCELLABLE, CANCELLED, PAYABLE
from actions.shop.orders import orders
from actions.shop.visit import ShopFront, Visit
from actions.turn import slots
from actions.turn.turn import Turn


class ActionOrderStatus(ShopAction):
    """The order named, or the shopper's newest; only ever one of their own."""

    writes = False

    def __init__(
        self,
        front: Callable[[], ShopFront] = the_shop_front,
        payment: Callable[[], PaymentProvider] = the_payment,
    ) -> None:
        super().__init__(front)
        self._payment = payment

    def name(self) -> str:
        return "action_order_status"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        order = orders.find_order(visit.db, visit.shopper, turn.order_number)
        link = ""
        if order.status == PAYABLE:
            link = self._payment().link(order.number, visit.language)
        return Reply().say(
            STATUSES[order.status], receipt(order, visit.catalogue, visit.language, link),
            order_number=order.number,
        )


class ActionAskCancelOrder(ShopAction):
    """Name the order that would be cancelled and ask; nothing is cancelled yet."""

    writes = False

    def name(self) -> str:
        return "action_ask_cancel_order"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        order = orders.find_order(visit.db, visit.shopper, turn.order_number)
        if order.status == CANCELLED:
            return Reply().say("utter_order_cancelled", order_number=order.number)
        if order.status not in CANCELLABLE:
            raise OrderNotCancellable(order.status)
        reply = Reply().say("utter_really_cancel_order", order_number=order.number)
        return reply.remember(
            order_to_cancel=order.number, asked_at_turn=turn.number, offer_open=False
        )


class ActionCancelOrder(ShopAction):
    """Cancel the order that was asked about."""

    writes = True

    def name(self) -> str:
        return "action_cancel_order"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        number = turn.slots.get(slots.ORDER_TO_CANCEL)
        asked_at_turn = int(turn.slots.get(slots.ASKED_AT_TURN) or 0)
        if number is None or not turn.answers(f"cancel:{number}", asked_at_turn):
            return Reply().say("utter_affirm_nothing").remember(order_to_cancel=None)
        before = standing(visit.db, visit.catalogue, visit.shopper.customer)
        order = orders.cancel_order(visit.db, visit.shopper, number, visit.now)
        reply = Reply().say("utter_order_cancelled", order_number=order.number)
        return tell_points_moved(reply, before, visit).remember(order_to_cancel=None)


class ActionKeepOrder(ShopAction):
    writes = False

    def name(self) -> str:
        return "action_keep_order"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        return Reply().say("utter_order_kept").remember(order_to_cancel=None)
