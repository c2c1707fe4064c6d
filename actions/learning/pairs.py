"""Counting pairs of products over a long history, a part of it at a time."""
from dataclasses import dataclass
from itertools import pairwise
from typing import Callable, Iterator

import numpy as np

from actions.learning.number_columns import Column, joined, ranks_in, starts_of, sums_of
from actions.learning.purchase_columns import SECONDS_A_DAY, History
from actions.shop.progress import Progress

MOST_IN_BASKET = 50  # products of one order that count; of larger ones a sample
MOST_OF_BUYER = 200  # products of one buyer that count; of more the newest
LEAST_GAP, MOST_GAP = 3 * SECONDS_A_DAY, 120 * SECONDS_A_DAY
LEAST_BUYERS = 3
CHUNK = 200_000  # rows at once
PARTS = 16  # in which the counts are summed up, to save memory
SEED = 1

Places = tuple[Column, Column]  # of the first row and the second one of each pair


@dataclass(frozen=True)
class PairCounts:
    """Pairs of products that at least LEAST_BUYERS made."""

    first: Column
    second: Column
    buyers: Column
    times: Column  # a buyer may make a pair again
    firsts: Column  # by product, in how many pairs it is the first; rare ones count too


def count_baskets(history: History, progress: Progress) -> PairCounts:
    """Products of one order; `first` is the lesser number."""
    return _count(_without_large_baskets(history), _in_one_order, "baskets", progress)


def count_sequels(history: History, progress: Progress) -> PairCounts:
    """`second` was bought for the first time 3 to 120 days after the first time of `first`."""
    return _count(newest_of_buyers(history.firsts), _weeks_later, "sequels", progress)


def newest_of_buyers(firsts: History) -> History:
    """Of buyers of very many products the newest alone."""
    ends = np.searchsorted(firsts.buyer, firsts.buyer, side="right")
    return firsts.only(ends - np.arange(len(firsts)) <= MOST_OF_BUYER)


def _without_large_baskets(history: History) -> History:
    """Of orders with very many products some alone; the same ones every time."""
    chance = np.random.default_rng(SEED).permutation(len(history))
    place = np.empty(len(history), dtype=np.int64)
    place[np.lexsort((chance, history.order))] = ranks_in(history.order)
    return history.only(place <= MOST_IN_BASKET)


def _in_one_order(history: History) -> Iterator[Places]:
    return _before(np.searchsorted(history.order, history.order, side="right"))


def _weeks_later(firsts: History) -> Iterator[Places]:
    moments = (firsts.buyer << 34) + firsts.at  # each buyer's time far after the one before
    for first, second in _before(np.searchsorted(moments, moments + MOST_GAP, side="right")):
        is_late = firsts.at[second] - firsts.at[first] >= LEAST_GAP
        yield first[is_late], second[is_late]


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


def _count(
    rows: History, pairs_of: Callable[[History], Iterator[Places]], stage: str,
    progress: Progress,
) -> PairCounts:
    products = rows.products
    firsts = np.zeros(products)
    parts = []
    progress(stage, 0, len(rows))
    for part, done in _by_buyers(rows):
        counted = _count_part(part, pairs_of)
        firsts += np.bincount(counted.pair // products, counted.buyers, minlength=products)
        parts.append(counted)
        progress(stage, done, len(rows))
    total = _sum(parts, products)
    return PairCounts(
        total.pair // products, total.pair % products, total.buyers, total.times, firsts
    )


def _by_buyers(rows: History) -> Iterator[tuple[History, int]]:
    """Parts that share no buyer, and how many rows are done after each."""
    start = 0
    while start < len(rows):
        last = min(start + CHUNK, len(rows)) - 1
        end = int(np.searchsorted(rows.buyer, rows.buyer[last], side="right"))
        yield rows.only(slice(start, end)), end
        start = end


def _count_part(part: History, pairs_of: Callable[[History], Iterator[Places]]) -> _Counted:
    products, buyer = part.products, part.buyer - part.buyer[0]
    keys = joined([
        (buyer[first] * products + part.sku[first]) * products + part.sku[second]
        for first, second in pairs_of(part)
    ])
    of_buyers, times = np.unique(keys, return_counts=True)
    return _add_up(of_buyers % products ** 2, np.ones(len(times), dtype=np.int64), times)


def _sum(parts: list[_Counted], products: int) -> _Counted:
    """All parts together, without the rare pairs."""
    limits = np.linspace(0, products ** 2, PARTS + 1).astype(np.int64)
    kept = []
    for low, high in pairwise(limits):
        slices = [slice(*np.searchsorted(part.pair, (low, high))) for part in parts]
        found = list(zip(parts, slices, strict=True))
        total = _add_up(
            joined([part.pair[rows] for part, rows in found]),
            joined([part.buyers[rows] for part, rows in found]),
            joined([part.times[rows] for part, rows in found]),
        )
        often = total.buyers >= LEAST_BUYERS
        kept.append(_Counted(total.pair[often], total.buyers[often], total.times[often]))
    return _Counted(
        joined([part.pair for part in kept]), joined([part.buyers for part in kept]),
        joined([part.times for part in kept]),
    )


def _add_up(pair: Column, buyers: Column, times: Column) -> _Counted:
    in_order = np.argsort(pair, kind="stable")
    pair = pair[in_order]
    starts = starts_of(pair)
    return _Counted(
        pair[starts], sums_of(buyers[in_order], starts), sums_of(times[in_order], starts)
    )
