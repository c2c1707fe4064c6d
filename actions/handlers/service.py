"""Everything around the shopping: a person to talk to, language, a fresh start."""
from rasa_sdk.events import SlotSet

from actions.handlers.shop_action import ShopAction
from actions.language.packs import languages
from actions.saying.reply import Reply
from actions.saying.telling_calls import ask_contact, tell_call, tell_contact_noted
from actions.shop.catalogue.example_words import NO_WORDS, examples_of
from actions.shop.contacts import contact_in, holds_contact
from actions.shop.handovers import Reason, call_for_a_person
from actions.shop.visit import Visit
from actions.turn import slots
from actions.turn.open_question import open_question
from actions.turn.turn import Turn


class ActionHumanHandover(ShopAction):
    """Record the wish for a person once, with where they are reached, and say what comes next."""

    writes = True

    def name(self) -> str:
        return "action_human_handover"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        was_asked = _answers_for_contact(turn)
        contact = contact_in(turn.text, visit.catalogue.profile, was_asked)
        if was_asked and contact is None:
            wrong = holds_contact(turn.text)
            return ask_contact("utter_bad_contact" if wrong else "utter_ask_contact", visit)
        reason: Reason = "complaint" if turn.slots.get(slots.UPSET) else "asked"
        call = call_for_a_person(visit.db, visit.shopper, reason, visit.now, contact)
        told = tell_contact_noted(call, visit) if was_asked else tell_call(call, visit)
        return told.remember(offer_open=False)


class ActionSwitchLanguage(ShopAction):
    """The language asked for, or the next one when none was named: of two, the other."""

    writes = False

    def name(self) -> str:
        return "action_switch_language"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        wanted = turn.entity("wanted_language") or _after(turn.language)
        return Reply(events=[SlotSet(slots.LANGUAGE, wanted)])


class ActionGiveExample(ShopAction):
    """What may be asked, with goods of this shop, while nothing has been looked for."""

    writes = False

    def name(self) -> str:
        return "action_give_example"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        words = examples_of(visit.db).words.get(visit.language, NO_WORDS)
        if turn.active_form or turn.slots.get(slots.SEARCH) or not words.category:
            return Reply()
        return Reply().say("utter_example", category=words.category, price=words.price)


class ActionStartOver(ShopAction):
    """Forget the search and the product talked about; the cart stays."""

    writes = False

    def name(self) -> str:
        return "action_start_over"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        return Reply().say("utter_started_over").remember(
            search=None, listed=[], shown=0, focus=None, just_added=None,
            offer_open=False, order_to_cancel=None,
        )


def _answers_for_contact(turn: Turn) -> bool:
    """Whether it is typed when a contact was asked for, and is not the wish for a person again."""
    question = open_question(turn)
    is_asked = turn.is_typed and question is not None and question.what == "contact"
    return is_asked and (turn.wish is None or turn.wish.act != "person")


def _after(language: str) -> str:
    """The language that follows in the order of the packs, the first after the last."""
    known = languages()
    place = known.index(language) + 1 if language in known else 0
    return known[place % len(known)]
