"""Asking: one short question where the answer decides what helps, in the place of an offer.

It is worth asking when knowing is worth more than guessing: what could be sold of all that the
question is about in the places left, less the patience it costs, against what the best offer now
and the next one later may earn.
"""
from decimal import Decimal
from typing import Iterable, Optional, Sequence

from actions.selling.expectation import price_share
from actions.selling.model import Candidate, OfferFacts, Ranked, Situation
from actions.selling.offer_features import features_of, moment_of
from actions.selling.rules import Rules
from actions.shop.catalogue.alike import is_alike
from actions.shop.catalogue.catalogue import Product

NEED_QUESTION = "need_question"
# How often an answer names something; learned anew from the ledger, as of any strategy.
PRIOR = Decimal("0.5")
ASKING, NEEDED = "utter_ask_need", "utter_offer_needed"
# Of those who say what they need; the others don't know, or say it wrongly.
TRUTHFUL = Decimal("0.9")
LEAST_ASKED, LEAST_PLACES = 2, 2
LATER = Decimal("0.5")


def question_instead(
    best: Optional[Candidate], offers: Sequence[Ranked], too_little: Iterable[Ranked],
    situation: Situation, rules: Rules,
) -> Optional[Candidate]:
    """A question about up to `most` add-ons that is worth more than `best`; None: none is.

    `offers` could be made now, `too_little` but for their worth alone.
    """
    if not _may_ask(situation, rules) or not _is_open(best, offers, situation):
        return None
    likely = [place for place in too_little if place.relevance >= rules.relevance_floor]
    anchor = _anchor([*offers, *likely], situation)
    of_it = [place for place in [*offers, *likely] if place.candidate.anchor == anchor]
    asked = _of_different_sorts(of_it, situation)[: rules.asking.most]
    if anchor is None or len(asked) < LEAST_ASKED:
        return None
    cost = rules.asking.cost.get(situation.currency, Decimal(0))
    question = _about(anchor, asked, situation)
    places = rules.cap_per_session - len(situation.past_here)
    known = _worth_of_knowing(asked, places - 1, _answering(question, situation), rules) - cost
    return question if known > _worth_of_guessing(best, offers, cost) else None


def _about(anchor: str, asked: Sequence[Ranked], situation: Situation) -> Candidate:
    question = Candidate(
        anchor, NEED_QUESTION, "cross_sell", anchor, ASKING, OfferFacts(), act="ask",
        others=tuple(place.candidate for place in asked),
    )
    share = price_share(question, situation)
    features = features_of(question, moment_of(situation), {"chance": PRIOR}, share)
    return question.but(features=features)


def _answering(question: Candidate, situation: Situation) -> Decimal:
    """How much less often than expected an answer names something, 1 where no less."""
    found = situation.acceptance.chance(question.features or {})
    return min(Decimal(1), Decimal(str(found)) / PRIOR)


def _worth_of_knowing(
    asked: Sequence[Ranked], places: int, answering: Decimal, rules: Rules
) -> Decimal:
    """Of each what it earns, as far as there is a place left for it once those before are needed.
    """
    has_place, worth = [Decimal(1), *[Decimal(0)] * places], Decimal(0)  # by how many are needed
    for place in asked:
        needs = min(Decimal(1), place.relevance / rules.asking.chance)
        worth += place.value * sum(has_place[:places])
        has_place = [
            was * (1 - needs) + before * needs
            for was, before in zip(has_place, [Decimal(0), *has_place], strict=False)
        ]
    return TRUTHFUL * answering * worth


def _worth_of_guessing(
    best: Optional[Candidate], offers: Sequence[Ranked], least: Decimal
) -> Decimal:
    """Of the best offer now, and half of what the next best earns: it may come later."""
    if best is None:
        return least
    now = max((place.value for place in offers if place.candidate is best), default=least)
    others = (place.value for place in offers if place.candidate is not best)
    return now + LATER * max(others, default=Decimal(0))


def as_needed(candidate: Candidate) -> Candidate:
    """What the shopper said they need: that is reason enough."""
    if candidate.facts is not None:
        return candidate.but(need="needed")
    return candidate.but(need="needed", facts=OfferFacts(), response=NEEDED)


def _may_ask(situation: Situation, rules: Rules) -> bool:
    """With a place left for what comes of it, and never two in a row."""
    made = situation.past_here
    has_places = rules.cap_per_session - len(made) >= LEAST_PLACES
    is_first = not made or made[-1].act != "ask"
    return rules.asking.enabled and bool(situation.chosen) and has_places and is_first


def _is_open(
    best: Optional[Candidate], offers: Sequence[Ranked], situation: Situation
) -> bool:
    """What can't be done without, is pinned or is a set of its own is said, and not asked."""
    if best is None:
        return True
    is_pinned = any(place.is_pinned for place in offers if place.candidate is best)
    return _is_add_on(best) and not (is_pinned or best.need == "needed" or best.others)


def _is_add_on(candidate: Candidate) -> bool:
    return candidate.act == "add" and candidate.kind == "cross_sell"


def _may_be_needed(candidate: Candidate) -> bool:
    """What goes with something chosen, and is more than nice to have."""
    return _is_add_on(candidate) and candidate.need != "nice"


def _of_different_sorts(places: Iterable[Ranked], situation: Situation) -> list[Ranked]:
    """What earns most first, one of each sort; nothing that earns nothing or was asked before."""
    known = situation.catalogue.products
    before = {sku for past in situation.past for sku in past.asked_about}
    found: list[tuple[Product, Ranked]] = []
    for place in sorted(places, key=lambda r: (-r.value, r.candidate.sku)):
        product = known[place.candidate.sku]
        is_new = product.sku not in before and all(
            product is not other and not is_alike(product, other) for other, _ in found
        )
        if _may_be_needed(place.candidate) and place.value > 0 and is_new:
            found.append((product, place))
    return [place for _, place in found]


def _anchor(places: Iterable[Ranked], situation: Situation) -> Optional[str]:
    """What the best of them goes with: what was just added, where anything does. Nothing where
    that was offered or asked about already."""
    goods = [p.candidate.anchor for p in places if _may_be_needed(p.candidate)]
    anchors = sorted(
        {sku for sku in goods if sku}, key=lambda sku: (sku != situation.just_added,
                                                        goods.index(sku))
    )
    made = {past.sku for past in situation.past_here}
    sold = (a for a in anchors[:1] if a not in made and situation.price(a) is not None)
    return next(sold, None)
