"""How far the likeliest intent can be trusted: the chance that it is right, and the threshold.

The chance is a logistic regression (Platt scaling) on what the classifier says and on how like the
known examples the message is. It is learnt where the truth is known and was not seen: a model is
trained without some intents and without some examples of the others; the intents left out stand
for all that the assistant was never taught.
"""
from dataclasses import dataclass
from typing import Optional, Sequence

import numpy as np
from sklearn.linear_model import LogisticRegression

SIGNS = ("log_odds", "meaning", "letters")
LEFT_OUT_GROUPS = 3
HELD_OUT_SHARE = 0.25
THRESHOLDS = np.linspace(0.05, 0.95, 91)
UNSURE = 1e-6


@dataclass(frozen=True)
class Trust:
    """Weights of the signs; an intent below `threshold` is no better than none."""

    weights: np.ndarray
    bias: float
    threshold: float

    def chances(self, signs: np.ndarray) -> np.ndarray:
        """The chance that the likeliest intent is right, from signs of shape (n, 3)."""
        return 1 / (1 + np.exp(-(signs @ self.weights + self.bias)))


# Without validation: the classifier's own chance, which is trusted from one half on.
PLAIN = Trust(np.array([1.0, 0.0, 0.0]), 0.0, 0.5)


@dataclass(frozen=True)
class Trial:
    """Signs of unseen messages, whether the guess was right, whether the intent was left out."""

    signs: np.ndarray
    is_right: np.ndarray
    is_unknown: np.ndarray


def log_odds(chances: np.ndarray) -> np.ndarray:
    best = np.clip(chances.max(axis=1), UNSURE, 1 - UNSURE)
    return np.log(best / (1 - best))


def learn_trust(trials: Sequence[Trial], unknown_share: float) -> Trust:
    """`unknown_share` is the share of messages expected to ask for something never taught."""
    signs = np.vstack([trial.signs for trial in trials])
    is_right = np.concatenate([trial.is_right for trial in trials])
    is_unknown = np.concatenate([trial.is_unknown for trial in trials])
    seen = is_unknown.mean()
    if is_right.all() or not is_right.any() or not 0 < seen < 1:
        return PLAIN
    weights = np.where(is_unknown, unknown_share / seen, (1 - unknown_share) / (1 - seen))
    middle, spread = signs.mean(axis=0), signs.std(axis=0) + UNSURE
    slopes, bias = _rising_slopes((signs - middle) / spread, is_right, weights)
    trust = Trust(slopes / spread, float(bias - slopes / spread @ middle), 0.0)
    threshold = _best_threshold(trust.chances(signs), is_right, is_unknown, weights)
    return Trust(trust.weights, trust.bias, threshold)


def _rising_slopes(
    signs: np.ndarray, is_right: np.ndarray, weights: np.ndarray
) -> tuple[np.ndarray, float]:
    """Slopes and bias; a sign of trust never speaks against it, however few the examples."""
    used = list(range(signs.shape[1]))
    while True:
        fitted = LogisticRegression().fit(signs[:, used], is_right, sample_weight=weights)
        falling = [sign for sign, slope in zip(used, fitted.coef_[0], strict=True) if slope < 0]
        if not falling or len(used) == 1:
            slopes = np.zeros(signs.shape[1])
            slopes[used] = np.maximum(fitted.coef_[0], 0)
            return slopes, float(fitted.intercept_[0])
        used = [sign for sign in used if sign not in falling] or used[:1]


def left_out_groups(labels: Sequence[str], always_known: Optional[str]) -> list[set[str]]:
    """The intents in groups of about as many examples each."""
    sizes = {label: 0 for label in labels if label != always_known}
    for label in labels:
        if label in sizes:
            sizes[label] += 1
    groups: list[set[str]] = [set() for _ in range(min(LEFT_OUT_GROUPS, len(sizes)))]
    loads = [0] * len(groups)
    for label in sorted(sizes, key=lambda name: (-sizes[name], name)):
        lightest = loads.index(min(loads))
        groups[lightest].add(label)
        loads[lightest] += sizes[label]
    return groups


def held_out_rows(names: np.ndarray, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Rows to learn from and rows kept out; every intent keeps one example to learn from."""
    shuffled = np.random.default_rng(0).permutation(rows)
    first = np.unique(names[shuffled], return_index=True)[1]
    others = np.delete(shuffled, first)
    kept_out = others[: round(len(rows) * HELD_OUT_SHARE)]
    return np.setdiff1d(rows, kept_out), kept_out


def _best_threshold(
    chances: np.ndarray, is_right: np.ndarray, is_unknown: np.ndarray, weights: np.ndarray
) -> float:
    """The one with the most right answers: right intents kept, unknown ones refused."""
    gained = [
        float((weights * np.where(chances < threshold, is_unknown, is_right)).sum())
        for threshold in THRESHOLDS
    ]
    return float(THRESHOLDS[int(np.argmax(gained))])
