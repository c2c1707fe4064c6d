"""Today's deals: what sells clearly faster than before, and reduced stock that lasts too long."""
from dataclasses import dataclass
from itertools import groupby, islice

import numpy as np
from scipy.stats import binom

from actions.learning.goods import Shelf
from actions.learning.model import Deal, DealKind
from actions.learning.number_columns import Column
from actions.learning.purchase_columns import SECONDS_A_DAY, History

MOST_A_CATEGORY = 20  # of each kind
LATELY_DAYS, BEFORE_DAYS = 30, 90
LEAST_SOLD = 5
MOST_CHANCE = 0.01  # that sales at an even pace look like a rise
PACE_DAYS = 90
LASTS_TOO_LONG_DAYS = 120


@dataclass(frozen=True)
class RankedDeal:
    """`rank` counts within category and kind, from 1."""

    deal: Deal
    rank: int


def find_deals(history: History, shelf: Shelf, now_s: int) -> list[RankedDeal]:
    """The deals of every category, of what is left on the shelf."""
    return [*_fast_sellers(history, shelf, now_s), *_clearance(history, shelf, now_s)]


def _fast_sellers(history: History, shelf: Shelf, now_s: int) -> list[RankedDeal]:
    """Orders are compared, not pieces: one large order is no rise.

    At an even pace a quarter of the orders of 120 days falls into the last 30 (the conditional
    test of two Poisson rates; Przyborowski & Wilenski 1940).
    """
    lately = _since(history, now_s, LATELY_DAYS)
    both = _since(history, now_s, LATELY_DAYS + BEFORE_DAYS)
    new = np.bincount(lately.sku, minlength=history.products)
    all_ = np.bincount(both.sku, minlength=history.products)
    chance = binom.sf(new - 1, all_, LATELY_DAYS / (LATELY_DAYS + BEFORE_DAYS))
    sold = _pieces(lately)
    is_fast = (chance < MOST_CHANCE) & (sold >= LEAST_SOLD) & (shelf.stock > 0)
    return _ranked("fast_seller", is_fast, chance, sold, LATELY_DAYS, shelf)


def _clearance(history: History, shelf: Shelf, now_s: int) -> list[RankedDeal]:
    """Longest to last first."""
    sold = _pieces(_since(history, now_s, PACE_DAYS))
    lasts_days = shelf.stock * PACE_DAYS / np.maximum(sold, 0.5)
    is_slow = shelf.is_reduced & np.isfinite(shelf.stock) & (lasts_days > LASTS_TOO_LONG_DAYS)
    return _ranked("clearance", is_slow, -lasts_days, sold, PACE_DAYS, shelf)


def _since(history: History, now_s: int, days: int) -> History:
    return history.only((history.at > now_s - days * SECONDS_A_DAY) & (history.at <= now_s))


def _pieces(history: History) -> Column:
    sold = np.bincount(history.sku, history.quantity, minlength=history.products)
    return sold.astype(np.int64)


def _ranked(
    kind: DealKind, is_deal: Column, least_first: Column, sold: Column, days: int, shelf: Shelf
) -> list[RankedDeal]:
    found = sorted(
        np.flatnonzero(is_deal & shelf.stands_alone),
        key=lambda n: (shelf.categories[n], least_first[n], n),
    )
    return [
        RankedDeal(Deal(shelf.skus[n], kind, int(sold[n]), days, category), rank)
        for category, group in groupby(found, key=lambda n: shelf.categories[n])
        for rank, n in enumerate(islice(group, MOST_A_CATEGORY), start=1)
    ]
