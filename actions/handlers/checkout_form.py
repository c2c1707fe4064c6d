"""The form of the checkout: what it takes of a message, and what it asks next."""
from actions.handlers.shop_action import ShopAction
from actions.saying.order_payloads import review_question
from actions.saying.reply import Reply
from actions.saying.responses import CheckoutResponse
from actions.shop.visit import Visit
from actions.turn import slots
from actions.turn.checkout_details import detail_asked, to_ask
from actions.turn.telling_details import GIVING, told_details
from actions.turn.turn import Turn

# What answers questions of a checkout, though perhaps not the one just asked.
ANSWERS = frozenset(
    ("affirm", "deny", "checkout", "give_name", "give_address", "choose_delivery")
)
NOT_UNDERSTOOD: dict[str, CheckoutResponse] = {
    "name": "utter_bad_name", "address": "utter_bad_address",
    "phone": "utter_bad_contact", "email": "utter_bad_contact",
}


class ValidateCheckoutForm(ShopAction):
    """Takes every detail that a message gives, whichever was asked for."""

    writes = False

    def name(self) -> str:
        return "validate_checkout_form"

    def serve(self, turn: Turn) -> Reply:
        """Never as the answer to something else: the form asked for it."""
        with self._front().visit(turn.shopper, writes=False) as visit:
            return self.respond(turn, visit)

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        told = dict(told_details(turn, visit)) if turn.intent in GIVING | ANSWERS else {}
        reply, asked = Reply(), turn.slots.get(slots.REQUESTED_SLOT)
        missed = NOT_UNDERSTOOD.get(detail_asked(turn) or "")
        if not told and missed and turn.intent in GIVING:
            reply.say(missed)
        if turn.slots.get(slots.CHECKOUT_CONFIRMED) is not None and not _is_answered(turn):
            told[slots.CHECKOUT_CONFIRMED] = None
        known = {**turn.slots, **told}
        is_answer = bool(reply.messages) or turn.intent in ANSWERS
        if is_answer and asked is not None and not told and known.get(asked) is None:
            # Without an event the form gives way, and nobody would ask the question again.
            told[asked] = None
        following = next(iter(to_ask(known, visit.catalogue.profile)), None)
        return reply.remember(**told, **{slots.REQUESTED_SLOT: following})


def _is_answered(turn: Turn) -> bool:
    """A button of another question, or of an earlier cart, orders nothing."""
    question = review_question(turn.slots.get(slots.REVIEWED_CART) or 0)
    return turn.answers(question, asked_at_turn=turn.number)
