"""What of an intent a message is about: for each intent that has topics, a softmax regression."""
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Mapping, NamedTuple, Optional, Sequence

import numpy as np
from scipy.sparse import csr_matrix

from bot.nlu.intents.softmax_regression import fit_weights, scores, softmax

NONE = ""  # is about no topic; of intents whose examples all have one, too
# From here on it is said; below, a topic would be a guess at what was asked.
LIKELY = 0.5
# Found by five-fold cross-validation on the examples of all languages.
STRENGTH, ITERATIONS = 10.0, 60
ARRAYS_FILE, NAMES_FILE = "topics.npz", "topics.json"


class Features(NamedTuple):
    """What the intent model makes of messages, a row each."""

    sparse: csr_matrix
    dense: np.ndarray

    def rows(self, places: Sequence[int]) -> "Features":
        return Features(self.sparse[places], self.dense[places])


@dataclass(frozen=True)
class TopicModel:
    """Topics and weights by intent; an intent without topics is not among them."""

    topics: Mapping[str, Sequence[str]] = field(default_factory=dict)
    weights: Mapping[str, np.ndarray] = field(default_factory=dict)

    def of(self, intents: Sequence[Optional[str]], features: Features) -> list[str]:
        """For each message, which has this intent, the topic, as `<intent>/<topic>`."""
        return [self._of(intent, features.rows([i])) for i, intent in enumerate(intents)]

    def _of(self, intent: Optional[str], features: Features) -> str:
        if intent is None or intent not in self.topics:
            return NONE
        chances = softmax(scores(self.weights[intent], *features))[0]
        best = int(chances.argmax())
        return self.topics[intent][best] if chances[best] >= LIKELY else NONE

    def save(self, folder: Path) -> None:
        np.savez_compressed(folder / ARRAYS_FILE, **self.weights)
        names = {intent: list(topics) for intent, topics in self.topics.items()}
        (folder / NAMES_FILE).write_text(json.dumps(names, ensure_ascii=False), encoding="utf-8")


NO_TOPICS = TopicModel()


def load_topics(folder: Path) -> TopicModel:
    """Of a model that was trained before there were topics, none."""
    if not (folder / NAMES_FILE).exists():
        return NO_TOPICS
    topics = json.loads((folder / NAMES_FILE).read_text(encoding="utf-8"))
    with np.load(folder / ARRAYS_FILE, allow_pickle=False) as arrays:
        return TopicModel(topics, {intent: arrays[intent] for intent in topics})


def train_topics(
    features: Features, labels: Sequence[str], topics: Sequence[Optional[str]]
) -> TopicModel:
    """Of examples with their intents and topics; one without a topic is about none of them."""
    about = np.array([topic or NONE for topic in topics], dtype=object)
    intents = sorted({label for label, topic in zip(labels, about, strict=True) if topic})
    names, weights = {}, {}
    for intent in intents:
        rows = [row for row, label in enumerate(labels) if label == intent]
        names[intent], weights[intent] = _fit(features.rows(rows), about[rows])
    return TopicModel(names, weights)


def _fit(features: Features, topics: np.ndarray) -> tuple[list[str], np.ndarray]:
    names = sorted(set(topics))
    one_hot = np.eye(len(names), dtype=np.float32)[np.searchsorted(names, list(topics))]
    return names, fit_weights(*features, one_hot, STRENGTH, ITERATIONS)
