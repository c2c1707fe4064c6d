"""Gap: what goes with the cart and brings it over a threshold of money."""
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Iterator, Literal, Optional

from actions.selling.candidates.linked import (
    MOST_CANDIDATES,
    companions_of_chosen,
    links_of_chosen,
)
from actions.selling.evidence import counted, is_telling, strength
from actions.selling.model import Situation
from actions.shop.catalogue.catalogue import ADD_ONS, in_language
from actions.shop.money import Money

HALF = Decimal("0.5")  # of the threshold: a cart with less is not near it


@dataclass(frozen=True)
class Closer:
    """A product that closes the gap, what it goes with and why."""

    sku: str
    anchor: str
    strength: Decimal
    why: Literal["linked", "learned"] = "linked"
    reason: str = ""
    took: Optional[int] = None  # of `among` earlier buyers
    among: Optional[int] = None


def gap_to(threshold: Decimal, situation: Situation) -> Optional[Money]:
    """What the cart lacks; None where it lacks nothing or more than half."""
    total = situation.cart_total
    if not threshold * HALF <= total.amount < threshold:
        return None
    return Money(threshold, situation.currency) - total


def closers(threshold: Decimal, gained: Decimal, situation: Situation) -> list[Closer]:
    """What closes the gap without going far beyond it, or what is `gained` so, closest first."""
    gap = gap_to(threshold, situation)
    if gap is None:
        return []
    # Less what is gained, no more is paid than the gap itself, or for the thing twice that.
    most = gap.amount + max(gap.amount, gained)
    found: dict[str, tuple[Decimal, Closer]] = {}
    for closer in _companionable(situation):
        price = situation.price(closer.sku)
        if price is not None and gap.amount <= price.amount <= most:
            fit = HALF + gap.amount / price.amount  # half as much again for an exact one
            closer = replace(closer, strength=closer.strength * fit)
            found.setdefault(closer.sku, (price.amount, closer))
    nearest = sorted(found.values(), key=lambda priced: priced[0])
    return [closer for _, closer in nearest[:MOST_CANDIDATES]]


def _companionable(situation: Situation) -> Iterator[Closer]:
    """All that goes with the cart; the shop's own links first, as their reasons say more."""
    for link in links_of_chosen(situation, *ADD_ONS, "set"):
        reason = in_language(link.reasons, situation.language)
        yield Closer(link.target, link.sku, Decimal(1), reason=reason)
    for c in companions_of_chosen(situation):
        if not is_telling(c.buyers, c.of, situation.telling):
            continue
        took, among = counted(c.buyers, c.of)
        evidence = strength(c.buyers, c.of)
        yield Closer(c.companion, c.sku, evidence, "learned", took=took, among=among)
