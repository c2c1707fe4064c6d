"""Offer features: all that the chance of an offer may depend on, as numbers by name.

They are of a size of about one, so that what is believed of their weights means the same of each:
a flag is 1 or left out, a share or count is bounded, what multiplies a chance is a logarithm.
"""
from decimal import Decimal
from math import log, prod
from typing import Iterator, Mapping

from actions.selling.acceptance import EXPECTED, STRATEGY, Features, log_odds
from actions.selling.expectation import price_share
from actions.selling.model import Candidate, Situation

TAKEN = ("accepted", "purchased", "returned")
BASKETS = ("empty", "one", "more")
MOST_SHARE = 2.0  # of the price of what it goes with; dearer is as hopeless
MOST_COUNTED = 3  # answers of this visit; more tell no more
DIGITS = 3  # of what the ledger keeps


def context_of(situation: Situation) -> str:
    """The situation in three words: stage, segment and basket, such as "cart new one"."""
    basket = BASKETS[min(sum(situation.quantities.values()), len(BASKETS) - 1)]
    return f"{situation.stage} {situation.segment} {basket}"


def features_of(
    candidate: Candidate, situation: Situation, parts: Mapping[str, Decimal]
) -> Features:
    """`parts` are the factors of the chance that the rules expect."""
    share = price_share(candidate, situation)
    expected = log_odds(float(prod(parts.values(), start=Decimal(1))))
    numbers = {
        "any": 1.0,
        "rating": 4 * _log(parts.get("rating", Decimal(1))),
        "price": min(float(share), MOST_SHARE) if share is not None else 0.0,
        "evidence": _log(candidate.strength),
        **_answers(situation),
    }
    flags = dict.fromkeys((*_of_offer(candidate, situation), *_of_moment(situation)), 1.0)
    told = {name: value for name, value in {**numbers, **flags}.items() if value}
    return {name: round(value, DIGITS) for name, value in {EXPECTED: expected, **told}.items()}


def _log(factor: Decimal) -> float:
    return log(max(float(factor), 0.01))


def _answers(situation: Situation) -> Mapping[str, float]:
    """What became of the offers of this visit so far."""
    became = [past.status for past in situation.past_here]
    counted = {
        "accepted": sum(status in TAKEN for status in became),
        "declined": became.count("declined"),
        "passed_over": sum(status in ("shown", "ignored") for status in became),
    }
    return {name: float(min(count, MOST_COUNTED)) for name, count in counted.items()}


def _of_offer(candidate: Candidate, situation: Situation) -> Iterator[str]:
    product, facts = situation.catalogue.products[candidate.sku], candidate.facts
    yield STRATEGY + candidate.strategy
    yield f"{candidate.strategy} in {situation.stage}"
    yield f"act={candidate.act}"
    if candidate.need is not None:
        yield f"need={candidate.need}"
    if facts is not None and facts.took is not None:
        yield "is_told"  # what earlier buyers did
    if candidate.anchor is not None:
        yield "of_choice" if candidate.anchor == situation.just_added else "of_other"
    if candidate.sku in situation.seen:
        yield "was_seen"
    if candidate.sku in situation.said_needed:
        yield "is_said"
    if product.rebuy_days is not None:
        yield "is_used_up"


def _of_moment(situation: Situation) -> Iterator[str]:
    stage, segment, basket = context_of(situation).split()
    yield from (f"stage={stage}", f"segment={segment}", f"basket={basket}")
    yield from (f"channel={situation.channel}", f"currency={situation.currency}")
    if situation.is_greeting:
        yield "at_greeting"
    if situation.standing is not None and situation.standing.tier is not None:
        yield "is_loyal"
