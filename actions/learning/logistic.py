"""Logistic regression drawn towards what is believed beforehand, by Newton's method."""
from typing import Optional

import numpy as np

from actions.learning.number_columns import Column

STEPS = 25
ENOUGH = 1e-6  # of a step: no weight changes any more


def chances(logits: Column) -> Column:
    return 1 / (1 + np.exp(-np.clip(logits, -30, 30)))


def fitted(
    features: np.ndarray, outcomes: Column, ridge: Column, believed: Optional[Column] = None
) -> Column:
    """The likeliest weights, one a column of `features` (rows, columns).

    `believed` are the log odds of each row before anything is learned, 0 where none are given;
    `ridge`, one a column, is how heavily a weight is drawn to 0: the precision of its prior.
    """
    offset = np.zeros(len(features)) if believed is None else believed
    weights = np.zeros(features.shape[1])
    for _ in range(STEPS):
        chance = chances(offset + features @ weights)
        slope = features.T @ (outcomes - chance) - ridge * weights
        curve = (features * (chance * (1 - chance))[:, None]).T @ features + np.diag(ridge)
        step = np.linalg.solve(curve, slope)
        weights = weights + step
        if np.abs(step).max(initial=0.0) < ENOUGH:
            break
    return weights
