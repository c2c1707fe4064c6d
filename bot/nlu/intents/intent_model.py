"""The intent model: word and letter n-grams beside sentence vectors, then softmax regression."""
import json
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple, Optional, Sequence

import numpy as np
from scipy.sparse import csr_matrix, hstack, load_npz, save_npz

from bot.nlu.intents.calibration import (
    PLAIN,
    Trial,
    Trust,
    held_out_rows,
    learn_trust,
    left_out_groups,
    log_odds,
)
from bot.nlu.intents.grams import KINDS, Grams, learn_grams, load_grams
from bot.nlu.intents.similarity import Likeness, learn_likeness
from bot.nlu.intents.softmax_regression import fit_weights, scores, softmax
from bot.nlu.intents.topic_model import Features

# Found by five-fold cross-validation on the examples of all languages.
VECTOR_SCALE = 4.0
STRENGTH = 3.0
ITERATIONS = 30
# What likeness to an intent's examples adds to its score, by meaning and by letters.
LIKENESS_WEIGHTS = np.array([8.0, 5.0])
# With fewer there is nothing to leave out.
LEAST_EXAMPLES, LEAST_INTENTS = 5, 3
# Without knowing better: as many messages are foreign to a shop bot as not.
UNKNOWN_SHARE = 0.5
ARRAYS_FILE, TEXTS_FILE, LETTERS_FILE = "intents.npz", "intents.json", "letters.npz"


class Judged(NamedTuple):
    """The likeliest intent, the chance that it is right, and whether that is enough to act."""

    intent: str
    confidence: float
    is_clear: bool
    ranking: tuple[tuple[str, float], ...]


class Looked(NamedTuple):
    """What is known of messages before they are judged."""

    letters: csr_matrix
    features: Features


@dataclass(frozen=True)
class IntentModel:
    """Everything needed to judge normalised texts with their vectors."""

    intents: list[str]
    grams: dict[str, Grams]
    weights: np.ndarray
    likeness: Likeness
    trust: Trust = PLAIN

    def look(self, texts: Sequence[str], vectors: np.ndarray) -> Looked:
        """What judging looks at; by its features topics are told, too."""
        blocks = {name: gram.of(texts) for name, gram in self.grams.items()}
        dense = _dense(vectors, self.likeness.centre)
        return Looked(blocks["letters"], Features(_sparse(list(blocks.values())), dense))

    def judge(
        self, looked: Looked, vectors: np.ndarray, gains: Optional[np.ndarray] = None
    ) -> list[Judged]:
        """`gains`, of shape (n, intents), are what else speaks for each intent: log chances."""
        chances, signs = self.chances_and_signs(looked, vectors, gains)
        trusted = self.trust.chances(signs)
        return [self._judged(row, float(t)) for row, t in zip(chances, trusted, strict=True)]

    def chances_and_signs(
        self, looked: Looked, vectors: np.ndarray, gains: Optional[np.ndarray] = None
    ) -> tuple[np.ndarray, np.ndarray]:
        """Probability of each intent for a message that has one of them, shape (n, intents).

        And the signs of trust in the likeliest, shape (n, 3).
        """
        alike = self.likeness.of(vectors, looked.letters)
        own = scores(self.weights, *looked.features) + alike @ LIKENESS_WEIGHTS
        chances = softmax(own if gains is None else own + gains)
        of_best = alike[np.arange(len(alike)), chances.argmax(axis=1)]
        return chances, np.column_stack([log_odds(chances), of_best])

    def _judged(self, chances: np.ndarray, trusted: float) -> Judged:
        """Others share what the likeliest leaves; what they can't have is the chance of none."""
        order = chances.argsort()[::-1]
        best, rest = order[0], max(1 - chances[order[0]], 1e-9)
        shares = [min(float(chances[i]) * (1 - trusted) / rest, trusted) for i in order[1:]]
        named = zip((self.intents[i] for i in order[1:]), shares, strict=True)
        is_clear = trusted >= self.trust.threshold
        return Judged(
            self.intents[best], trusted, is_clear, ((self.intents[best], trusted), *named)
        )

    def save(self, folder: Path) -> None:
        idf = {f"idf_{name}": gram.idf for name, gram in self.grams.items()}
        np.savez_compressed(
            folder / ARRAYS_FILE, weights=self.weights, trust=self.trust.weights,
            centre=self.likeness.centre, directions=self.likeness.directions,
            starts=self.likeness.starts,
            examples=self.likeness.vectors.astype(np.float16), **idf,
        )  # fmt: skip
        save_npz(folder / LETTERS_FILE, self.likeness.letters)
        texts = {
            "intents": self.intents,
            "trust": {"bias": self.trust.bias, "threshold": self.trust.threshold},
            "terms": {name: gram.terms for name, gram in self.grams.items()},
        }
        (folder / TEXTS_FILE).write_text(json.dumps(texts, ensure_ascii=False), encoding="utf-8")


def load_model(folder: Path) -> IntentModel:
    texts = json.loads((folder / TEXTS_FILE).read_text(encoding="utf-8"))
    letters = load_npz(folder / LETTERS_FILE)
    with np.load(folder / ARRAYS_FILE, allow_pickle=False) as arrays:
        grams = {
            name: load_grams(name, terms, arrays[f"idf_{name}"])
            for name, terms in texts["terms"].items()
        }
        examples = arrays["examples"].astype(np.float32)
        likeness = Likeness(
            arrays["centre"], arrays["directions"], examples, letters, arrays["starts"]
        )
        trust = Trust(arrays["trust"], **texts["trust"])
        return IntentModel(texts["intents"], grams, arrays["weights"], likeness, trust)


def train_model(
    texts: Sequence[str],
    vectors: np.ndarray,
    labels: Sequence[str],
    unknown_share: float = UNKNOWN_SHARE,
    refusal: Optional[str] = None,
) -> IntentModel:
    """A model of all examples; its trust is learnt from models that saw only part of them.

    `refusal` is the intent of examples that ask for what isn't served, where there are any.
    """
    intents = len(set(labels))
    has_enough = len(labels) >= LEAST_EXAMPLES * intents and intents >= LEAST_INTENTS
    groups = left_out_groups(labels, refusal) if has_enough else []
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        fitting = pool.submit(_fit, texts, vectors, labels)
        trying = [pool.submit(_trial, texts, vectors, labels, g, refusal) for g in groups]
        model, trials = fitting.result(), [each.result() for each in trying]
    return replace(model, trust=learn_trust(trials, unknown_share)) if trials else model


def _trial(
    texts: Sequence[str],
    vectors: np.ndarray,
    labels: Sequence[str],
    left_out: set[str],
    refusal: Optional[str],
) -> Trial:
    """A model without these intents and a share of the other examples, asked about both."""
    names = np.asarray(labels)
    is_unknown = np.isin(names, list(left_out))
    seen, held_out = held_out_rows(names, np.flatnonzero(~is_unknown))
    model = _fit([texts[i] for i in seen], vectors[seen], list(names[seen]))
    asked = np.concatenate([held_out, np.flatnonzero(is_unknown)])
    looked = model.look([texts[i] for i in asked], vectors[asked])
    chances, signs = model.chances_and_signs(looked, vectors[asked])
    guesses = np.asarray(model.intents)[chances.argmax(axis=1)]
    is_right = (guesses == names[asked]) | (is_unknown[asked] & (guesses == refusal))
    return Trial(signs, is_right, is_unknown[asked])


def _fit(texts: Sequence[str], vectors: np.ndarray, labels: Sequence[str]) -> IntentModel:
    intents = sorted(set(labels))
    learnt = {kind: learn_grams(kind, texts) for kind in KINDS}
    grams = {kind: gram for kind, (gram, _) in learnt.items()}
    blocks = {kind: rows for kind, (_, rows) in learnt.items()}
    targets: np.ndarray = np.searchsorted(intents, labels)
    likeness = learn_likeness(vectors, blocks["letters"], targets)
    one_hot = np.eye(len(intents), dtype=np.float32)[targets]
    dense = _dense(vectors, likeness.centre)
    weights = fit_weights(_sparse(list(blocks.values())), dense, one_hot, STRENGTH, ITERATIONS)
    return IntentModel(intents, grams, weights, likeness)


def _sparse(blocks: Sequence[csr_matrix]) -> csr_matrix:
    return hstack(blocks, format="csr", dtype=np.float32)


def _dense(vectors: np.ndarray, centre: np.ndarray) -> np.ndarray:
    return ((vectors - centre) * VECTOR_SCALE).astype(np.float32)
