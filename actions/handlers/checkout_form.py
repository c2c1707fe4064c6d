"""The form of the checkout: what it takes for an answer."""
from typing import Optional

from rasa_sdk import FormValidationAction, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.saying.order_payloads import review_question
from actions.shop.buying.delivery_details import clean_address, clean_name
from actions.turn import slots
from actions.turn.checkout_details import said_detail
from actions.turn.turn import read_turn

# What answers questions of a checkout, though perhaps not the one just asked.
ANSWERS = frozenset(
    ("affirm", "deny", "checkout", "give_name", "give_address", "choose_delivery")
)


class ValidateCheckoutForm(FormValidationAction):
    """Takes a detail only when a parcel could be sent with it."""

    def name(self) -> str:
        return "validate_checkout_form"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        events = await super().run(dispatcher, tracker, domain)
        asked = tracker.slots.get(slots.REQUESTED_SLOT)
        is_open = asked is not None and tracker.slots.get(asked) is None
        if not events and is_open and tracker.get_intent_of_latest_message() in ANSWERS:
            # Without an event the form gives way, and nobody would ask the question again.
            return [SlotSet(asked, None)]
        return events

    def domain_slots(self, domain: DomainDict) -> list[str]:
        """Named here, as the domain, where they would be looked up, isn't sent to actions."""
        return [slots.CHECKOUT_NAME, slots.CHECKOUT_ADDRESS, slots.CHECKOUT_CONFIRMED]

    def validate_checkout_name(
        self, value: object, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> dict[str, Optional[str]]:
        name = clean_name(_given(value, tracker))
        if name is None:
            dispatcher.utter_message(response="utter_bad_name")
        return {slots.CHECKOUT_NAME: name}

    def validate_checkout_confirmed(
        self, value: object, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> dict[str, object]:
        """A button of another question, or of an earlier cart, orders nothing."""
        turn = read_turn(tracker)
        question = review_question(turn.slots.get(slots.REVIEWED_CART) or 0)
        is_answer = turn.answers(question, asked_at_turn=turn.number)
        return {slots.CHECKOUT_CONFIRMED: value if is_answer else None}

    def validate_checkout_address(
        self, value: object, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> dict[str, Optional[str]]:
        address = clean_address(_given(value, tracker))
        if address is None:
            dispatcher.utter_message(response="utter_bad_address")
        return {slots.CHECKOUT_ADDRESS: address}


def _given(value: object, tracker: Tracker) -> str:
    """The value, or what of it answers where it is the whole message."""
    turn, said = read_turn(tracker), str(value or "")
    return said_detail(turn) if said.strip() == turn.text.strip() else said
