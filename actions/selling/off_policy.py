"""Off-policy: what the present rules would earn, judged by offers that were made before.

Doubly robust (Dudik, Langford and Li 2011, "Doubly robust policy evaluation and learning"): what
a model expects of each choice, put right where the present rules and the rules of then agree, by
how probable each found it. Whoever is judged was not learned from: the model of each fifth of the
visits is fitted on the others.
"""
import hashlib
from dataclasses import dataclass
from typing import NamedTuple, Optional, Sequence

import numpy as np

from actions.selling.acceptance import Acceptance, Answered, Features, fit
from actions.selling.rules import Rules

FOLDS, DECILES = 5, 10
RESAMPLES, LOW, HIGH = 1000, 2.5, 97.5
LEAST_OFFERS, LEAST_TAKEN = 100, 10
MOST_WEIGHT = 20.0  # of one offer, however improbable it was
NEEDED = "need=needed"


class Option(NamedTuple):
    """What could be offered: `earned` is what a yes earns."""

    strategy: str
    features: Features
    earned: float


@dataclass(frozen=True)
class Choice:
    """One offer that was answered, among all that could have been made at that moment."""

    session: str
    options: Sequence[Option]
    made: int  # its place among the options
    propensity: float
    is_taken: bool


class Interval(NamedTuple):
    value: float
    low: float
    high: float


class Decile(NamedTuple):
    offers: int
    expected: float
    taken: float


@dataclass(frozen=True)
class Evaluation:
    """Money per offer, with 95 % intervals by a bootstrap over sessions; `error` is how far
    chances lie from what came (ECE)."""

    sessions: int
    offers: int
    taken: int
    earned: Interval  # by the offers as they were made
    present: Interval  # by those that the present rules would make
    deciles: Sequence[Decile]
    error: float


def evaluate(choices: Sequence[Choice], rules: Rules) -> Optional[Evaluation]:
    """None where there is too little to judge by."""
    taken = np.array([choice.is_taken for choice in choices], dtype=float)
    if len(choices) < LEAST_OFFERS or taken.sum() < LEAST_TAKEN:
        return None
    fold = np.array([_fold(choice.session) for choice in choices])
    models = [_without(part, fold, choices, rules) for part in range(FOLDS)]
    judged = [_judged(c, models[part], rules) for c, part in zip(choices, fold, strict=True)]
    earned, present, expected = (np.array(column) for column in zip(*judged, strict=True))
    resampling = _Resampling([choice.session for choice in choices])
    deciles = _deciles(expected, taken)
    error = sum(d.offers * abs(d.expected - d.taken) for d in deciles) / len(choices)
    return Evaluation(
        resampling.sessions, len(choices), int(taken.sum()), resampling.mean(earned),
        resampling.mean(present), deciles, error,
    )


def _without(
    part: int, fold: np.ndarray, choices: Sequence[Choice], rules: Rules
) -> Acceptance:
    answers = [
        Answered(choice.options[choice.made].features, choice.is_taken)
        for choice, of in zip(choices, fold, strict=True) if of != part
    ]
    return fit(answers, rules.learning.prior_weight)


def _judged(
    choice: Choice, model: Acceptance, rules: Rules
) -> tuple[float, float, float]:
    """What it earned, what the present rules would have, and the chance of what was offered."""
    chances = [model.chance(option.features) for option in choice.options]
    worth = [chance * o.earned for chance, o in zip(chances, choice.options, strict=True)]
    shares = _present_shares(choice.options, worth, rules)
    earned = choice.options[choice.made].earned * choice.is_taken
    weight = min(MOST_WEIGHT, shares[choice.made] / choice.propensity)
    modelled = sum(share * value for share, value in zip(shares, worth, strict=True))
    return earned, modelled + weight * (earned - worth[choice.made]), chances[choice.made]


def _present_shares(
    options: Sequence[Option], worth: Sequence[float], rules: Rules
) -> Sequence[float]:
    """How probably the present rules would choose each, as ranking.choose does."""
    places = range(len(options))
    is_needed = [NEEDED in option.features for option in options]
    in_order = sorted(places, key=lambda place: (not is_needed[place], -worth[place]))
    first = in_order[0]
    least = worth[first] * float(rules.learning.explore_within)
    of_strategy: dict[str, int] = {}
    for place in in_order:
        if worth[place] >= least and is_needed[place] == is_needed[first]:
            of_strategy.setdefault(options[place].strategy, place)
    rivals = list(of_strategy.values())
    explore = float(rules.learning.explore) if len(rivals) > 1 else 0.0
    return [
        (place in rivals) * explore / max(len(rivals), 1) + (place == first) * (1 - explore)
        for place in places
    ]


def _fold(session: str) -> int:
    return int.from_bytes(hashlib.sha256(session.encode()).digest()[:4], "big") % FOLDS


def _deciles(expected: np.ndarray, taken: np.ndarray) -> Sequence[Decile]:
    """Tenths of the offers, the least likely first."""
    parts = np.array_split(np.argsort(expected, kind="stable"), DECILES)
    return [
        Decile(len(part), float(expected[part].mean()), float(taken[part].mean()))
        for part in parts
    ]


class _Resampling:
    """The same sessions drawn again and again."""

    def __init__(self, sessions: Sequence[str]) -> None:
        known = {session: place for place, session in enumerate(dict.fromkeys(sessions))}
        self.sessions = len(known)
        self._of = np.array([known[session] for session in sessions])
        self._offers = np.bincount(self._of).astype(float)
        even = np.full(len(known), 1 / len(known))
        self._drawn = np.random.default_rng(1).multinomial(len(known), even, size=RESAMPLES)

    def mean(self, values: np.ndarray) -> Interval:
        totals = np.bincount(self._of, weights=values)
        drawn = (self._drawn @ totals) / (self._drawn @ self._offers)
        low, high = np.percentile(drawn, (LOW, HIGH))
        return Interval(float(values.mean()), float(low), float(high))
