"""The act of a wish, from its words, what was found in it, and the encoder's states."""
from dataclasses import dataclass
from typing import Iterator, Sequence

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import CountVectorizer

from bot.nlu.intents.softmax_regression import fit_weights, scores, softmax
from bot.nlu.reading.chunks import Chunk
from bot.nlu.reading.tokens import Token

STRENGTH, ITERATIONS = 1.0, 80
LEAST_SEEN = 2


@dataclass(frozen=True)
class WishSeen:
    """One wish of a message: its features, and the mean states of it and of the message."""

    features: list[str]
    state: np.ndarray


@dataclass(frozen=True)
class ActModel:
    acts: list[str]
    counter: CountVectorizer
    weights: np.ndarray

    def chances(self, wishes: Sequence[WishSeen]) -> np.ndarray:
        """Shape (wishes, acts)."""
        sparse = self.counter.transform([wish.features for wish in wishes])
        return softmax(scores(self.weights, sparse, _dense(wishes)))

    def best(self, wishes: Sequence[WishSeen]) -> list[str]:
        return [self.acts[at] for at in self.chances(wishes).argmax(axis=1)]


def train_acts(wishes: Sequence[WishSeen], acts: Sequence[str]) -> ActModel:
    names = sorted(set(acts))
    counter = CountVectorizer(analyzer=_as_is, min_df=LEAST_SEEN, binary=True, dtype=np.float32)
    sparse: csr_matrix = counter.fit_transform([wish.features for wish in wishes])
    targets = np.eye(len(names), dtype=np.float32)[np.searchsorted(names, acts)]
    weights = fit_weights(sparse, _dense(wishes), targets, STRENGTH, ITERATIONS)
    return ActModel(names, counter, weights)


def wish_seen(
    tokens: Sequence[Token], states: np.ndarray, span: tuple[int, int],
    chunks: Sequence[Chunk], place: int, count: int,
) -> WishSeen:
    first, end = span
    inside = [c for c in chunks if first <= c.first < end]
    own = states[first:end].mean(axis=0) if first < end else states.mean(axis=0)
    features = list(_features(tokens[first:end], first, inside))
    features.append(f"place {min(place, 2)} of {min(count, 3)}")
    return WishSeen(features, np.concatenate([own, states.mean(axis=0)]))


def _features(
    tokens: Sequence[Token], offset: int, chunks: Sequence[Chunk]
) -> Iterator[str]:
    """Words, two by two as well; what was found stands under the name of its field."""
    words: list[str] = []
    for at, token in enumerate(tokens, start=offset):
        chunk = next((c for c in chunks if c.first <= at < c.end), None)
        if chunk is None:
            words.append(token.plain)
        elif chunk.first == at:
            words.append(f"<{chunk.field}>")
    yield from (f"said {word}" for word in words)
    padded = ["|", *words, "|"]
    yield from (f"{a} {b}" for a, b in zip(padded, padded[1:], strict=False))
    yield from (f"word {token.plain}" for token in tokens)
    yield f"fields {' '.join(sorted({c.field for c in chunks}))}"
    yield f"length {min(len(tokens), 8)}"


def _dense(wishes: Sequence[WishSeen]) -> np.ndarray:
    return np.stack([wish.state for wish in wishes]).astype(np.float32)


def _as_is(features: Sequence[str]) -> Sequence[str]:
    return features
