"""What is bought with a product, and what in the weeks after it."""
from dataclasses import dataclass

import numpy as np

from actions.learning.number_columns import Column, ranks_in
from actions.learning.pairs import count_baskets, count_sequels
from actions.learning.purchase_columns import History
from actions.learning.significance import is_no_chance, log_likelihood_ratio
from actions.shop.progress import Progress

MOST_A_PRODUCT = 12
DOUBT_BUYERS = 10  # a share among so few buyers counts half


@dataclass(frozen=True)
class Associations:
    """Products by number, in order of `sku` and `rank`."""

    sku: Column
    rank: Column
    companion: Column
    buyers: Column
    of: Column


def find_companions(history: History, progress: Progress) -> Associations:
    """What goes into one order. The trials are orders; what is told are buyers."""
    counts = count_baskets(history, progress)
    orders = np.bincount(history.sku, minlength=history.products)
    sold = np.count_nonzero(orders)
    merits = _beyond_chance(
        counts.times, orders[counts.first], orders[counts.second],
        trials=len(np.unique(history.order)), tested=sold * (sold - 1) / 2,
    )
    return _best(
        np.concatenate([counts.first, counts.second]),
        np.concatenate([counts.second, counts.first]),
        np.tile(counts.buyers, 2), np.tile(merits, 2), history.buyers,
    )


def find_sequels(history: History, progress: Progress) -> Associations:
    """What follows. The trials are first purchases, some of them in the weeks after another.

    So those who buy everything prove little: their many purchases are as many trials.
    """
    counts = count_sequels(history, progress)
    buyers = history.buyers
    sold = np.count_nonzero(buyers)
    merits = _beyond_chance(
        counts.buyers, counts.firsts[counts.first], buyers[counts.second],
        trials=int(buyers.sum()), tested=sold * (sold - 1),
    )
    return _best(counts.first, counts.second, counts.buyers, merits, buyers)


def _beyond_chance(
    both: Column, first: Column, second: Column, trials: int, tested: float
) -> Column:
    """What share of each count chance doesn't explain; 0 where all of it may be chance."""
    by_chance = first * second / max(trials, 1)
    ratios = log_likelihood_ratio(both, first, second, max(trials, 1))
    stands = (both > by_chance) & is_no_chance(np.where(both > by_chance, ratios, 0), tested)
    return np.where(stands, 1 - by_chance / np.maximum(both, 1), 0)


def _best(
    sku: Column, companion: Column, buyers: Column, merits: Column, of: Column
) -> Associations:
    """The best of each product by its share of buyers, less what chance or few buyers explain.

    Never by raw lift, which favours what hardly anybody bought.
    """
    value = buyers / (of[sku] + DOUBT_BUYERS) * merits
    in_order = np.lexsort((companion, -np.round(value, 9), sku))
    in_order = in_order[merits[in_order] > 0]
    rank = ranks_in(sku[in_order])
    in_order, rank = in_order[rank <= MOST_A_PRODUCT], rank[rank <= MOST_A_PRODUCT]
    return Associations(
        sku[in_order], rank, companion[in_order], buyers[in_order], of[sku[in_order]]
    )
