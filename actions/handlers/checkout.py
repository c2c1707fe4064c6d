"""Checkout by chat: start, delivery, review, order, change of mind."""
from typing import Callable

from rasa_sdk.events import ActiveLoop, FollowupAction, SlotSet

from actions.composition import the_payment, the_shop_front
from actions.connectors.payment_provider import PaymentProvider
from actions.handlers.orders import ask_of_order_made
from actions.handlers.shop_action import ShopAction
from actions.saying.ordering import say_placed, say_review
from actions.saying.reply import Reply
from actions.shop.buying import checkout
from actions.shop.buying.cart import view_cart
from actions.shop.errors import EmptyCart, NotEnoughStock, NothingReviewed, ShopError
from actions.shop.money import format_money
from actions.shop.visit import ShopFront, Visit
from actions.turn import slots
from actions.turn.checkout_details import DETAIL_SLOTS, details_of
from actions.turn.telling_details import corrected_details, way_chosen
from actions.turn.turn import Turn

# Nothing can be ordered without them: who wants another one is asked for it.
ASKED_AGAIN = ("name", "address")


class ActionCheckCart(ShopAction):
    """Whether there is anything to check out; the rules go on from the answer."""

    writes = False

    def name(self) -> str:
        return "action_check_cart"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        view = view_cart(visit.db, visit.catalogue, visit.shopper)
        return Reply().remember(cart_state="filled" if view.lines else "empty")


class ActionBeginCheckout(ShopAction):
    """Open the checkout of a filled cart; a known customer's name needs no asking."""

    writes = False

    def name(self) -> str:
        return "action_begin_checkout"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        view = view_cart(visit.db, visit.catalogue, visit.shopper)
        reply = Reply().remember(checkout_confirmed=None, order_outcome=None)
        reply.remember(offer_open=False, order_to_cancel=None)
        name = checkout.known_name(visit.db, visit.shopper)
        if name and not turn.slots.get(slots.CHECKOUT_NAME):
            reply.remember(checkout_name=name)
        return reply.say(
            "utter_begin_checkout", subtotal=format_money(view.subtotal, visit.language)
        )


class ActionAskCheckoutConfirmed(ShopAction):
    """Show all that will be ordered and ask for the word that orders it."""

    writes = True

    def name(self) -> str:
        return "action_ask_checkout_confirmed"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        if turn.is_followed:
            return Reply()
        details = details_of(turn, visit)
        review = checkout.review_order(visit.db, visit.catalogue, visit.shopper, details)
        return say_review(review, visit).remember(reviewed_cart=review.cart_id)

    def refuse(self, turn: Turn, error: ShopError) -> Reply:
        """What can't be reviewed can't be ordered: the checkout ends here."""
        reply = super().refuse(turn, error).say("utter_checkout_stopped")
        reply.events += [
            ActiveLoop(None), SlotSet(slots.REQUESTED_SLOT, None), FollowupAction("action_listen")
        ]
        return reply


class ActionPlaceOrder(ShopAction):
    """Order what was reviewed, once; a change since then is told and reviewed again."""

    writes = True

    def __init__(
        self,
        front: Callable[[], ShopFront] = the_shop_front,
        payment: Callable[[], PaymentProvider] = the_payment,
    ) -> None:
        super().__init__(front)
        self._payment = payment

    def name(self) -> str:
        return "action_place_order"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        cart_id = turn.slots.get(slots.REVIEWED_CART)
        if cart_id is None:
            raise NothingReviewed(0)
        order = checkout.place_order(
            visit.db, visit.catalogue, visit.shopper, int(cart_id), details_of(turn, visit),
            visit.now,
        )
        link = self._payment().link(order.number, visit.language)
        return say_placed(order, link, visit).remember(
            order_outcome="placed", cart_state="empty", just_added=None, focus=None,
            checkout_confirmed=None, listed=[], checkout_note=None, placed_at_turn=turn.number,
        )

    def refuse(self, turn: Turn, error: ShopError) -> Reply:
        reply = super().refuse(turn, error)
        outcome = "refused" if isinstance(error, (NotEnoughStock, EmptyCart)) else "changed"
        return reply.remember(order_outcome=outcome, checkout_confirmed=None)


class ActionChangeDetail(ShopAction):
    """Take the new detail from the message, else ask for it again; without one, ask which."""

    writes = False

    def name(self) -> str:
        return "action_change_detail"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        reply = Reply().remember(checkout_confirmed=None)
        detail = turn.entity("detail")
        told = corrected_details(detail, turn, visit)
        if detail == "delivery" and not told:
            way = turn.entity("delivery_option") or way_chosen(turn, visit)
            return reply.remember(checkout_delivery=way)
        if told or detail in ASKED_AGAIN:
            return reply.remember(**(told or {DETAIL_SLOTS[detail]: None, "checkout_begun": None}))
        return reply.say("utter_tell_detail" if detail in DETAIL_SLOTS else "utter_which_detail")


class ActionCancelCheckout(ShopAction):
    writes = False

    def name(self) -> str:
        return "action_cancel_checkout"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        order = turn.slots.get(slots.ORDER_TO_CANCEL)
        if order and not turn.active_form:
            # "Cancel" may answer the question about the order either way: ask it again.
            reply = Reply().say("utter_really_cancel_order", order_number=order)
            return reply.remember(asked_at_turn=turn.number)
        is_open = turn.active_form is not None
        of_order = None if is_open else ask_of_order_made(turn, visit)
        if of_order is not None:
            return of_order
        reply = Reply().say("utter_checkout_cancelled" if is_open else "utter_nothing_to_cancel")
        return reply.remember(
            checkout_confirmed=None, reviewed_cart=None, order_outcome=None, order_to_cancel=None
        )
