"""Checkout by chat: start, delivery, review, order, change of mind."""
from typing import Any, Callable, Optional

from rasa_sdk import FormValidationAction, Tracker
from rasa_sdk.events import ActiveLoop, EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.composition import the_payment, the_shop_front
from actions.connectors.payment_provider import PaymentProvider
from actions.handlers.loyalty import tell_points_at_review
from actions.handlers.shop_action import ShopAction
from actions.saying import order_payloads
from actions.saying.reply import Reply
from actions.shop.buying import checkout
from actions.shop.buying.cart import view_cart
from actions.shop.buying.delivery_details import clean_address, clean_name, corrected
from actions.shop.catalogue.attributes import format_number
from actions.shop.errors import EmptyCart, NotEnoughStock, NothingReviewed, ShopError
from actions.shop.models import Customer
from actions.shop.money import format_money
from actions.shop.visit import ShopFront, Visit
from actions.turn import slots
from actions.turn.turn import Turn, read_turn

DETAIL_SLOTS = {
    "name": slots.CHECKOUT_NAME,
    "address": slots.CHECKOUT_ADDRESS,
    "delivery": slots.CHECKOUT_DELIVERY,
}
# What answers questions of a checkout, though perhaps not the one just asked.
ANSWERS = frozenset(
    ("affirm", "deny", "checkout", "give_name", "give_address", "choose_delivery")
)


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
        customer = visit.shopper.customer and visit.db.get(Customer, visit.shopper.customer)
        if customer and not turn.slots.get(slots.CHECKOUT_NAME):
            reply.remember(checkout_name=customer.name)
        return reply.say(
            "utter_begin_checkout", subtotal=format_money(view.subtotal, visit.language)
        )


class ActionAskCheckoutDelivery(ShopAction):
    writes = False

    def name(self) -> str:
        return "action_ask_checkout_delivery"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        if turn.is_followed:  # the question comes after all answers, once
            return Reply()
        options = visit.catalogue.profile.deliveries
        subtotal = view_cart(visit.db, visit.catalogue, visit.shopper).subtotal
        lines = [order_payloads.delivery_text(o, subtotal, visit.language) for o in options]
        return Reply().say(
            "utter_ask_delivery_option",
            order_payloads.delivery_choices(options, subtotal, visit.language),
            options="\n".join(f"• {line}" for line in lines),
        )


class ActionAskCheckoutConfirmed(ShopAction):
    """Show all that will be ordered and ask for the word that orders it."""

    writes = True

    def name(self) -> str:
        return "action_ask_checkout_confirmed"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        if turn.is_followed:
            return Reply()
        details = _details(turn, visit)
        review = checkout.review_order(visit.db, visit.catalogue, visit.shopper, details)
        reply = tell_points_at_review(review.points, visit).say(
            "utter_review", order_payloads.review(review, visit.language),
            lines=order_payloads.review_text(review, visit.language),
            buyer=details.name, address=details.address,
            delivery=order_payloads.delivery_text(
                details.delivery, review.view.subtotal, visit.language
            ),
            total=format_money(review.total, visit.language),
        )
        return reply.remember(reviewed_cart=review.cart_id)

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
            visit.db, visit.catalogue, visit.shopper, int(cart_id), _details(turn, visit), visit.now
        )
        link = self._payment().link(order.number, visit.language)
        receipt = order_payloads.receipt(order, visit.catalogue, visit.language, link)
        reply = Reply().say(
            "utter_order_placed", receipt,
            order_number=order.number, total=receipt["total"], payment_url=link,
        )
        if order.points_to_earn:
            to_come = format_number(str(order.points_to_earn), visit.language)
            reply.say("utter_points_to_come", points=to_come)
        return reply.remember(
            order_outcome="placed", cart_state="empty", just_added=None, focus=None,
            checkout_confirmed=None, listed=[],
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
        if detail not in DETAIL_SLOTS:
            return reply.say("utter_which_detail")
        return reply.remember(**{DETAIL_SLOTS[detail]: _new_value(detail, turn)})


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
        response = "utter_checkout_cancelled" if turn.active_form else "utter_nothing_to_cancel"
        return Reply().say(response).remember(
            checkout_confirmed=None, reviewed_cart=None, order_outcome=None, order_to_cancel=None
        )


class ValidateCheckoutForm(FormValidationAction):
    """Takes a detail only when a parcel could be sent with it."""

    def name(self) -> str:
        return "validate_checkout_form"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        events = await super().run(dispatcher, tracker, domain)
        asked = tracker.slots.get(slots.REQUESTED_SLOT)
        is_open = asked is not None and tracker.slots.get(asked) is None
        if not events and is_open and tracker.get_intent_of_latest_message() in ANSWERS:
            # Without an event the form gives way, and nobody would ask the question again.
            return [SlotSet(asked, None)]
        return events

    def domain_slots(self, domain: Any) -> list[str]:
        """Named here, as the domain, where they would be looked up, isn't sent to actions."""
        return [slots.CHECKOUT_NAME, slots.CHECKOUT_ADDRESS, slots.CHECKOUT_CONFIRMED]

    def validate_checkout_name(
        self, value: Any, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any
    ) -> dict[str, Optional[str]]:
        name = clean_name(str(value or ""))
        if name is None:
            dispatcher.utter_message(response="utter_bad_name")
        return {slots.CHECKOUT_NAME: name}

    def validate_checkout_confirmed(
        self, value: Any, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any
    ) -> dict[str, Optional[bool]]:
        """A button of another question, or of an earlier cart, orders nothing."""
        turn = read_turn(tracker)
        question = order_payloads.review_question(turn.slots.get(slots.REVIEWED_CART) or 0)
        is_answer = turn.answers(question, asked_at_turn=turn.number)
        return {slots.CHECKOUT_CONFIRMED: value if is_answer else None}

    def validate_checkout_address(
        self, value: Any, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any
    ) -> dict[str, Optional[str]]:
        address = clean_address(str(value or ""))
        if address is None:
            dispatcher.utter_message(response="utter_bad_address")
        return {slots.CHECKOUT_ADDRESS: address}


def _new_value(detail: str, turn: Turn) -> Optional[str]:
    """The new detail where the message gives it, as in "change the name to Ann"."""
    if detail == "delivery":
        return turn.entity("delivery_option")
    said = corrected(turn.text)
    clean = {"name": clean_name, "address": clean_address}[detail]
    return clean(said) if said else None


def _details(turn: Turn, visit: Visit) -> checkout.Details:
    """What the shopper gave; an option the shop dropped meanwhile falls back to its first."""
    profile = visit.catalogue.profile
    option = profile.delivery(turn.slots.get(slots.CHECKOUT_DELIVERY) or "")
    return checkout.Details(
        name=turn.slots.get(slots.CHECKOUT_NAME) or "",
        address=turn.slots.get(slots.CHECKOUT_ADDRESS) or "",
        delivery=option or profile.deliveries[0],
    )


