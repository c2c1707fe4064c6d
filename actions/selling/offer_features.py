"""Offer features: all that the chance of an offer may depend on, as numbers by name.

They are of a size of about one, so that what is believed of their weights means the same of each:
a flag is 1 or left out, a share or count is bounded, what multiplies a chance is a logarithm.
"""
from dataclasses import dataclass
from decimal import Decimal
from math import log, prod
from typing import Iterator, Mapping, Optional

from actions.selling.acceptance import EXPECTED, STRATEGY, Features, log_odds
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


@dataclass(frozen=True)
class Moment:
    """What all offers that could be made at one moment have in common."""

    situation: Situation
    answers: Features
    flags: Features


def moment_of(situation: Situation) -> Moment:
    return Moment(situation, _answers(situation), dict.fromkeys(_of_moment(situation), 1.0))


def features_of(
    candidate: Candidate, moment: Moment, parts: Mapping[str, Decimal], share: Optional[Decimal]
) -> Features:
    """`parts` are the factors of the chance that the rules expect, `share` is of its price."""
    numbers = {
        "rating": 4 * _log(parts.get("rating", Decimal(1))),
        "price": min(float(share), MOST_SHARE) if share is not None else 0.0,
        "evidence": _log(candidate.strength),
    }
    told = {name: number for name, x in numbers.items() if (number := round(x, DIGITS)) or x}
    return {
        EXPECTED: round(log_odds(float(prod(parts.values(), start=Decimal(1)))), DIGITS),
        "any": 1.0, **told, **moment.answers,
        **dict.fromkeys(_of_offer(candidate, moment.situation), 1.0), **moment.flags,
    }


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
    return {name: float(min(count, MOST_COUNTED)) for name, count in counted.items() if count}


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
