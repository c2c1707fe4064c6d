"""Named together: of what a shopper said they need all is offered at once, for one place."""
from typing import Optional, Sequence

from actions.selling.candidates.completes_set import CompletesSet, SetFacts
from actions.selling.gathering import MOST_TOGETHER, TOGETHER, is_version_of_any
from actions.selling.model import Candidate, Ranked, Situation


def named_together(
    chosen: Optional[Candidate], offers: Sequence[Ranked], situation: Situation
) -> Optional[Candidate]:
    """What was chosen, with the others that the same answer named; told as a set is."""
    if chosen is None or chosen.others or not _is_one_more(chosen):
        return chosen
    asked = next((past for past in situation.past_here if chosen.sku in (past.needed or ())), None)
    if asked is None:
        return chosen
    named = set(asked.needed or ()) & situation.awaited
    found = {chosen.sku: chosen}
    for candidate in (place.candidate for place in offers):
        is_too = candidate.sku in named and _is_one_more(candidate)
        if is_too and not is_version_of_any(candidate, list(found), situation):
            found.setdefault(candidate.sku, candidate)
    others = tuple(found.values())[1:MOST_TOGETHER]
    if not others:
        return chosen
    anchor = situation.catalogue.products[asked.sku]
    return chosen.but(
        others=others, facts=SetFacts(in_cart=anchor.name(situation.language)),
        response=CompletesSet.responses[TOGETHER],
    )


def _is_one_more(candidate: Candidate) -> bool:
    return candidate.act == "add" and candidate.quantity == 1
