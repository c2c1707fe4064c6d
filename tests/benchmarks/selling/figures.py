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


@dataclass(frozen=True)
class Comparison:
    best_other: str
    margin_ratio: Interval
    abandonment_delta: Interval


def figures(outcomes: Sequence[Outcome], resampling: Resampling) -> Figures:
    offers = _offers(outcomes)
    return Figures(
        margin=resampling.mean(_margins(outcomes)),
        acceptance=resampling.ratio(
            [sum(answer == "accepted" for _, answer in o.offers) for o in outcomes], offers
        ),
        abandonment=resampling.mean(_abandoned(outcomes)),
        pestered=resampling.mean([float(o.end == "pestered") for o in outcomes]),
        offers=resampling.mean(offers),
    )


def compare(
    played: Mapping[str, Sequence[Outcome]], ours: str, silent: str, resampling: Resampling
) -> Comparison:
    """Paired, as every policy meets the same shoppers."""
    others = [name for name in played if name != ours]
    best = max(others, key=lambda name: sum(_margins(played[name])))
    deltas = np.subtract(_abandoned(played[ours]), _abandoned(played[silent]))
    return Comparison(
        best_other=best,
        margin_ratio=resampling.ratio(_margins(played[ours]), _margins(played[best])),
        abandonment_delta=resampling.mean(deltas),
    )


def by_strategy(outcomes: Sequence[Outcome]) -> Mapping[str, Counter[str]]:
    """Answers by strategy, the most used first."""
    found: dict[str, Counter[str]] = {}
    for outcome in outcomes:
        for strategy, answer in outcome.offers:
            found.setdefault(strategy, Counter())[answer] += 1
    return dict(sorted(found.items(), key=lambda item: (-sum(item[1].values()), item[0])))


def _margins(outcomes: Sequence[Outcome]) -> list[float]:
    return [outcome.margin for outcome in outcomes]


def _offers(outcomes: Sequence[Outcome]) -> list[float]:
    return [float(len(outcome.offers)) for outcome in outcomes]


def _abandoned(outcomes: Sequence[Outcome]) -> list[float]:
    return [float(outcome.end != "ordered") for outcome in outcomes]
