"""From visits to figures with 95 % intervals, by a bootstrap over visitors."""
from collections import Counter
from dataclasses import dataclass
from typing import Mapping, Sequence, Union

import numpy as np

from tests.benchmarks.selling.visit import Outcome

RESAMPLES = 2000
LOW, HIGH = 2.5, 97.5

Values = Union[Sequence[float], np.ndarray]


@dataclass(frozen=True)
class Interval:
    value: float
    low: float
    high: float


class Resampling:
    """The same visitors drawn again and again: whoever comes twice is drawn with both visits."""

    def __init__(self, visitors: Sequence[str], seed: int, resamples: int = RESAMPLES) -> None:
        names = {name: number for number, name in enumerate(dict.fromkeys(visitors))}
        self._of = np.array([names[visitor] for visitor in visitors], dtype=int)
        rng = np.random.default_rng(seed)
        even = np.full(len(names), 1 / len(names))
        self._weights = rng.multinomial(len(names), even, size=resamples)

    def ratio(self, above: Values, below: Values) -> Interval:
        """Sum over sum; nothing over nothing is 0."""
        totals = self._totals(above), self._totals(below)
        drawn = _over(*totals)
        low, high = np.percentile(drawn, (LOW, HIGH))
        return Interval(float(_over(np.sum(above), np.sum(below))), float(low), float(high))

    def mean(self, values: Values) -> Interval:
        return self.ratio(values, np.ones(len(values)))

    def _totals(self, values: Values) -> np.ndarray:
        return self._weights @ np.bincount(self._of, weights=np.asarray(values, dtype=float))


def _over(above: np.ndarray, below: np.ndarray) -> np.ndarray:
    return np.divide(above, below, out=np.zeros(np.shape(above)), where=np.asarray(below) != 0)


@dataclass(frozen=True)
class Figures:
    """Of one policy; pestered is the share that left because of the offers."""

    margin: Interval
    acceptance: Interval
    abandonment: Interval
    pestered: Interval
    offers: Interval
    asked: Interval


def figures(outcomes: Sequence[Outcome], resampling: Resampling) -> Figures:
    return Figures(
        margin=resampling.mean(margins(outcomes)),
        acceptance=resampling.ratio(taken(outcomes), offers(outcomes)),
        abandonment=resampling.mean(abandoned(outcomes)),
        pestered=resampling.mean([float(o.end == "pestered") for o in outcomes]),
        offers=resampling.mean(offers(outcomes)),
        asked=resampling.mean([float(outcome.asked) for outcome in outcomes]),
    )


def by_strategy(outcomes: Sequence[Outcome]) -> Mapping[str, Counter[str]]:
    """Answers by strategy, the most used first."""
    found: dict[str, Counter[str]] = {}
    for outcome in outcomes:
        for strategy, answer in outcome.offers:
            found.setdefault(strategy, Counter())[answer] += 1
    return dict(sorted(found.items(), key=lambda item: (-sum(item[1].values()), item[0])))


def margins(outcomes: Sequence[Outcome]) -> list[float]:
    return [outcome.margin for outcome in outcomes]


def offers(outcomes: Sequence[Outcome]) -> list[float]:
    return [float(len(outcome.offers)) for outcome in outcomes]


def abandoned(outcomes: Sequence[Outcome]) -> list[float]:
    return [float(outcome.end != "ordered") for outcome in outcomes]


def taken(outcomes: Sequence[Outcome]) -> list[float]:
    return [float(sum(answer == "accepted" for _, answer in o.offers)) for o in outcomes]
