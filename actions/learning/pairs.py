"""Counting pairs of products over a long history, a part of it at a time."""
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Callable, Iterator, Optional, Union

import numpy as np

from actions.learning.exact_counts import (
    LEAST_GAP,
    MOST_GAP,
    buyers_in_one_order,
    buyers_weeks_later,
)
from actions.learning.number_columns import (
    Column,
    joined,
    ranks_in,
    sizes_of,
    starts_of,
    sums_of,
)
from actions.learning.purchase_columns import History
from actions.shop.progress import Progress

MOST_PAIRS = 40_000_000  # are gone through; of more a sample chooses which pairs are counted
LEAST_BUYERS = 3
CHUNK = 8_000_000  # pairs at once
PARTS = 16  # in which the counts are summed up, to save memory
SEED = 1

Places = tuple[Column, Column]  # of the first row and the second one of each pair


@dataclass(frozen=True)
class PairCounts:
    """Pairs of products that at least LEAST_BUYERS made.

    `buyers` are counted exactly, on any history. The rest are of a sample where pairs are too many.
    """

    first: Column
    second: Column
    buyers: Column
    sampled: Column  # buyers in the sample
    seen: Column  # by product, the rows of the sample
    times: Column  # a buyer may make a pair again
    weight: Column  # of the orders they were in
    firsts: Column  # by product, in how many pairs it is the first; rare ones count too


def count_baskets(history: History, progress: Progress) -> PairCounts:
    """Products of one order; `first` is the lesser number."""
    cap = _cap(sizes_of(history.order)[starts_of(history.order)])
    rows = history if cap is None else _part_of_orders(history, cap)
    weights = weights_of(history)[np.searchsorted(history.order, rows.order)]
    counts = _count(rows, weights, _in_one_order, "baskets", progress)
    return counts if cap is None else _exact(counts, buyers_in_one_order, history)


def count_sequels(history: History, progress: Progress) -> PairCounts:
    """`second` was bought for the first time 3 to 120 days after the first time of `first`."""
    firsts = history.firsts
    cap = _cap(sizes_of(firsts.buyer)[starts_of(firsts.buyer)])
    rows = firsts if cap is None else _newest_of_buyers(firsts, cap)
    counts = _count(rows, np.ones(len(rows)), _weeks_later, "sequels", progress)
    if cap is None:
        return counts
    return _exact(counts, buyers_weeks_later, firsts)


def weights_of(history: History) -> Column:
    """Of each row: what stands among many in its order says less of each."""
    return np.asarray(sizes_of(history.order) ** -0.5)


def _cap(sizes: Column) -> Optional[int]:
    """How many of each group may be paired without exceeding MOST_PAIRS; None: all."""
    def pairs(cap: int) -> float:
        of = np.minimum(sizes, cap).astype(np.float64)
        return float((of * (of - 1)).sum() / 2)

    if not len(sizes) or pairs(int(sizes.max())) <= MOST_PAIRS:
        return None
    low, high = 2, int(sizes.max())
    while low + 1 < high:
        middle = (low + high) // 2
        low, high = (middle, high) if pairs(middle) <= MOST_PAIRS else (low, middle)
    return low


def _part_of_orders(history: History, most: int) -> History:
    """Of larger orders so many products; the same ones every time."""
    chance = np.random.default_rng(SEED).permutation(len(history))
    place = np.empty(len(history), dtype=np.int64)
    place[np.lexsort((chance, history.order))] = ranks_in(history.order)
    return history.only(place <= most)


def _newest_of_buyers(firsts: History, most: int) -> History:
    ends = np.searchsorted(firsts.buyer, firsts.buyer, side="right")
    return firsts.only(ends - np.arange(len(firsts)) <= most)


def _exact(
    counts: PairCounts, count: Callable[[Column, Column, History], Column], history: History
) -> PairCounts:
    buyers = count(counts.first, counts.second, history)
    return replace(counts, buyers=buyers)


def _in_one_order(history: History) -> tuple[Column, int]:
    return np.searchsorted(history.order, history.order, side="right"), 0


def _weeks_later(firsts: History) -> tuple[Column, int]:
    moments = (firsts.buyer << 34) + firsts.at  # each buyer's time far after the one before
    return np.searchsorted(moments, moments + MOST_GAP, side="right"), LEAST_GAP


def _before(ends: Column) -> Iterator[Places]:
    """All pairs of rows in which the second comes before the end that the first one has."""
    first, step = np.arange(len(ends)), 1
    while True:
        first = first[first + step < ends[first]]
        if not len(first):
            return
        yield first, first + step
        step += 1


@dataclass(frozen=True)
class _Counted:
    """Sorted by pair; a pair is one number: first × products + second."""

    pair: Column
    buyers: Column
    times: Column
    weight: Column

    def only(self, rows: Union[Column, slice]) -> "_Counted":
        return _Counted(self.pair[rows], self.buyers[rows], self.times[rows], self.weight[rows])


def _count(
    rows: History, weights: Column, ends_of: Callable[[History], tuple[Column, int]], stage: str,
    progress: Progress,
) -> PairCounts:
    products = rows.products
    firsts = np.zeros(products)
    parts = []
    progress(stage, 0, len(rows))
    ends, least_gap = ends_of(rows)
    for part in _by_buyers(rows, ends):
        counted = _count_part(
            rows.only(part), weights[part], ends[part] - part.start, least_gap
        )
        firsts += np.bincount(counted.pair // products, counted.buyers, minlength=products)
        parts.append(counted)
        progress(stage, part.stop, len(rows))
    total = _sum(parts, products)
    return PairCounts(
        total.pair // products, total.pair % products, total.buyers, total.buyers,
        np.bincount(rows.sku, minlength=products), total.times, total.weight, firsts,
    )


def _by_buyers(rows: History, ends: Column) -> Iterator[slice]:
    """Parts that share no buyer, of about CHUNK pairs each."""
    pairs = np.cumsum(ends - np.arange(len(rows)))
    start = 0
    while start < len(rows):
        before = pairs[start - 1] if start else 0
        last = min(int(np.searchsorted(pairs, before + CHUNK)), len(rows) - 1)
        end = int(np.searchsorted(rows.buyer, rows.buyer[last], side="right"))
        yield slice(start, end)
        start = end


def _count_part(part: History, weights: Column, ends: Column, least_gap: int) -> _Counted:
    products, buyer = part.products, part.buyer - part.buyer[0]
    keys, weight = [], []
    for first, second in _before(ends):
        if least_gap:
            is_late = part.at[second] - part.at[first] >= least_gap
            first, second = first[is_late], second[is_late]
        keys.append((buyer[first] * products + part.sku[first]) * products + part.sku[second])
        weight.append(weights[first])
    key, each = joined(keys), joined(weight)
    in_order = np.argsort(key)
    starts = starts_of(key[in_order])
    of_buyers = key[in_order][starts]
    return _add_up(
        of_buyers % products ** 2, np.ones(len(starts), dtype=np.int64),
        np.diff(starts, append=len(key)), sums_of(each[in_order], starts),
    )


def _sum(parts: list[_Counted], products: int) -> _Counted:
    """All parts together, without the rare pairs."""
    limits = np.linspace(0, products ** 2, PARTS + 1).astype(np.int64)
    kept = []
    for low, high in pairwise(limits):
        found = [part.only(slice(*np.searchsorted(part.pair, (low, high)))) for part in parts]
        total = _add_up(*_columns(found))
        kept.append(total.only(total.buyers >= LEAST_BUYERS))
    return _Counted(*_columns(kept))


def _columns(parts: list[_Counted]) -> tuple[Column, Column, Column, Column]:
    return (
        joined([part.pair for part in parts]), joined([part.buyers for part in parts]),
        joined([part.times for part in parts]), joined([part.weight for part in parts]),
    )


def _add_up(pair: Column, buyers: Column, times: Column, weight: Column) -> _Counted:
    in_order = np.argsort(pair, kind="stable")
    pair = pair[in_order]
    starts = starts_of(pair)
    return _Counted(
        pair[starts], sums_of(buyers[in_order], starts), sums_of(times[in_order], starts),
        sums_of(weight[in_order], starts),
    )
