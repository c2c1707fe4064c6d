"""What a shopper of World A could still spend, as far as its chances tell."""
from dataclasses import dataclass
from functools import cached_property
from math import log
from typing import Iterator, Sequence

from tests.benchmarks.selling.assumptions import Assumptions

POINTS = (0.1, 0.3, 0.5, 0.7, 0.9)


@dataclass(frozen=True)
class Purse:
    """`wished`: USD that a better version costs more, for which they may have money besides."""

    assumed: Assumptions
    planned: float
    spent: float = 0.0
    wished: float = 0.0

    def bears(self, extra: float, pain: float) -> float:
        """The chance that there is enough for it, less what the price takes off a yes."""
        bearing = (1 - pain * max(extra, 0) / left for left in self._lefts if left >= extra)
        return sum(bearing) / len(self._lefts)

    @cached_property
    def _lefts(self) -> Sequence[float]:
        return [max(left, 0.01) for left in self._possible()]

    def _possible(self) -> Iterator[float]:
        """Slack and stretch are even between their bounds, the pocket exponential."""
        assumed = self.assumed
        slack_range = assumed.most_slack - assumed.least_slack
        stretch_range = assumed.most_stretch - assumed.least_stretch
        for point in POINTS:
            slack = self.planned * (assumed.least_slack + slack_range * point)
            for luck in POINTS:
                pocket = -assumed.pocket * log(1 - luck)
                for other in POINTS if self.wished else (0.0,):
                    stretch = self.wished * (assumed.least_stretch + stretch_range * other)
                    yield slack + pocket + stretch - self.spent
