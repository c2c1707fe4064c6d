"""Labels for the words of a message, from their features and the encoder's states.

Softmax regression for each word; of several label sequences the likeliest one that is whole: what
goes on must have begun, as in a maximum entropy Markov model (McCallum et al. 2000).
"""
from dataclasses import dataclass
from typing import Sequence

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import CountVectorizer

from bot.nlu.intents.softmax_regression import fit_weights, scores, softmax

NOTHING = "O"
BEGINS, GOES_ON = "B-", "I-"
STATE_SCALE = 1.0
STRENGTH, ITERATIONS = 0.3, 80
LEAST_SEEN = 2
SMOOTHING = 0.5


@dataclass(frozen=True)
class SequenceModel:
    """`steps` are log chances of one label after another, the last row those at the beginning."""

    labels: list[str]
    counter: CountVectorizer
    weights: np.ndarray
    steps: np.ndarray

    def chances(self, features: Sequence[Sequence[str]], states: np.ndarray) -> np.ndarray:
        """Shape (words, labels)."""
        return softmax(scores(self.weights, self.counter.transform(features), _dense(states)))

    def best(self, chances: np.ndarray) -> list[str]:
        """Viterbi over the chances of each word and the steps between labels."""
        gains = np.log(chances + 1e-9)
        best, came_from = gains[0] + self.steps[-1], []
        for row in gains[1:]:
            ways = best[:, None] + self.steps[:-1]
            came_from.append(ways.argmax(axis=0))
            best = ways.max(axis=0) + row
        path = [int(best.argmax())]
        for choices in reversed(came_from):
            path.append(int(choices[path[-1]]))
        return [self.labels[at] for at in reversed(path)]


def train_sequences(
    features: Sequence[Sequence[Sequence[str]]],
    states: Sequence[np.ndarray],
    labels: Sequence[Sequence[str]],
    step_weight: float = 1.0,
) -> SequenceModel:
    """From messages: features, states (words, 384) and a label for each of their words."""
    names = sorted({label for each in labels for label in each})
    counter = CountVectorizer(
        analyzer=_as_is, min_df=LEAST_SEEN, binary=True, dtype=np.float32
    )
    sparse: csr_matrix = counter.fit_transform([word for each in features for word in each])
    dense = _dense(np.concatenate(states))
    targets = np.eye(len(names), dtype=np.float32)[
        np.searchsorted(names, [label for each in labels for label in each])
    ]
    weights = fit_weights(sparse, dense, targets, STRENGTH, ITERATIONS)
    return SequenceModel(names, counter, weights, step_weight * _steps(names, labels))


def _steps(names: Sequence[str], labels: Sequence[Sequence[str]]) -> np.ndarray:
    """How much likelier than by chance a label follows another; never what can't."""
    at = {name: index for index, name in enumerate(names)}
    counts = np.full((len(names) + 1, len(names)), SMOOTHING)
    for each in labels:
        for before, after in zip((None, *each[:-1]), each, strict=True):
            counts[-1 if before is None else at[before], at[after]] += 1
    joint = counts / counts.sum()
    gains = np.log(joint / (joint.sum(axis=1, keepdims=True) * joint.sum(axis=0, keepdims=True)))
    gains = np.clip(gains, -3, 3)
    for name in names:
        if name.startswith(GOES_ON):
            allowed = [at.get(BEGINS + name[2:], -2), at[name]]
            gains[[row for row in range(len(names) + 1) if row not in allowed], at[name]] = -1e3
    return gains.astype(np.float32)


def _dense(states: np.ndarray) -> np.ndarray:
    return (states * STATE_SCALE).astype(np.float32)


def _as_is(features: Sequence[str]) -> Sequence[str]:
    return features
