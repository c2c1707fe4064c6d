"""The intent model: word and letter n-grams beside sentence vectors, then softmax regression."""
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Sequence

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.model_selection import train_test_split

from bot.nlu.softmax_regression import best_temperature, fit_weights, scores, softmax

GRAMS: dict[str, dict[str, Any]] = {
    "words": {"ngram_range": (1, 2), "token_pattern": r"(?u)\b\w+\b"},
    "letters": {"ngram_range": (2, 5), "analyzer": "char_wb", "min_df": 2},
}
# Found by five-fold cross-validation on the examples of both languages.
VECTOR_SCALE = 6.0
STRENGTH = 3.0
ITERATIONS = 40
HELD_OUT_SHARE = 0.2
LEAST_EXAMPLES = 5
ARRAYS_FILE, TEXTS_FILE = "intents.npz", "intents.json"


@dataclass(frozen=True)
class IntentModel:
    """Everything needed to score intents of normalised texts with their vectors."""

    intents: list[str]
    grams: dict[str, TfidfVectorizer]
    centre: np.ndarray  # mean sentence vector of the training texts
    weights: np.ndarray
    temperature: float = 1.0

    def chances(self, texts: Sequence[str], vectors: np.ndarray) -> np.ndarray:
        """Probability of each intent, shape (n, intents)."""
        sparse = _sparse([self.grams[name].transform(texts) for name in GRAMS])
        values = scores(self.weights, sparse, _dense(vectors, self.centre))
        return softmax(values / self.temperature)

    def save(self, folder: Path) -> None:
        idf = {f"idf_{name}": gram.idf_ for name, gram in self.grams.items()}
        np.savez_compressed(folder / ARRAYS_FILE, centre=self.centre, weights=self.weights, **idf)
        texts = {
            "intents": self.intents,
            "temperature": self.temperature,
            "terms": {
                name: sorted(gram.vocabulary_, key=gram.vocabulary_.__getitem__)
                for name, gram in self.grams.items()
            },
        }
        (folder / TEXTS_FILE).write_text(json.dumps(texts, ensure_ascii=False), encoding="utf-8")


def load_model(folder: Path) -> IntentModel:
    texts = json.loads((folder / TEXTS_FILE).read_text(encoding="utf-8"))
    with np.load(folder / ARRAYS_FILE, allow_pickle=False) as arrays:
        grams = {}
        for name, terms in texts["terms"].items():
            vocabulary = {term: column for column, term in enumerate(terms)}
            grams[name] = _vectorizer(name, vocabulary=vocabulary)
            grams[name].idf_ = arrays[f"idf_{name}"]
        return IntentModel(
            texts["intents"], grams, arrays["centre"], arrays["weights"], texts["temperature"]
        )


def train_model(texts: Sequence[str], vectors: np.ndarray, labels: Sequence[str]) -> IntentModel:
    """A model of all examples, its confidence set on examples held out of a first one."""
    model = _fit(texts, vectors, labels)
    if min(Counter(labels).values()) < LEAST_EXAMPLES:
        return model
    rows = np.arange(len(labels))
    seen, held_out = train_test_split(
        rows, test_size=HELD_OUT_SHARE, stratify=labels, random_state=0
    )
    first = _fit([texts[i] for i in seen], vectors[seen], [labels[i] for i in seen])
    chances = first.chances([texts[i] for i in held_out], vectors[held_out])
    targets = _one_hot([labels[i] for i in held_out], first.intents)
    temperature = best_temperature(np.log(chances + 1e-9), targets)
    return IntentModel(model.intents, model.grams, model.centre, model.weights, temperature)


def _fit(texts: Sequence[str], vectors: np.ndarray, labels: Sequence[str]) -> IntentModel:
    intents = sorted(set(labels))
    grams = {name: _vectorizer(name) for name in GRAMS}
    sparse = _sparse([gram.fit_transform(texts) for gram in grams.values()])
    centre = vectors.mean(axis=0)
    weights = fit_weights(
        sparse, _dense(vectors, centre), _one_hot(labels, intents), STRENGTH, ITERATIONS
    )
    return IntentModel(intents, grams, centre, weights)


def _vectorizer(name: str, **more: Any) -> TfidfVectorizer:
    return TfidfVectorizer(lowercase=False, sublinear_tf=True, **GRAMS[name], **more)


def _sparse(blocks: Sequence[csr_matrix]) -> csr_matrix:
    return hstack(blocks, format="csr", dtype=np.float32)


def _dense(vectors: np.ndarray, centre: np.ndarray) -> np.ndarray:
    return ((vectors - centre) * VECTOR_SCALE).astype(np.float32)


def _one_hot(labels: Sequence[str], intents: Sequence[str]) -> np.ndarray:
    return (np.asarray(labels)[:, None] == np.asarray(intents)).astype(np.float32)
