"""Everything around the shopping: a person to talk to, language, delivery, a fresh start."""
from typing import Optional

from rasa_sdk.events import SlotSet
from sqlalchemy import select

from actions.handlers import payloads, slots
from actions.handlers.base import Reply, ShopAction
from actions.handlers.turn import Turn
from actions.shop.front import Visit
from actions.shop.models import Handover

OTHER_LANGUAGE = {"en": "id", "id": "en"}


class ActionHumanHandover(ShopAction):
    """Record the wish for a person once and say what happens next."""

    def name(self) -> str:
        return "action_human_handover"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        waiting = self._waiting(turn, visit)
        if waiting is None:
            waiting = Handover(
                visitor=visit.shopper.visitor, conversation=turn.conversation,
                reason="complaint" if turn.slots.get(slots.UPSET) else "asked",
                asked_at=visit.now,
            )
            visit.db.add(waiting)
            visit.db.flush()
        return Reply().say("utter_handover", ticket=waiting.id).remember(offer_open=False)

    def _waiting(self, turn: Turn, visit: Visit) -> Optional[Handover]:
        return visit.db.scalar(
            select(Handover).where(
                Handover.conversation == turn.conversation, Handover.is_open
            )
        )


class ActionSwitchLanguage(ShopAction):
    """The language asked for, or the other one when none was named."""

    def name(self) -> str:
        return "action_switch_language"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        wanted = turn.entity("wanted_language") or OTHER_LANGUAGE.get(turn.language, "en")
        return Reply(events=[SlotSet(slots.LANGUAGE, wanted)])


class ActionTellDelivery(ShopAction):
    """What delivery costs and how long it takes, from the shop's profile."""

    def name(self) -> str:
        return "action_tell_delivery"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        profile = visit.catalogue.profile
        lines = [
            f"• {payloads.delivery_text(o, visit.shopper.currency, visit.language)} ({o.days})"
            for o in profile.deliveries
        ]
        return Reply().say("utter_delivery_info", options="\n".join(lines))


class ActionStartOver(ShopAction):
    """Forget the search and the product talked about; the cart stays."""

    def name(self) -> str:
        return "action_start_over"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        return Reply().say("utter_started_over").remember(
            search=None, listed=[], shown=0, focus=None, just_added=None,
            offer_open=False, order_to_cancel=None,
        )
