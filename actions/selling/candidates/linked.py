"""Linked: what goes with what was chosen, by the shop's links and by what earlier buyers did."""
from dataclasses import replace
from decimal import Decimal

from actions.learning.model import Companion
from actions.selling.evidence import counted, is_telling, strength
from actions.selling.model import Candidate, OfferFacts, Situation
from actions.selling.strategy import Strategy
from actions.shop.catalogue.catalogue import Link, in_language

MOST_ANCHORS = 5
MOST_CANDIDATES = 10
SELDOM_TAKEN = Decimal("0.75")  # strength of a link that the history doesn't bear out


def links_of_chosen(situation: Situation, *relations: str) -> list[Link]:
    """Links from what was chosen last to what was not chosen yet."""
    taken, catalogue = situation.chosen, situation.catalogue
    return [
        link
        for sku in taken[:MOST_ANCHORS]
        for link in catalogue.links.get(sku, ())
        if link.relation in relations and link.target not in taken
    ]


def companions_of_chosen(situation: Situation) -> list[Companion]:
    """What earlier buyers took with it, each product once with its best evidence, best first."""
    taken, known = situation.chosen, situation.catalogue.products
    found = sorted(
        (c for sku in taken[:MOST_ANCHORS] for c in situation.companions.get(sku, ())),
        key=lambda companion: -companion.share,
    )
    best: dict[str, Companion] = {}
    for companion in found:
        if companion.companion in known and companion.companion not in taken:
            best.setdefault(companion.companion, companion)
    return list(best.values())


def propose_linked(
    strategy: Strategy, situation: Situation, relation: str
) -> list[Candidate]:
    """Everything linked so to what was chosen, with the link's own reason.

    What earlier buyers did is told too, and makes a link stronger or weaker.
    """
    return [
        _linked(strategy, link, situation)
        for link in links_of_chosen(situation, relation)[:MOST_CANDIDATES]
    ]


def _linked(strategy: Strategy, link: Link, situation: Situation) -> Candidate:
    reason = in_language(link.reasons, situation.language)
    candidate = Candidate(
        link.target, strategy.name, strategy.kind, link.sku,
        strategy.responses["linked"], OfferFacts(reason=reason),
    )
    known = situation.companions.get(link.sku, ())
    taken = next((c for c in known if c.companion == link.target), None)
    if taken is None:
        return replace(candidate, strength=SELDOM_TAKEN) if known else candidate
    candidate = replace(candidate, strength=max(Decimal(1), strength(taken.buyers, taken.of)))
    if not is_telling(taken.buyers, taken.of):
        return candidate
    took, among = counted(taken.buyers, taken.of)
    facts = OfferFacts(reason=reason, took=took, among=among)
    return replace(candidate, response=strategy.responses["learned"], facts=facts)
