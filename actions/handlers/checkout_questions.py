"""The questions of the checkout, each of which waits for what else was said in the message."""
from abc import abstractmethod

from actions.handlers.shop_action import ShopAction
from actions.saying.asking_details import ask_address, ask_contact, ask_name, ask_rest_of_address
from actions.saying.reply import Reply
from actions.saying.telling_delivery import ask_delivery
from actions.shop.visit import Visit
from actions.turn import slots
from actions.turn.checkout_details import contacts_missing, things_left
from actions.turn.turn import Turn


class CheckoutQuestion(ShopAction):
    """Asked once, after all answers."""

    writes = False

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        return Reply() if turn.is_followed else self.ask(turn, visit)

    @abstractmethod
    def ask(self, turn: Turn, visit: Visit) -> Reply:
        """The question itself."""


class ActionAskCheckoutName(CheckoutQuestion):
    def name(self) -> str:
        return "action_ask_checkout_name"

    def ask(self, turn: Turn, visit: Visit) -> Reply:
        return ask_name(things_left(turn.slots, visit.catalogue.profile))


class ActionAskCheckoutAddress(CheckoutQuestion):
    """With whatever else is needed to bring it; of one that was begun, for its rest."""

    def name(self) -> str:
        return "action_ask_checkout_address"

    def ask(self, turn: Turn, visit: Visit) -> Reply:
        profile, begun = visit.catalogue.profile, turn.slots.get(slots.CHECKOUT_BEGUN)
        if begun:
            return ask_rest_of_address(", ".join(begun))
        missing = contacts_missing(turn.slots, profile)
        return ask_address(missing, things_left(turn.slots, profile), profile, visit.language)


class ActionAskCheckoutPhone(CheckoutQuestion):
    def name(self) -> str:
        return "action_ask_checkout_phone"

    def ask(self, turn: Turn, visit: Visit) -> Reply:
        profile = visit.catalogue.profile
        missing = contacts_missing(turn.slots, profile) or ("phone",)
        return ask_contact(missing[0], things_left(turn.slots, profile))


class ActionAskCheckoutEmail(CheckoutQuestion):
    def name(self) -> str:
        return "action_ask_checkout_email"

    def ask(self, turn: Turn, visit: Visit) -> Reply:
        return ask_contact("email", things_left(turn.slots, visit.catalogue.profile))


class ActionAskCheckoutDelivery(CheckoutQuestion):
    def name(self) -> str:
        return "action_ask_checkout_delivery"

    def ask(self, turn: Turn, visit: Visit) -> Reply:
        return ask_delivery(visit)
