"""What the customers most like one another bought lately and one of them doesn't own."""
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from actions.learning.associations import Associations
from actions.learning.number_columns import Column, joined, ranks_in, starts_of
from actions.learning.pairs import LEAST_BUYERS
from actions.learning.purchase_columns import SECONDS_A_DAY, History
from actions.shop.progress import Progress

MOST_PEERS = 100
MOST_PICKS = 12
LATELY = 400 * SECONDS_A_DAY
SAY_OF_OWNED = 0.5  # what a customer's own things speak for, beside what the peers bought
# Where there would be more, the best-selling products are not compared: they say the least.
MOST_COMPARISONS = 5e8
CHUNK = 1000  # customers at once
COSINE_STEPS = 2 ** 24
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
    history: History, is_proposed: Column, together: Associations, now_s: int,
    progress: Progress,
) -> Picks:
    """For every customer with enough history; strangers are nobody's peers."""
    named = history.only(history.buyer < history.people)
    likeness = _Likeness(named.firsts)
    owned = _matrix(named.firsts)
    size = (history.products, history.products)
    speaks_for = sparse.csr_matrix((together.weight, (together.sku, together.companion)), size)
    lately = _matrix(named.only((named.at >= now_s - LATELY) & is_proposed[named.sku]))
    parts: list[tuple[Column, ...]] = [NO_PICKS]
    for start in range(0, history.people, CHUNK):
        progress("peers", start, history.people)
        customers = slice(start, min(start + CHUNK, history.people))
        peers, own = likeness.peers_of(customers), owned[customers]
        found = _picks(peers, own, lately, (own @ speaks_for).tocsr())
        parts.append((found[0] + start, *found[1:]))
    progress("peers", history.people, history.people)
    return Picks(*(joined(column) for column in zip(*parts, strict=True)))


class _Likeness:
    """Cosine of what customers own."""

    def __init__(self, firsts: History) -> None:
        compared = firsts.only(_is_compared(firsts.buyers)[firsts.sku])
        owns = np.bincount(compared.buyer, minlength=firsts.people)
        self._norms = np.maximum(owns, 1) ** 0.5
        self._rows = _matrix(compared)
        self._columns = self._rows.T.tocsr()

    def peers_of(self, customers: slice) -> sparse.csr_matrix:
        """A row for each of these customers, with the cosine of those most like them."""
        shared = self._rows[customers] @ self._columns
        row = np.repeat(np.arange(shared.shape[0]), np.diff(shared.indptr))
        peer = shared.indices
        cosine = shared.data / (self._norms[row + customers.start] * self._norms[peer])
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
        cosine = 1 - (keys[nearest] // people) % (2 * COSINE_STEPS) / COSINE_STEPS
        size = (customers.stop - customers.start, people)
        # A peer is one even where the steps leave nothing of the likeness.
        values = np.maximum(cosine, 1 / COSINE_STEPS)
        return sparse.csr_matrix((values, (row[nearest], peer[nearest])), shape=size)


def _is_compared(owners: Column) -> Column:
    """By product: the rarest, as many as comparing them all allows."""
    rarest_first = np.argsort(owners, kind="stable")
    comparisons = np.cumsum(owners[rarest_first].astype(np.float64) ** 2)
    is_compared = np.zeros(len(owners), dtype=bool)
    is_compared[rarest_first[comparisons <= MOST_COMPARISONS]] = True
    return is_compared


def _picks(
    peers: sparse.csr_matrix, own: sparse.csr_matrix, lately: sparse.csr_matrix,
    votes: sparse.csr_matrix,
) -> tuple[Column, ...]:
    """Customer, rank, product, buyers and the number of peers; a row of `peers` a customer.

    What is told are plain counts. The order is by how alike those are who bought it, and by what
    the customer's own things speak for: `votes`.
    """
    each = sparse.csr_matrix((np.ones(peers.nnz), peers.indices, peers.indptr), peers.shape)
    bought, alike = (each @ lately).tocsr(), (peers @ lately).tocsr()
    bought.sort_indices()
    alike.sort_indices()  # the same products, as every peer weighs more than nothing
    places = np.flatnonzero(bought.data >= LEAST_BUYERS)
    row = np.searchsorted(bought.indptr, places, side="right") - 1
    is_new = ~_has(own, row, bought.indices[places])
    places, row = places[is_new], row[is_new]
    sku, buyers = bought.indices[places], bought.data[places].astype(np.int64)
    of_own = np.asarray(votes[row, sku]).ravel() if len(row) else np.zeros(0)
    value = _of_best(alike.data[places], row) + SAY_OF_OWNED * _of_best(of_own, row)
    in_order = np.lexsort((sku, -np.round(value, 6), row))
    rank = ranks_in(row[in_order])
    in_order, rank = in_order[rank <= MOST_PICKS], rank[rank <= MOST_PICKS]
    of = np.diff(peers.indptr)[row]
    return row[in_order], rank, sku[in_order], buyers[in_order], of[in_order]


def _of_best(values: Column, row: Column) -> Column:
    """As shares of the largest of each row; rows are in order."""
    if not len(values):
        return values
    starts = starts_of(row)
    largest = np.repeat(np.maximum.reduceat(values, starts), np.diff(starts, append=len(row)))
    return values / np.maximum(largest, 1e-12)


def _has(owned: sparse.csr_matrix, row: Column, sku: Column) -> Column:
    """Whether the customer of each row has this product."""
    have = owned.tocoo()
    products = np.int64(owned.shape[1])
    return np.isin(row * products + sku, have.row * products + have.col)


def _matrix(history: History) -> sparse.csr_matrix:
    """Customers by products: 1 for each product a customer has."""
    once = np.unique(history.buyer * history.products + history.sku)
    sku = once % history.products
    data = np.ones(len(sku), dtype=np.int32)
    size = (history.people, history.products)
    return sparse.csr_matrix((data, (once // history.products, sku)), shape=size)
