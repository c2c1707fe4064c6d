"""Linked: what goes with what was chosen, by the shop's links and by what earlier buyers did."""
from decimal import Decimal

from actions.learning.model import Companion
from actions.selling.evidence import counted, is_telling, strength
from actions.selling.model import Candidate, OfferFacts, Situation
from actions.selling.needs import need_of
from actions.selling.strategy import Strategy
from actions.shop.catalogue.catalogue import Link, in_language
from actions.shop.catalogue.link_needs import NEEDS

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
    """What earlier buyers took with it, each product once with its best evidence, best first.

    All that was chosen has a say in the order: what it weighs is summed up.
    """
    taken, known = set(situation.chosen), situation.catalogue.products
    best: dict[str, Companion] = {}
    weights: dict[str, float] = {}
    for sku in situation.chosen:
        for found in situation.companions.get(sku, ()):
            name = found.companion
            if name in taken or name not in known:
                continue
            weights[name] = weights.get(name, 0.0) + found.weight
            if name not in best or found.share > best[name].share:
                best[name] = found
    return sorted(best.values(), key=lambda c: (-round(weights[c.companion], 6), -c.share))


def propose_linked(
    strategy: Strategy, situation: Situation, relation: str
) -> list[Candidate]:
    """Everything linked so to what was chosen, what is needed first, with the link's own reason.

    What earlier buyers did is told too, and makes a link stronger or weaker.
    """
    found = [_linked(strategy, k, situation) for k in links_of_chosen(situation, relation)]
    found.sort(key=lambda candidate: NEEDS.index(candidate.need or NEEDS[-1]))
    return found[:MOST_CANDIDATES]


def _linked(strategy: Strategy, link: Link, situation: Situation) -> Candidate:
    reason = in_language(link.reasons, situation.language)
    candidate = Candidate(
        link.target, strategy.name, strategy.kind, link.sku,
        strategy.responses["linked"], OfferFacts(reason=reason), need=need_of(link, situation),
    )
    known = situation.companions.get(link.sku, ())
    taken = next((c for c in known if c.companion == link.target), None)
    if taken is None:
        return candidate.but(strength=SELDOM_TAKEN) if known else candidate
    borne_out = max(SELDOM_TAKEN, strength(taken.buyers, taken.of))
    candidate = candidate.but(strength=borne_out)
    if not is_telling(taken.buyers, taken.of, situation.telling):
        return candidate
    took, among = counted(taken.buyers, taken.of)
    facts = OfferFacts(reason=reason, took=took, among=among)
    return candidate.but(response=strategy.responses["learned"], facts=facts)
