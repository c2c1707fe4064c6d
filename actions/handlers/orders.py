"""Placed orders by chat: where is it, cancel it."""
from typing import Callable, Optional

from actions.composition import the_payment, the_shop_front
from actions.connectors.payment_provider import PaymentProvider
from actions.handlers.shop_action import ShopAction
from actions.reading.reading import Act
from actions.saying.order_payloads import STATUSES, contents, receipt
from actions.saying.reply import Reply
from actions.saying.telling_points import tell_points_moved
from actions.shop.buying.cart import view_cart
from actions.shop.buying.loyalty import standing
from actions.shop.errors import OrderNotCancellable
from actions.shop.order_status import CANCELLABLE, CANCELLED, PAYABLE
from actions.shop.orders import orders
from actions.shop.visit import ShopFront, Visit
from actions.turn import slots
from actions.turn.meant import in_words
from actions.turn.turn import LASTS, Turn

TAKING_BACK: frozenset[Act] = frozenset(("remove", "undo", "empty_cart", "cancel_checkout"))
CONTENTS = "order_status/contents"
WHETHER = "cancel_order/whether"


def ask_of_order_made(turn: Turn, visit: Visit) -> Optional[Reply]:
    """What is taken back of an empty cart, just after the order, is the order: "oh no, undo it"."""
    placed_at, wish = turn.slots.get(slots.PLACED_AT_TURN), turn.wish
    is_just_made = placed_at is not None and 0 < turn.number - int(placed_at) <= LASTS
    is_taken_back = wish is not None and wish.act in TAKING_BACK
    if not (is_just_made and is_taken_back) or any(map(in_words, wish.objects if wish else ())):
        return None
    order = orders.newest_order(visit.db, visit.shopper.visitor)
    has_cart = bool(view_cart(visit.db, visit.catalogue, visit.shopper).lines)
    if order is None or order.status not in CANCELLABLE or has_cart:
        return None
    return _ask_whether_to_cancel(order.number, turn)


def _ask_whether_to_cancel(number: str, turn: Turn) -> Reply:
    """Nothing is cancelled yet."""
    reply = Reply().say("utter_really_cancel_order", order_number=number)
    return reply.remember(order_to_cancel=number, asked_at_turn=turn.number, offer_open=False)


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
        shown = receipt(order, visit.catalogue, visit.language, link)
        reply = Reply()
        if turn.topic == CONTENTS:
            reply.say("utter_order_contents", **contents(order, shown, visit.language))
        return reply.say(STATUSES[order.status], shown, order_number=order.number)


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
        if turn.topic == WHETHER:  # a yes to it would be to what was not asked
            return Reply().say("utter_still_cancellable", order_number=order.number)
        return _ask_whether_to_cancel(order.number, turn)


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
