"""Everything around the shopping: a person to talk to, language, delivery, a fresh start."""
from decimal import Decimal
from typing import Optional

from rasa_sdk.events import SlotSet
from sqlalchemy import select

from actions.handlers.shop_action import ShopAction
from actions.language.packs import languages
from actions.saying.order_payloads import delivery_text
from actions.saying.reply import Reply
from actions.shop.catalogue.catalogue import in_language
from actions.shop.models import Handover
from actions.shop.money import Money, format_money
from actions.shop.visit import Visit
from actions.turn import slots
from actions.turn.turn import Turn


class ActionHumanHandover(ShopAction):
    """Record the wish for a person once and say what happens next."""

    writes = True

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
        options, currency = visit.catalogue.profile.deliveries, visit.shopper.currency
        nothing = Money(Decimal(0), currency)
        lines = [
            f"• {delivery_text(o, nothing, visit.language)} ({o.days})" for o in options
        ]
        reply = Reply().say("utter_delivery_info", options="\n".join(lines))
        for option in (o for o in options if currency in o.free_from):
            reply.say(
                "utter_free_delivery", delivery=in_language(option.names, visit.language),
                free_from=format_money(Money(option.free_from[currency], currency), visit.language),
            )
        return reply


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
