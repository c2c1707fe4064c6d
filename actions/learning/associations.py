"""What is bought with a product, and what in the weeks after it."""
from dataclasses import dataclass

import numpy as np

from actions.learning.cart_weights import cart_weights
from actions.learning.number_columns import Column, ranks_in
from actions.learning.pairs import count_baskets, count_sequels, weights_of
from actions.learning.purchase_columns import History
from actions.learning.significance import is_no_chance, log_likelihood_ratio
from actions.shop.progress import Progress

MOST_TOGETHER = 24  # of a product; a whole cart is asked, and each thing in it has a say
MOST_SEQUELS = 12
DOUBT_BUYERS = 10  # a share among so few buyers counts half


@dataclass(frozen=True)
class Associations:
    """Products by number, in order of `sku` and `rank`."""

    sku: Column
    rank: Column
    companion: Column
    buyers: Column
    of: Column
    weight: Column  # how much the product speaks for the companion, beside others in a cart


def find_companions(history: History, progress: Progress) -> Associations:
    """What goes into one order. The trials are orders; what is told are buyers."""
    counts = count_baskets(history, progress)
    sold = np.count_nonzero(counts.seen)
    merits = _beyond_chance(
        counts.times, counts.seen[counts.first], counts.seen[counts.second],
        trials=len(np.unique(history.order)), tested=sold * (sold - 1) / 2,
    )
    stands = np.flatnonzero(merits > 0)
    first = np.concatenate([counts.first[stands], counts.second[stands]])
    second = np.concatenate([counts.second[stands], counts.first[stands]])
    alone = np.bincount(history.sku, weights_of(history), minlength=history.products)
    weights = cart_weights(first, second, np.tile(counts.weight[stands], 2), alone)
    return _best(
        first, second, np.tile(counts.buyers[stands], 2), np.tile(merits[stands], 2),
        history.buyers, weights, MOST_TOGETHER,
    )


def find_sequels(history: History, progress: Progress) -> Associations:
    """What follows. The trials are first purchases, some of them in the weeks after another.

    So those who buy everything prove little: their many purchases are as many trials.
    """
    counts = count_sequels(history, progress)
    buyers = history.buyers
    sold = np.count_nonzero(buyers)
    merits = _beyond_chance(
        counts.sampled, counts.firsts[counts.first], counts.seen[counts.second],
        trials=int(counts.seen.sum()), tested=sold * (sold - 1),
    )
    weights = np.zeros(len(merits))
    return _best(
        counts.first, counts.second, counts.buyers, merits, buyers, weights, MOST_SEQUELS
    )


def _beyond_chance(
    both: Column, first: Column, second: Column, trials: int, tested: float
) -> Column:
    """What share of each count chance doesn't explain; 0 where all of it may be chance."""
    by_chance = first * second / max(trials, 1)
    ratios = log_likelihood_ratio(both, first, second, max(trials, 1))
    stands = (both > by_chance) & is_no_chance(np.where(both > by_chance, ratios, 0), tested)
    return np.where(stands, 1 - by_chance / np.maximum(both, 1), 0)


def _best(
    sku: Column, companion: Column, buyers: Column, merits: Column, of: Column, weights: Column,
    most: int,
) -> Associations:
    """The best of each product: by weight, then by share less what chance or few buyers explain.

    Never by raw lift, which favours what hardly anybody bought.
    """
    value = buyers / (of[sku] + DOUBT_BUYERS) * merits
    in_order = np.lexsort((companion, -np.round(value, 9), -np.round(weights, 9), sku))
    in_order = in_order[merits[in_order] > 0]
    rank = ranks_in(sku[in_order])
    in_order, rank = in_order[rank <= most], rank[rank <= most]
    return Associations(
        sku[in_order], rank, companion[in_order], buyers[in_order], of[sku[in_order]],
        weights[in_order],
    )
