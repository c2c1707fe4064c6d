"""The last change of the cart in this conversation, as a slot keeps it."""
from dataclasses import dataclass
from typing import Mapping, Optional, Sequence

from actions.shop.buying.cart import Lines
from actions.turn import slots
from actions.turn.turn import Turn


@dataclass(frozen=True)
class LastChange:
    before: Lines
    after: Lines


def last_change(turn: Turn) -> Optional[LastChange]:
    kept = turn.slots.get(slots.CART_CHANGE)
    return LastChange(_read(kept["before"]), _read(kept["after"])) if kept else None


def changed(before: Lines, after: Lines) -> Lines:
    """By SKU and variant, how many pieces more there are, or fewer."""
    every = dict.fromkeys((*before, *after))
    more = {which: after.get(which, 0) - before.get(which, 0) for which in every}
    return {which: count for which, count in more.items() if count}


def dump_change(before: Lines, after: Lines) -> Mapping[str, object]:
    """JSON has no keys of two parts."""
    return {"before": _dumped(before), "after": _dumped(after)}


def _dumped(lines: Lines) -> list[list[object]]:
    return [[sku, variant, pieces] for (sku, variant), pieces in lines.items()]


def _read(rows: Sequence[Sequence]) -> Lines:
    return {(sku, variant): pieces for sku, variant, pieces in rows}
