"""How many distinct buyers made a pair: counted over all rows, whatever a sample saw."""
from typing import Iterator

import numpy as np

from actions.learning.number_columns import Column
from actions.learning.purchase_columns import SECONDS_A_DAY, History

LEAST_GAP, MOST_GAP = 3 * SECONDS_A_DAY, 120 * SECONDS_A_DAY
CHUNK = 5_000_000  # rows of the rarer product looked up at once


def buyers_in_one_order(first: Column, second: Column, history: History) -> Column:
    """Of each pair, how many had both in one order."""
    keys = history.order * history.products + history.sku  # ascending, as orders are by buyer
    rows, starts = _rows_by_product(history)
    sold = np.diff(starts)
    rarer = np.where(sold[first] <= sold[second], first, second)
    other = first + second - rarer
    people = int(history.buyer.max(initial=0)) + 1
    counted = np.zeros(len(first), dtype=np.int64)
    for part in _parts(sold[rarer]):
        pair, row = _expanded(rarer[part], rows, starts)
        wanted = history.order[row] * history.products + other[part][pair]
        is_there = _find(keys, wanted) >= 0
        made = np.unique(pair[is_there] * people + history.buyer[row[is_there]])
        counted[part] = np.bincount(made // people, minlength=part.stop - part.start)
    return counted


def buyers_weeks_later(first: Column, second: Column, firsts: History) -> Column:
    """Of each pair, how many took `second` for the first time 3 to 120 days after `first`."""
    keys = firsts.buyer * firsts.products + firsts.sku
    by_key = np.argsort(keys)
    rows, starts = _rows_by_product(firsts)
    sold = np.diff(starts)
    counted = np.zeros(len(first), dtype=np.int64)
    for part in _parts(sold[first]):
        pair, row = _expanded(first[part], rows, starts)
        place = _find(keys[by_key], firsts.buyer[row] * firsts.products + second[part][pair])
        pair, row, later = pair[place >= 0], row[place >= 0], by_key[place[place >= 0]]
        gap = firsts.at[later] - firsts.at[row]
        is_later = (gap >= LEAST_GAP) & (gap <= MOST_GAP)
        counted[part] = np.bincount(pair[is_later], minlength=part.stop - part.start)
    return counted


def _rows_by_product(history: History) -> tuple[Column, Column]:
    """All rows in order of product, and where those of each product begin."""
    rows = np.argsort(history.sku, kind="stable")
    return rows, np.searchsorted(history.sku[rows], np.arange(history.products + 1))


def _parts(sizes: Column) -> Iterator[slice]:
    ends = np.cumsum(sizes)
    start = 0
    while start < len(sizes):
        before = ends[start - 1] if start else 0
        end = max(int(np.searchsorted(ends, before + CHUNK, side="right")), start + 1)
        yield slice(start, end)
        start = end


def _expanded(product: Column, rows: Column, starts: Column) -> tuple[Column, Column]:
    """For each product all its rows: the place of the product, and the row."""
    sizes = starts[product + 1] - starts[product]
    place = np.repeat(np.arange(len(product)), sizes)
    step = np.arange(len(place)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return place, rows[starts[product][place] + step]


def _find(keys: Column, wanted: Column) -> Column:
    """Places of these in ascending keys; -1 of those that aren't there."""
    place = np.searchsorted(keys, wanted)
    return np.where(np.append(keys, -1)[place] == wanted, place, -1)
