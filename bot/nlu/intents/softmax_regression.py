"""Multinomial logistic regression over features that are part sparse, part dense.

scikit-learn's needs one matrix: dense, the n-grams don't fit; sparse, the vectors take it five
times as long.
"""

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix


def fit_weights(
    sparse: csr_matrix, dense: np.ndarray, targets: np.ndarray, strength: float, iterations: int
) -> np.ndarray:
    """Weights of shape (sparse features + dense features + 1, classes); the last row is the bias.

    `targets` are one-hot rows; `strength` is scikit-learn's C: the inverse of regularisation.
    """
    transposed, split = sparse.T.tocsr(), sparse.shape[1]
    shape = (split + dense.shape[1] + 1, targets.shape[1])

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        weights = flat.reshape(shape).astype(np.float32)
        log_chances = _log_softmax(scores(weights, sparse, dense))
        penalty = 0.5 * float((weights[:-1] ** 2).sum())
        value = penalty - strength * float((targets * log_chances).sum())
        slope = strength * (np.exp(log_chances) - targets)
        gradient = np.vstack([transposed @ slope, dense.T @ slope, slope.sum(axis=0)[None]])
        gradient[:-1] += weights[:-1]
        return value, gradient.ravel().astype(np.float64)

    best = minimize(
        loss, np.zeros(shape[0] * shape[1]), jac=True, method="L-BFGS-B",
        options={"maxiter": iterations, "ftol": 1e-5},
    )  # fmt: skip
    return best.x.reshape(shape).astype(np.float32)


def scores(weights: np.ndarray, sparse: csr_matrix, dense: np.ndarray) -> np.ndarray:
    """Scores before the softmax, shape (n, classes)."""
    split = sparse.shape[1]
    return sparse @ weights[:split] + dense @ weights[split:-1] + weights[-1]


def softmax(values: np.ndarray) -> np.ndarray:
    return np.exp(_log_softmax(values))


def _log_softmax(values: np.ndarray) -> np.ndarray:
    shifted = values - values.max(axis=1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
