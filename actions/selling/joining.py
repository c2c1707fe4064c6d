"""Joining: several reasons for one product become one offer, whose best reason is told first."""
from dataclasses import replace
from decimal import Decimal
from typing import Iterable, Optional

from actions.selling.model import Candidate, Ranked, Refusal

# How much of its chance a further reason adds: mostly it moves the same people.
FURTHER_REASON = Decimal("0.25")
JOINED = "told_with_another"

Change = tuple[str, str, int, Optional[str]]


def joined(ranked: Iterable[Ranked]) -> tuple[list[Ranked], list[Refusal]]:
    """Each product once for every change of the cart it would make; best first, as they come."""
    of_change: dict[Change, list[Ranked]] = {}
    for place in ranked:
        of_change.setdefault(_change(place.candidate), []).append(place)
    places = [_joined(same) for same in of_change.values()]
    others = [Refusal(r.candidate, JOINED) for same in of_change.values() for r in same[1:]]
    return places, others


def _change(candidate: Candidate) -> Change:
    replaced = candidate.anchor if candidate.act == "swap" else None
    return candidate.sku, candidate.act, candidate.quantity, replaced


def _joined(same: list[Ranked]) -> Ranked:
    best, others = same[0], same[1:]
    if not others:
        return best
    relevance = best.relevance
    for other in others:
        relevance += (1 - relevance) * other.relevance * FURTHER_REASON
    candidates = [place.candidate for place in same]
    by_strategy = {c.strategy: c for c in reversed(candidates[1:])}
    also = [c for c in candidates[1:] if by_strategy[c.strategy] is c]
    candidate = replace(
        best.candidate,
        also=tuple(c for c in also if c.strategy != best.candidate.strategy),
        # What any of the reasons promises is kept.
        reaches=max((c.reaches for c in candidates if c.reaches is not None), default=None),
        leads_to=next((c.leads_to for c in candidates if c.leads_to), None),
    )
    more = relevance / best.relevance
    return Ranked(
        candidate, relevance, best.value * more, any(place.is_pinned for place in same),
        {**best.parts, "reasons": more} if best.parts else best.parts,
    )
