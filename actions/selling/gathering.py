"""Gathering: what completes one set is offered at once, for one place of the session."""
from dataclasses import replace
from typing import Mapping, Optional, Sequence

from actions.selling.model import Candidate, Ranked, Situation
from actions.selling.strategy import Strategy

MOST_TOGETHER = 3
TOGETHER = "together"  # the wording of strategies whose candidates for one anchor form a set


def gathered(
    chosen: Optional[Candidate], offerable: Sequence[Ranked], situation: Situation,
    strategies: Sequence[Strategy],
) -> Optional[Candidate]:
    """What was chosen, with the others of its set that could be offered alone as well."""
    wordings = _wordings(chosen, strategies)
    if chosen is None or TOGETHER not in wordings:
        return chosen
    found = {chosen.sku: chosen}
    for place in offerable:
        candidate = place.candidate
        is_of_set = (candidate.strategy, candidate.anchor) == (chosen.strategy, chosen.anchor)
        if is_of_set and not is_version_of_any(candidate, list(found), situation):
            found.setdefault(candidate.sku, candidate)
    others = tuple(found.values())[1:MOST_TOGETHER]
    if not others:
        return chosen
    return replace(chosen, others=others, response=wordings[TOGETHER])


def _wordings(
    chosen: Optional[Candidate], strategies: Sequence[Strategy]
) -> Mapping[str, str]:
    return next((s.responses for s in strategies if chosen and s.name == chosen.strategy), {})


def is_version_of_any(candidate: Candidate, skus: Sequence[str], situation: Situation) -> bool:
    """Of one family one is enough."""
    products = situation.catalogue.products
    family = products[candidate.sku].family
    return family is not None and any(products[sku].family == family for sku in skus)
