"""Asking: one short question where the answer decides what helps, in the place of an offer.

It is worth asking when knowing is worth more than guessing: what could be sold of all that the
question is about, less the patience it costs, against what the best offer now and the next one
later may earn.
"""
from decimal import Decimal
from math import prod
from typing import Iterable, Optional, Sequence

from actions.selling.acceptance import bounded
from actions.selling.contact_policy import of_this_moment
from actions.selling.expectation import price_share
from actions.selling.model import Candidate, OfferFacts, Ranked, Refusal, Situation
from actions.selling.offer_features import features_of, moment_of
from actions.selling.ranking import score
from actions.selling.rules import Rules
from actions.shop.catalogue.alike import is_alike
from actions.shop.catalogue.catalogue import Product

NEED_QUESTION = "need_question"
ASKING, NEEDED = "utter_ask_need", "utter_offer_needed"
# A question about several things pitches none and needs no reason that could be told.
AGAINST_OFFERS = ("below_value_floor", "no_reason")
# Of those who say what they need; the others don't know, or say it wrongly.
TRUTHFUL = Decimal("0.9")
LEAST_ASKED, LEAST_PLACES = 2, 2
LATER = Decimal("0.25")  # after a guess that isn't taken its kind rests, mostly to the end


def question_instead(
    best: Optional[Candidate], offers: Sequence[Ranked], refusals: Iterable[Refusal],
    situation: Situation, rules: Rules,
) -> Optional[Candidate]:
    """A question about up to `most` add-ons that is worth more than `best`; None: none is.

    `offers` could be made now; some of those refused may be asked about.
    """
    if not _may_ask(situation, rules) or not _is_open(best, offers):
        return None
    asked = _asked([*offers, *_only_asked(refusals, situation, rules)], situation, rules)
    if len(asked) < LEAST_ASKED:
        return None
    question = _about(asked, situation, rules)
    cost = rules.asking.cost.get(situation.currency, Decimal(0))
    answering = _answering(question, asked, situation, rules)
    known = _worth_of_knowing(asked, answering, rules) - cost
    return question if known > _worth_of_guessing(best, offers) else None


def _only_asked(
    refusals: Iterable[Refusal], situation: Situation, rules: Rules
) -> Sequence[Ranked]:
    """What nothing else speaks against at this moment."""
    moment = moment_of(situation)
    places = [
        refusal.place or score(refusal.candidate, moment, rules) for refusal in refusals
        if refusal.candidate is not None and refusal.reason_code in AGAINST_OFFERS
    ]
    timely, _ = of_this_moment(places, situation, rules)
    return [place for place in timely if place.relevance >= rules.relevance_floor]


def _about(asked: Sequence[Ranked], situation: Situation, rules: Rules) -> Candidate:
    anchor = asked[0].candidate.anchor or ""
    question = Candidate(
        anchor, NEED_QUESTION, "cross_sell", anchor, ASKING, OfferFacts(), act="ask",
        others=tuple(place.candidate for place in asked),
    )
    share, parts = price_share(question, situation), {"chance": _naming(asked, rules)}
    return question.but(features=features_of(question, moment_of(situation), parts, share))


def _needs(place: Ranked, rules: Rules) -> Decimal:
    """How likely it is needed: what is needed isn't always taken."""
    return min(Decimal(1), place.relevance / rules.asking.chance)


def _naming(asked: Sequence[Ranked], rules: Rules) -> Decimal:
    """How often an answer is expected to name something."""
    none = prod((1 - _needs(place, rules) for place in asked), start=Decimal(1))
    return TRUTHFUL * (1 - none)


def _answering(
    question: Candidate, asked: Sequence[Ranked], situation: Situation, rules: Rules
) -> Decimal:
    """How much oftener or less often answers name something than was expected, as they teach."""
    found = situation.acceptance.chance(question.features or {})
    return Decimal(str(found / bounded(float(_naming(asked, rules)))))


def _worth_of_knowing(asked: Sequence[Ranked], answering: Decimal, rules: Rules) -> Decimal:
    """Of each what it earns, as all that is named is offered at once."""
    worth = (place.value * min(answering, 1 / _needs(place, rules)) for place in asked)
    return TRUTHFUL * sum(worth, Decimal(0))


def _worth_of_guessing(best: Optional[Candidate], offers: Sequence[Ranked]) -> Decimal:
    """Of the best offer now, and a part of what the next best earns: it may come later."""
    now = (place.value for place in offers if place.candidate is best)
    others = (place.value for place in offers if place.candidate is not best)
    return max(now, default=Decimal(0)) + LATER * max(others, default=Decimal(0))


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


def _is_open(best: Optional[Candidate], offers: Sequence[Ranked]) -> bool:
    """What can't be done without, is pinned, takes another's place or is a set of its own is
    said, and not asked."""
    if best is None:
        return True
    is_pinned = any(place.is_pinned for place in offers if place.candidate is best)
    is_more = best.act == "add" and best.kind != "up_sell"
    return is_more and not (is_pinned or best.need == "needed" or best.others)


def _may_be_needed(candidate: Candidate) -> bool:
    """What goes with something chosen, and is more than nice to have."""
    is_add_on = candidate.act == "add" and candidate.kind == "cross_sell"
    return is_add_on and candidate.need != "nice"


def _asked(
    places: Sequence[Ranked], situation: Situation, rules: Rules
) -> Sequence[Ranked]:
    """Of what goes with one thing: with what was just added, else with what the best goes with."""
    found = (_of_different_sorts(
        [place for place in places if place.candidate.anchor == anchor], situation
    )[: rules.asking.most] for anchor in _anchors(places, situation))
    return next((asked for asked in found if len(asked) >= LEAST_ASKED), ())


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


def _anchors(places: Iterable[Ranked], situation: Situation) -> Sequence[str]:
    """What they go with, but what was offered or asked about itself; just added first."""
    goods = dict.fromkeys(p.candidate.anchor for p in places if _may_be_needed(p.candidate))
    made = {past.sku for past in situation.past_here}
    known = [a for a in goods if a and a not in made and situation.price(a) is not None]
    return sorted(known, key=lambda anchor: anchor != situation.just_added)
