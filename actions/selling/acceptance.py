"""Acceptance: how likely this offer is taken by this shopper now, as far as answers teach.

It begins with what the rules expect. Beside that, each feature of the offer and of the moment has
a weight in log odds, the likeliest one after all answers where each is believed to be about 0
beforehand (a Gaussian prior): a new shop sells by its rules, few answers change little, and many
overrule what the rules expected. A strategy's weight is believed as firmly as by `prior_weight`
answers, so that what nobody takes soon falls silent; what tells less gives way more slowly.
"""
from dataclasses import dataclass, field
from math import exp, log
from typing import Mapping, NamedTuple, Sequence

LEAST_CHANCE, MOST_CHANCE = 0.005, 0.95
EXPECTED = "expected"  # the feature that tells what the rules expect, in log odds
STRATEGY = "strategy="  # begins the feature of a strategy
USUAL_CHANCE = 0.12  # of an offer; what an answer tells is measured by it
FIRMER = 16  # times as firmly all else is believed to make no difference as a strategy is

Features = Mapping[str, float]


class Answered(NamedTuple):
    """What an offer was, and whether it was taken."""

    features: Features
    is_taken: bool


@dataclass(frozen=True)
class Acceptance:
    """What was learned: a weight for each feature; without any the rules' expectation stands."""

    weights: Features = field(default_factory=dict)

    def chance(self, features: Features) -> float:
        """From 0.005 to 0.95."""
        weight = self.weights.get
        learned = sum([weight(name, 0.0) * x for name, x in _beside(features).items()])
        return bounded(1 / (1 + exp(-(features[EXPECTED] + learned))))


def log_odds(chance: float) -> float:
    likely = bounded(chance)
    return log(likely / (1 - likely))


def bounded(chance: float) -> float:
    return min(MOST_CHANCE, max(LEAST_CHANCE, chance))


def fit(answers: Sequence[Answered], prior_weight: float) -> Acceptance:
    """What these answers teach, in whatever order they come."""
    # Half a second that no shopper waits for: the worker that answers them never learns.
    import numpy as np

    from actions.learning.logistic import fitted

    rows = [_beside(answer.features) for answer in answers]
    names = sorted({name for row in rows for name in row})
    places = {name: place for place, name in enumerate(names)}
    features = np.zeros((len(rows), len(names)))
    for number, row in enumerate(rows):
        for name, value in row.items():
            features[number, places[name]] = value
    usual = USUAL_CHANCE * (1 - USUAL_CHANCE)  # that much an answer tells of a weight
    ridge = np.array([
        prior_weight * usual * (1 if name.startswith(STRATEGY) else FIRMER) for name in names
    ])
    believed = np.array([answer.features[EXPECTED] for answer in answers])
    taken = np.array([float(answer.is_taken) for answer in answers])
    weights = fitted(features, taken, ridge, believed)
    return Acceptance({name: float(w) for name, w in zip(names, weights, strict=True)})


def _beside(features: Features) -> Features:
    """What may be learned beside the expectation; of that, how far it can be trusted."""
    return {**features, EXPECTED: features[EXPECTED] - log_odds(USUAL_CHANCE)}
