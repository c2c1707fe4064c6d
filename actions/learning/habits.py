"""How likely customers buy again, within a fortnight, what they bought before.

The history is looked at as it stood some fortnights ago, and at what was bought in the fortnight
after: a logistic regression of it, then what is special about each product.
"""
from dataclasses import dataclass
from typing import Iterator, Optional, Sequence

import numpy as np

from actions.learning.habit_features import (
    COMING_DAYS,
    LATELY_DAYS,
    MEMORY_DAYS,
    MOST_LINES,
    Habits,
    features_of,
)
from actions.learning.logistic import chances, fitted
from actions.learning.number_columns import Column, joined, starts_of
from actions.learning.purchase_columns import SECONDS_A_DAY, History
from actions.shop.progress import Progress

FORTNIGHTS = 12
MOST_LINES_A_FORTNIGHT = 150_000  # are looked at: those of some customers
LEAST_REBUYS = 100  # fewer teach nothing that can be trusted
RIDGE = 1.0
USUAL_REBUYS = 10.0  # a product is as all are, until it has about so many


@dataclass(frozen=True)
class Rebuying:
    """Weights of FEATURES, and of products by number what they add; empty: nothing is known."""

    weights: Sequence[float]
    sku: Column
    beyond: Column

    def __len__(self) -> int:
        return len(self.weights) + len(self.sku)


NOTHING = Rebuying((), np.zeros(0, dtype=np.int64), np.zeros(0))


def find_rebuying(
    history: History, lasts_days: Column, now_s: int, progress: Progress
) -> Rebuying:
    """`lasts_days` by product: 0 of what isn't used up."""
    parts = []
    progress("habits", 0, FORTNIGHTS)
    for done, seen in enumerate(_fortnights(history, lasts_days, now_s), 1):
        parts.append(seen)
        progress("habits", done, FORTNIGHTS)
    progress("habits", FORTNIGHTS, FORTNIGHTS)
    if not parts:
        return NOTHING
    features, sku, again = (joined(list(columns)) for columns in zip(*parts, strict=True))
    if again.sum() < LEAST_REBUYS or again.all():
        return NOTHING
    weights = fitted(features, again, _ridge(features.shape[1]))
    expected = np.bincount(sku, chances(features @ weights), minlength=history.products)
    rebuys = np.bincount(sku, again, minlength=history.products)
    beyond = np.log((rebuys + USUAL_REBUYS) / (expected + USUAL_REBUYS))
    known = np.unique(sku)
    return Rebuying(weights.tolist(), known, beyond[known])


def _fortnights(
    history: History, lasts_days: Column, now_s: int
) -> Iterator[tuple[np.ndarray, Column, Column]]:
    """The features, product and outcome of each habit, of the last fortnights that are over."""
    is_bought = (history.buyer < history.people) & (history.at <= now_s)
    bought = history.only(is_bought)
    if not len(bought):
        return
    end = int(bought.at.max()) // SECONDS_A_DAY + 1
    for number in range(1, FORTNIGHTS + 1):
        today = end - number * COMING_DAYS
        found = habits_on(bought, lasts_days, today)
        if found is None:
            return
        buyer, sku, habits = found
        day = bought.at // SECONDS_A_DAY
        coming = bought.only((day >= today) & (day < today + COMING_DAYS))
        again = np.isin(
            buyer * history.products + sku, coming.buyer * history.products + coming.sku
        )
        yield features_of(habits), sku, again.astype(np.float64)


def habits_on(
    bought: History, lasts_days: Column, today: int
) -> Optional[tuple[Column, Column, Habits]]:
    """Buyer, product and habit of everything used up, as a situation would know it that day."""
    day = bought.at // SECONDS_A_DAY
    known = bought.only((day < today) & (day >= today - MEMORY_DAYS))
    ends = np.searchsorted(known.buyer, known.buyer, side="right")
    known = known.only(ends - np.arange(len(known)) <= MOST_LINES)
    known = _of_some(known)
    if not len(known):
        return None
    visits, last = _visits(known, today)
    used_up = known.only(lasts_days[known.sku] > 0)
    if not len(used_up):
        return None
    days = np.unique(
        (used_up.buyer * bought.products + used_up.sku) * 2 ** 16 + used_up.at // SECONDS_A_DAY
    )
    pair, day = days >> 16, days & (2 ** 16 - 1)
    starts = starts_of(pair)
    times = np.diff(starts, append=len(pair))
    buyer, sku = pair[starts] // bought.products, pair[starts] % bought.products
    gap = np.where(times > 1, _median_gaps(pair, day, starts, times), lasts_days[sku])
    first, newest = day[starts], day[starts + times - 1]
    return buyer, sku, Habits(
        times, today - newest, today - first, gap, visits[buyer], today - last[buyer]
    )


def _of_some(known: History) -> History:
    """Customers in a fixed order of chance, as many as MOST_LINES_A_FORTNIGHT allows."""
    share = MOST_LINES_A_FORTNIGHT / max(len(known), 1)
    if share >= 1:
        return known
    return known.only((known.buyer * 2_654_435_761) % 2 ** 32 < share * 2 ** 32)


def _visits(known: History, today: int) -> tuple[Column, Column]:
    """By buyer: days with an order lately, and the last day with one."""
    once = np.unique(known.buyer * 2 ** 16 + known.at // SECONDS_A_DAY)
    buyer, day = once >> 16, once & (2 ** 16 - 1)
    last = np.zeros(known.people, dtype=np.int64)
    np.maximum.at(last, buyer, day)
    return np.bincount(buyer[day > today - LATELY_DAYS], minlength=known.people), last


def _median_gaps(pair: Column, day: Column, starts: Column, times: Column) -> Column:
    """In whole days; anything where there is no gap."""
    gaps, of = np.diff(day), np.flatnonzero(pair[1:] == pair[:-1])
    if not len(of):
        return np.zeros(len(starts))
    in_order = of[np.lexsort((gaps[of], pair[of]))]
    sorted_gaps = gaps[in_order]
    counts = np.maximum(times - 1, 0)
    begin = np.cumsum(counts) - counts
    low = np.minimum(begin + np.maximum(counts - 1, 0) // 2, len(in_order) - 1)
    high = np.minimum(begin + counts // 2, len(in_order) - 1)
    return np.rint((sorted_gaps[low] + sorted_gaps[high]) / 2)


def _ridge(columns: int) -> Column:
    """It spares the first column, the intercept."""
    return np.array([1e-6, *[RIDGE] * (columns - 1)])
