"""Everything around the shopping: a person to talk to, language, delivery, a fresh start."""
from rasa_sdk.events import SlotSet

from actions.handlers.shop_action import ShopAction
from actions.language.packs import languages
from actions.saying.reply import Reply
from actions.saying.telling_delivery import tell_delivery
from actions.shop.handovers import Reason, call_for_a_person
from actions.shop.visit import Visit
from actions.turn import slots
from actions.turn.turn import Turn


class ActionHumanHandover(ShopAction):
    """Record the wish for a person once and say what happens next."""

    writes = True

    def name(self) -> str:
        return "action_human_handover"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        reason: Reason = "complaint" if turn.slots.get(slots.UPSET) else "asked"
        ticket = call_for_a_person(visit.db, visit.shopper, reason, visit.now)
        return Reply().say("utter_handover", ticket=ticket).remember(offer_open=False)


class ActionSwitchLanguage(ShopAction):
    """The language asked for, or the next one when none was named: of two, the other."""

    writes = False

    def name(self) -> str:
        return "action_switch_language"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        wanted = turn.entity("wanted_language") or _after(turn.language)
        return Reply(events=[SlotSet(slots.LANGUAGE, wanted)])


class ActionTellDelivery(ShopAction):
    """What delivery costs and how long it takes, from the shop's profile."""

    writes = False

    def name(self) -> str:
        return "action_tell_delivery"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        return tell_delivery(visit)


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


def _after(language: str) -> str:
    """The language that follows in the order of the packs, the first after the last."""
    known = languages()
    place = known.index(language) + 1 if language in known else 0
    return known[place % len(known)]
