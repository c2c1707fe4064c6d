"""The moment of a turn as the offer engine sees it: the stage of the visit, what is in sight."""
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Optional

from actions.selling.model import Situation, Stage
from actions.selling.situation import observe
from actions.shop.order_status import CANCELLABLE, PAYABLE
from actions.shop.visit import Visit
from actions.shop.whereabouts import LastOrder, Whereabouts, whereabouts
from actions.turn import slots
from actions.turn.intents import names_of
from actions.turn.meant import at_place
from actions.turn.scene import focus_of
from actions.turn.turn import Turn

LOOKING = names_of(lambda intent: intent.moment == "looking")
ADDING = names_of(lambda intent: intent.moment == "adding")
OPENING = names_of(lambda intent: intent.moment == "opening")
GREETING = names_of(lambda intent: intent.act == "greet")
CALL_LASTS = timedelta(hours=12)  # for a person
PAYING_LASTS = timedelta(minutes=30)
AFTERGLOW = timedelta(hours=24)  # in which an order may still be completed


def observe_turn(turn: Turn, visit: Visit) -> Situation:
    """The situation of this turn as the engine sees it."""
    where = where_in(visit)
    situation = observe(
        visit.db, visit.catalogue, visit.shopper, stage=stage_of(turn, where, visit.now),
        looked_at=_looked_at(turn), just_added=_just_added(turn, where), now=visit.now,
    )
    return replace(situation, is_greeting=turn.intent in GREETING)


def observe_wish(turn: Turn, wanted: Optional[str], visit: Visit) -> Situation:
    """The situation of one who asks what fits or what is better: `wanted` counts as chosen."""
    where = where_in(visit)
    return observe(
        visit.db, visit.catalogue, visit.shopper, stage=stage_of(turn, where, visit.now),
        looked_at=wanted, just_added=wanted or _just_added(turn, where), now=visit.now,
    )


def where_in(visit: Visit) -> Whereabouts:
    """Whatever was called for more than twelve hours ago is no longer waited for."""
    since = visit.now - CALL_LASTS
    return whereabouts(visit.db, visit.catalogue, visit.shopper.visitor, since)


def stage_of(turn: Turn, where: Whereabouts, now: datetime) -> Stage:
    """Where the shopper stands, from what forbids offers to what invites them."""
    if turn.slots.get(slots.UPSET) or where.is_waiting:
        return "service"
    if turn.active_form:
        return "checkout"
    order, looked_at = where.order, _looked_at(turn)
    if order is not None and order.status == PAYABLE and _is_within(order, PAYING_LASTS, now):
        return "payment"
    if order is not None and _is_completed(order, now) and not where.in_cart:
        return "deciding" if looked_at and looked_at not in order.skus else "after_purchase"
    if turn.intent in OPENING:
        return "browsing"
    if _just_added(turn, where):
        return "cart"
    if looked_at and (looked_at not in where.in_cart or turn.intent in LOOKING):
        return "deciding"
    return "cart" if where.in_cart else "browsing"


def was_asked_back(turn: Turn) -> bool:
    """Whether the action before asked which product is meant, or found none, or nothing but what
    comes near: no time to sell."""
    listed = turn.slots.get(slots.LISTED) or ()
    question = turn.slots.get(slots.OPEN_QUESTION) or {}
    failed = (slots.UNCLEAR_AT_TURN, slots.UNANSWERED_AT_TURN)
    if turn.number and turn.number in (question.get("turn"), *map(turn.slots.get, failed)):
        return True
    has_answered = {
        "add_to_cart": bool(turn.slots.get(slots.JUST_ADDED)),
        "swap_in_cart": bool(turn.slots.get(slots.JUST_ADDED)),
        "search_product": bool(listed),
        "show_product": _is_in_list(turn),
        "compare": len(listed) > 1,
        **dict.fromkeys(("ask_product", "ask_stock", "ask_price"), bool(focus_of(turn))),
    }
    return not has_answered.get(turn.intent, True)


def _is_in_list(turn: Turn) -> bool:
    """Whether the list shown is as long as the message counts."""
    places = [int(place) for place in turn.entities_of("ordinal")]
    listed = tuple(turn.slots.get(slots.LISTED) or ())
    return not places or any(at_place(listed, place) for place in places)


def is_choosing(turn: Turn, visit: Visit) -> bool:
    """Whether it was just asked for in a size or colour that there is a choice of: who asks that
    is about to take it; "the 250 ml one" is only its name."""
    asked = turn.slots.get(slots.ASKED_VARIANT) or {}
    is_now = bool(asked) and asked["turn"] == turn.number and len(asked["skus"]) == 1
    product = visit.catalogue.products.get(asked["skus"][0]) if is_now else None
    return turn.intent in LOOKING and product is not None and bool(product.variants)


def _looked_at(turn: Turn) -> Optional[str]:
    focus = focus_of(turn) or None
    is_left = turn.intent == "compare" and focus not in (turn.slots.get(slots.LISTED) or ())
    return None if is_left or turn.intent in OPENING else focus


def _just_added(turn: Turn, where: Whereabouts) -> Optional[str]:
    """What this very message put into the cart."""
    added = turn.slots.get(slots.JUST_ADDED)
    return added if turn.intent in ADDING and added in where.in_cart else None


def _is_completed(order: LastOrder, now: datetime) -> bool:
    return order.status in CANCELLABLE and _is_within(order, AFTERGLOW, now)


def _is_within(order: LastOrder, span: timedelta, now: datetime) -> bool:
    return now - order.ordered_at <= span
