"""Questions for the details of a delivery: as few as there may be, and how many are left."""
from typing import Mapping, Sequence

from actions.saying.making_buttons import titled
from actions.saying.payloads.action import Action
from actions.saying.payloads.question import Question
from actions.saying.reply import Reply
from actions.saying.responses import CheckoutResponse
from actions.shop.catalogue.catalogue import Profile, in_language
from actions.shop.catalogue.delivery_ways import pick_up_of

# By what is needed beside the address: all in one question.
FOR_ADDRESS: Mapping[tuple[str, ...], CheckoutResponse] = {
    (): "utter_ask_checkout_address",
    ("phone",): "utter_ask_address_and_phone",
    ("email",): "utter_ask_address_and_email",
    ("phone_or_email",): "utter_ask_address_and_contact",
    ("email", "phone"): "utter_ask_address_and_both",
}
FOR_CONTACT: Mapping[str, CheckoutResponse] = {
    "phone": "utter_ask_checkout_phone",
    "email": "utter_ask_checkout_email",
    "phone_or_email": "utter_ask_checkout_contact",
}


def ask_name(left: int) -> Reply:
    return Reply().say("utter_ask_checkout_name", Question("name", ()), left=left)


def ask_address(missing: Sequence[str], left: int, profile: Profile, language: str) -> Reply:
    """With the contact that is missing, and the way to do without an address."""
    wanted = tuple(sorted(missing))
    question = Question("address", _instead(profile, language))
    return Reply().say(FOR_ADDRESS.get(wanted, FOR_ADDRESS[wanted[:1]]), question, left=left)


def ask_rest_of_address(begun: str) -> Reply:
    return Reply().say("utter_ask_rest_of_address", Question("address", ()), begun=begun)


def ask_contact(missing: str, left: int) -> Reply:
    asked: Question = Question("email" if missing == "email" else "phone", ())
    return Reply().say(FOR_CONTACT[missing], asked, left=left)


def _instead(profile: Profile, language: str) -> tuple[Action, ...]:
    option = pick_up_of(profile)
    if option is None:
        return ()
    return (titled(in_language(option.names, language), "choose_delivery",
                   delivery_option=option.id),)

