"""Telling what belongs together from what merely met by chance."""
from typing import Union

import numpy as np
from scipy.special import xlogy
from scipy.stats import chi2

FALSE_SHARE = 0.05  # of all that is kept, about so much may be chance

Counts = Union[int, np.ndarray]


def log_likelihood_ratio(
    both: Counts, first: Counts, second: Counts, trials: Counts
) -> np.ndarray:
    """G² of a 2×2 table (Dunning 1993): `both` of the trials with `first`, `second` in all.

    Chi-square with one degree of freedom where the two are independent. Arrays or numbers.
    """
    both, first, second = (np.asarray(count, dtype=np.float64) for count in (both, first, second))
    without = trials - first, trials - second
    seen = (both, first - both, second - both, without[0] - second + both)
    expected = (
        first * second / trials, first * without[1] / trials,
        without[0] * second / trials, without[0] * without[1] / trials,
    )
    return 2 * sum(
        xlogy(count, np.divide(count, usual, out=np.ones_like(count), where=count > 0))
        for count, usual in zip(seen, expected, strict=True)
    )


def is_no_chance(
    ratios: np.ndarray, tested: float, false_share: float = FALSE_SHARE
) -> np.ndarray:
    """Which of the G² stand when so many pairs were tested (Benjamini & Hochberg 1995).

    Pairs never seen count as tested too: without them the luckiest of billions would pass.
    """
    if not len(ratios):
        return np.zeros(0, dtype=bool)
    chances = chi2.sf(ratios, 1)
    in_order = np.sort(chances)
    passing = in_order <= false_share * np.arange(1, len(in_order) + 1) / tested
    return chances <= (in_order[passing][-1] if passing.any() else -1.0)
