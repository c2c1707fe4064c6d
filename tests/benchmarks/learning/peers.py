"""People like you: does the next order that holds something new hold one of the ten picks?"""
from typing import Any, Callable

import numpy as np
from scipy import sparse

from actions.learning.peers import MOST_PEERS
from actions.selling.candidates.people_like_you import PeopleLikeYou
from tests.benchmarks.learning.histories import History
from tests.benchmarks.learning.shop import FilledShop

TOP = 10
NEIGHBOURS = (30, 100, 300)


class NextNew:
    """Customers who bought before, and what was new to them in the next order that had any."""

    def __init__(self, history: History) -> None:
        self.owned = history.matrix("buyer_number", history.known)
        owned = self.owned.toarray() > 0
        lines = history.measured
        lines = lines[~owned[lines.buyer_number, lines["product"]]]
        first = lines.groupby("buyer_number").place.transform("min")
        lines = lines[lines.place == first]
        new: dict[int, set[int]] = {}
        for buyer, product in zip(lines.buyer_number, lines["product"], strict=True):
            new.setdefault(buyer, set()).add(product)
        self.new = {buyer: found for buyer, found in new.items() if owned[buyer].any()}
        self.buyers = np.array(sorted(self.new))

    def __len__(self) -> int:
        return len(self.buyers)


def served_rate(shop: FilledShop, cases: NextNew, step: Callable[[], None]) -> float:
    hits = 0
    for buyer in cases.buyers:
        situation = shop.situation(shop.history.learned_at, shop.history.buyers[buyer])
        picks = [candidate.sku for candidate in PeopleLikeYou().propose(situation)][:TOP]
        hits += not cases.new[buyer].isdisjoint(np.searchsorted(shop.history.skus, picks).tolist())
        step()
    return hits / len(cases)


def peer_rates(cases: NextNew) -> dict[str, float]:
    """Popularity, neighbours of customers and of products, and our peers by plain count."""
    owned = cases.owned
    owners = np.asarray(owned.sum(axis=0)).ravel()
    mine = owned[cases.buyers]
    likeness = _likeness(cases)
    met = (owned.T @ owned).toarray()
    np.fill_diagonal(met, 0)
    norm = np.sqrt(np.maximum(owners, 1))
    found = {
        "popularity": _hit_rate(cases, np.tile(owners, (len(cases), 1))),
        "kNN of products": _hit_rate(cases, np.asarray(mine @ (met / norm / norm[:, None]))),
    }
    for size in NEIGHBOURS:
        nearest = _nearest(likeness, size)
        found[f"kNN of {size} customers"] = _hit_rate(cases, (nearest @ owned).toarray())
    peers = _nearest(likeness, MOST_PEERS)
    peers.data[:] = 1
    found["same peers, plain count"] = _hit_rate(cases, (peers @ owned).toarray())
    return found


def _common(cases: NextNew) -> Any:
    return (cases.owned[cases.buyers] @ cases.owned.T).toarray()


def _likeness(cases: NextNew) -> Any:
    """Cosine of what each customer and everybody owns."""
    norms = np.sqrt(np.maximum(np.diff(cases.owned.indptr), 1))
    found = _common(cases) / norms[cases.buyers][:, None] / norms[None, :]
    found[np.arange(len(cases)), cases.buyers] = 0
    return found


def _nearest(likeness: Any, size: int) -> sparse.csr_matrix:
    near = np.argpartition(-likeness, size, axis=1)[:, :size]
    values = np.take_along_axis(likeness, near, 1)
    rows = np.repeat(np.arange(len(near)), size)
    found = sparse.csr_matrix((values.ravel(), (rows, near.ravel())), shape=likeness.shape)
    found.eliminate_zeros()
    return found


def _hit_rate(cases: NextNew, scores: Any) -> float:
    scores = np.where(cases.owned[cases.buyers].toarray() > 0, -np.inf, scores)
    best = np.argpartition(-scores, TOP, axis=1)[:, :TOP]
    hits = [
        not cases.new[buyer].isdisjoint(row.tolist())
        for buyer, row in zip(cases.buyers, best, strict=True)
    ]
    return float(np.mean(hits))
