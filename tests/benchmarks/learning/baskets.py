"""Bought together: one thing of a basket is hidden; is it among the ten that are proposed?"""
from dataclasses import dataclass
from typing import Any, Callable

import numpy as np
from scipy import sparse

from actions.selling.candidates.bought_together import BoughtTogether
from tests.benchmarks.learning.histories import History
from tests.benchmarks.learning.shop import FilledShop

TOP = 10
MOST_CASES = 3000
EASE_RIDGE = 200.0
K1, B = 1.2, 0.75  # of BM25, as usual


@dataclass(frozen=True)
class Cases:
    """Baskets by products, without the hidden one of each."""

    baskets: sparse.csr_matrix
    hidden: Any

    def __len__(self) -> int:
        return len(self.hidden)


def hide_one(history: History, seed: int = 7) -> Cases:
    """Of each measured basket of two or more, any product, known before or not."""
    rng = np.random.default_rng(seed)
    baskets = [np.array(part) for _, part in history.measured.groupby("place")["product"]]
    baskets = [part for part in baskets if len(part) > 1]
    chosen = rng.permutation(len(baskets))[:MOST_CASES]
    places = {number: int(rng.integers(len(baskets[number]))) for number in chosen}
    left = [np.delete(baskets[number], places[number]) for number in chosen]
    rows = np.repeat(np.arange(len(left)), [len(part) for part in left])
    matrix = sparse.csr_matrix(
        (np.ones(len(rows)), (rows, np.concatenate(left))), (len(left), len(history.skus))
    )
    return Cases(matrix, np.array([baskets[number][places[number]] for number in chosen]))


def served_rate(shop: FilledShop, cases: Cases, step: Callable[[], None]) -> float:
    """Carts in the database, observed and proposed for as a shopper's are."""
    now, skus = shop.history.learned_at, shop.history.skus
    baskets = [cases.baskets[number].indices for number in range(len(cases))]
    shop.fill_carts({f"cart-{n}": [skus[i] for i in part] for n, part in enumerate(baskets)}, now)
    hits = 0
    for number, hidden in enumerate(cases.hidden):
        situation = shop.situation(now, conversation=f"cart-{number}")
        proposed = [candidate.sku for candidate in BoughtTogether().propose(situation)]
        hits += skus[hidden] in proposed[:TOP]
        step()
    return hits / len(cases)


def peer_rates(history: History, cases: Cases) -> dict[str, float]:
    """Simple ways to do it, and EASE (Steck 2019), which is none."""
    bought = history.matrix("place", history.known)
    sold = np.asarray(bought.sum(axis=0)).ravel()
    met = (bought.T @ bought).toarray()
    np.fill_diagonal(met, 0)
    norm = np.sqrt(np.maximum(sold, 1))
    weights = {
        "popularity": np.tile(sold, (len(sold), 1)),
        "count of pairs": met,
        "share of buyers": met / np.maximum(sold, 1)[:, None],
        "cosine": met / norm[:, None] / norm[None, :],
        "BM25": _bm25(bought),
        "EASE": _ease(met, sold),
    }
    return {name: _hit_rate(cases, each) for name, each in weights.items()}


def _bm25(bought: sparse.csr_matrix) -> Any:
    """Products as documents of the orders they were in."""
    sold = np.asarray(bought.sum(axis=0)).ravel()
    sizes = np.asarray(bought.sum(axis=1)).ravel()
    idf = np.log(1 + (len(sold) - sizes + 0.5) / (sizes + 0.5))
    length = K1 * (1 - B + B * sold / sold[sold > 0].mean())
    weighted = sparse.diags(idf) @ bought @ sparse.diags((K1 + 1) / (1 + length))
    scores = (bought.T @ weighted).toarray()
    np.fill_diagonal(scores, 0)
    return scores


def _ease(met: Any, sold: Any) -> Any:
    inverse = np.linalg.inv(met + np.diag(sold + EASE_RIDGE))
    weights = -inverse / np.diag(inverse)[None, :]
    np.fill_diagonal(weights, 0)
    return weights


def _hit_rate(cases: Cases, weights: Any) -> float:
    hits = 0
    for start in range(0, len(cases), 500):
        baskets = cases.baskets[start:start + 500]
        scores = np.asarray(baskets @ weights)
        scores[baskets.nonzero()] = -np.inf
        best = np.argpartition(-scores, TOP, axis=1)[:, :TOP]
        hits += int((best == cases.hidden[start:start + 500, None]).any(axis=1).sum())
    return hits / len(cases)
