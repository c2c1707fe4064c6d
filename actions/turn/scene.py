"""What stands before the shopper: what "it", "those" and "the second" can point at."""
from dataclasses import dataclass, field, replace
from typing import Any, Iterable, Mapping, Sequence

from rasa_sdk.events import EventType, SlotSet

from actions.reading.reading import Description
from actions.selling import ledger
from actions.selling.errors import LedgerError
from actions.shop.catalogue.catalogue import Product
from actions.shop.visit import Visit
from actions.shop.whereabouts import whereabouts
from actions.turn import slots
from actions.turn.asked_variant import asked_variants
from actions.turn.turn import ANSWER_TURNS, LASTS, Turn

AGING = (slots.FOCUS, slots.LISTED, slots.OFFER_ID)


@dataclass(frozen=True)
class Scene:
    """SKUs, each where it was seen; of one message's objects, `before` are those named so far."""

    focus: str = ""  # the one being talked about
    listed: tuple[str, ...] = ()  # the list shown last, in its order
    just_added: str = ""
    offered: str = ""  # by the open offer
    replaced: str = ""  # by what is offered
    in_cart: tuple[str, ...] = ()
    ordered: tuple[str, ...] = ()  # last
    earlier: str = ""  # talked about before the list came, or long ago: no pointing word reaches it
    before: tuple[str, ...] = ()
    asked: Mapping[str, Description] = field(default_factory=dict)  # sizes and colours, by SKU

    @property
    def in_sight(self) -> tuple[str, ...]:
        """What the talk is about, the likeliest first."""
        seen = (
            *self.before, self.focus, self.just_added, *self.listed, self.offered, self.replaced,
        )
        return tuple(dict.fromkeys(sku for sku in seen if sku))

    @property
    def at_hand(self) -> tuple[str, ...]:
        """What is there beside: in the cart, in the last order, talked about earlier."""
        there = (*self.in_cart, self.earlier, *self.ordered)
        return tuple(dict.fromkeys(s for s in there if s and s not in self.in_sight))

    @property
    def pair(self) -> tuple[str, ...]:
        """What is offered and what it would replace, while nothing else was listed since."""
        return (self.replaced, self.offered) if self.offered and self.replaced else ()

    def having_named(self, skus: Iterable[str]) -> "Scene":
        """The scene for what the same message says next."""
        return replace(self, before=tuple(skus) or self.before)

    @property
    def for_sale(self) -> "Scene":
        """Without what the shopper has: who wants a toaster wants one more only by saying so."""
        return replace(self, in_cart=(), ordered=())


def scene_of(turn: Turn, visit: Visit) -> Scene:
    """As the talk and the shop know it now."""
    focus, listed = focus_of(turn), tuple(turn.slots.get(slots.LISTED) or ())
    known = turn.slots.get(slots.FOCUS) or ""
    where = whereabouts(visit.db, visit.catalogue, visit.shopper.visitor, visit.now)
    offered, replaced = _offer(turn, visit)
    added = turn.slots.get(slots.JUST_ADDED) or ""
    is_faded = added == known and not focus
    return Scene(
        focus, listed, "" if is_faded else added, offered, replaced,
        tuple(where.in_cart), where.order.skus if where.order else (),
        "" if focus else known, asked=asked_variants(turn),
    )


def focus_of(turn: Turn) -> str:
    """The SKU being talked about: none behind a newer list, a failed turn, or many turns."""
    focus = turn.slots.get(slots.FOCUS) or ""
    seen = seen_at(turn)
    at, listed = seen.get(slots.FOCUS), seen.get(slots.LISTED)
    if not focus or at is None:
        return focus
    is_behind = listed is not None and bool(turn.slots.get(slots.LISTED)) and listed > at
    failed = turn.slots.get(slots.UNCLEAR_AT_TURN)
    has_failed = failed is not None and at < failed < turn.number
    return "" if is_behind or has_failed or turn.number - at > LASTS else focus


def listed_products(turn: Turn, visit: Visit) -> list[Product]:
    """The list before the shopper, less what the shop no longer has."""
    products = visit.catalogue.products
    return [products[sku] for sku in turn.slots.get(slots.LISTED) or () if sku in products]


def seen_at(turn: Turn) -> Mapping[str, int]:
    """The turns at which parts of the scene came into sight."""
    return turn.slots.get(slots.SEEN_AT) or {}


def aged(turn: Turn, events: Sequence[EventType]) -> list[EventType]:
    """What an action leaves behind, with the turn at which it came into sight."""
    seen: dict[str, Any] = {
        event["name"]: turn.number for event in events
        if event.get("event") == "slot" and event["name"] in AGING
    }
    return [SlotSet(slots.SEEN_AT, {**seen_at(turn), **seen})] if seen else []


def _offer(turn: Turn, visit: Visit) -> tuple[str, str]:
    """What the open offer offers, and what it would replace."""
    if not turn.slots.get(slots.OFFER_OPEN):
        return "", ""
    offer_id = str(turn.slots.get(slots.OFFER_ID) or "")
    try:
        entry = ledger.seen(visit.db, visit.shopper.visitor, offer_id)
    except LedgerError:
        return "", ""
    is_last = turn.number - entry.turn <= ANSWER_TURNS or focus_of(turn) == entry.sku
    if not is_last:
        return "", ""
    if entry.act == ledger.ASK:
        return "", ""
    return entry.sku, entry.anchor or "" if entry.act == "swap" else ""
