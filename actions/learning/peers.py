"""What the customers most like one another bought lately and one of them doesn't own."""
from dataclasses import dataclass
from typing import Optional

import numpy as np
from scipy import sparse

from actions.learning.number_columns import Column, joined, ranks_in
from actions.learning.pairs import LEAST_BUYERS, newest_of_buyers
from actions.learning.purchase_columns import SECONDS_A_DAY, History
from actions.shop.progress import Progress

MOST_PEERS = 30
MOST_PICKS = 12
LEAST_COMMON = 2  # products that two customers share before they count as alike
LATELY = 400 * SECONDS_A_DAY
# Where there would be more, the best-selling products are not compared: they say the least.
MOST_COMPARISONS = 5e8
CHUNK = 1000  # customers at once
COSINE_STEPS = 2 ** 24
ONE_IN_COMMON = float(2 ** 20)
NO_PICKS = (np.zeros(0, dtype=np.int64),) * 5


@dataclass(frozen=True)
class Picks:
    """In order of customer and rank; customers and products by number."""

    customer: Column
    rank: Column
    sku: Column
    buyers: Column
    of: Column


def find_peer_picks(
    history: History, is_proposed: Column, now_s: int, progress: Progress
) -> Picks:
    """For every customer with enough history; strangers are nobody's peers."""
    named = history.only(history.buyer < history.people)
    likeness = _Likeness(newest_of_buyers(named.firsts))
    owned = _matrix(named.firsts)
    lately = _matrix(named.only((named.at >= now_s - LATELY) & is_proposed[named.sku]))
    parts: list[tuple[Column, ...]] = [NO_PICKS]
    for start in range(0, history.people, CHUNK):
        progress("peers", start, history.people)
        customers = slice(start, min(start + CHUNK, history.people))
        parts.append(_picks(likeness.peers_of(customers), customers.start, owned, lately))
    progress("peers", history.people, history.people)
    return Picks(*(joined(column) for column in zip(*parts, strict=True)))


class _Likeness:
    """Cosine of what customers own, where a product counts the more the fewer have it."""

    def __init__(self, firsts: History) -> None:
        owners = firsts.buyers
        weight = np.log(max(firsts.people, 1) / np.maximum(owners, 1)) ** 2
        compared = firsts.only(_is_compared(owners)[firsts.sku])
        norms = np.bincount(compared.buyer, weight[compared.sku], minlength=firsts.people) ** 0.5
        self._norms = np.maximum(norms, 1e-9)
        # One multiplication gives the sum of weights and, in units far above it, the count.
        self._rows = _matrix(compared, (weight + ONE_IN_COMMON) ** 0.5)
        self._columns = self._rows.T.tocsr()

    def peers_of(self, customers: slice) -> sparse.csr_matrix:
        """A row for each of these customers, with ones for those most like them."""
        shared = self._rows[customers] @ self._columns
        places = np.flatnonzero(shared.data > LEAST_COMMON * ONE_IN_COMMON - 1)
        row = np.searchsorted(shared.indptr, places, side="right") - 1
        peer, likeness = shared.indices[places], shared.data[places]
        cosine = (likeness + 1e-3) % ONE_IN_COMMON / (
            self._norms[row + customers.start] * self._norms[peer]
        )
        is_other = row + customers.start != peer
        return self._nearest(row[is_other], peer[is_other], cosine[is_other], customers)

    def _nearest(
        self, row: Column, peer: Column, cosine: Column, customers: slice
    ) -> sparse.csr_matrix:
        people = self._rows.shape[0]
        steps = ((1 - cosine).clip(0) * COSINE_STEPS).astype(np.int64)
        # One number to sort by: much faster than sorting by three columns.
        keys = np.sort((row * np.int64(2 * COSINE_STEPS) + steps) * people + peer)
        row, peer = keys // people // (2 * COSINE_STEPS), keys % people
        nearest = ranks_in(row) <= MOST_PEERS
        ones = np.ones(np.count_nonzero(nearest), dtype=np.int32)
        size = (customers.stop - customers.start, people)
        return sparse.csr_matrix((ones, (row[nearest], peer[nearest])), shape=size)


def _is_compared(owners: Column) -> Column:
    """By product: the rarest, as many as comparing them all allows."""
    rarest_first = np.argsort(owners, kind="stable")
    comparisons = np.cumsum(owners[rarest_first].astype(np.float64) ** 2)
    is_compared = np.zeros(len(owners), dtype=bool)
    is_compared[rarest_first[comparisons <= MOST_COMPARISONS]] = True
    return is_compared


def _picks(
    peers: sparse.csr_matrix, start: int, owned: sparse.csr_matrix, lately: sparse.csr_matrix
) -> tuple[Column, ...]:
    """Customer, rank, product, buyers and the number of peers, from customer `start` on."""
    bought = (peers @ lately).tocsr()
    places = np.flatnonzero(bought.data >= LEAST_BUYERS)
    row = np.searchsorted(bought.indptr, places, side="right") - 1
    sku, buyers = bought.indices[places], bought.data[places]
    is_new = ~_has(owned[start:start + peers.shape[0]], row, sku)
    row, sku, buyers = row[is_new], sku[is_new], buyers[is_new]
    of = np.diff(peers.indptr)[row]
    popularity = np.asarray(lately.sum(axis=0)).ravel() / lately.shape[0]
    # Most above what everybody buys comes first.
    in_order = np.lexsort((sku, np.round(of * popularity[sku] - buyers, 9), row))
    rank = ranks_in(row[in_order])
    in_order, rank = in_order[rank <= MOST_PICKS], rank[rank <= MOST_PICKS]
    return row[in_order] + start, rank, sku[in_order], buyers[in_order], of[in_order]


def _has(owned: sparse.csr_matrix, row: Column, sku: Column) -> Column:
    """Whether the customer of each row has this product."""
    have = owned.tocoo()
    products = np.int64(owned.shape[1])
    return np.isin(row * products + sku, have.row * products + have.col)


def _matrix(history: History, values: Optional[Column] = None) -> sparse.csr_matrix:
    """Customers by products: a value for each product a customer has, 1 by default."""
    once = np.unique(history.buyer * history.products + history.sku)
    sku = once % history.products
    data = np.ones(len(sku), dtype=np.int32) if values is None else values[sku]
    size = (history.people, history.products)
    return sparse.csr_matrix((data, (once // history.products, sku)), shape=size)
