"""Words of a message with their labels, and the likeliest whole sequence of field labels."""
from dataclasses import dataclass
from typing import NamedTuple, Sequence

import numpy as np

from bot.nlu.reading.chunks import BEGINS, GOES_ON, NEW_WISH, Labels, labels_of
from bot.nlu.reading.marked_examples import Example

WORDS = ("fields", "breaks", "matter")  # labelled word by word
KINDS = (*WORDS, "acts")
SMOOTHING, STEP_WEIGHT, MOST_GAIN = 0.5, 0.5, 3.0
NEVER = -1e3


class Tagged(NamedTuple):
    """Labels of a message's words, and the act of each of its wishes."""

    labels: Labels
    acts: tuple[str, ...]


@dataclass(frozen=True)
class LabelNames:
    """The names of all labels; the scores of all kinds lie side by side in this order."""

    fields: list[str]
    breaks: list[str]
    matter: list[str]
    acts: list[str]

    @property
    def ends(self) -> list[int]:
        return np.cumsum([0, *(len(getattr(self, kind)) for kind in KINDS)]).tolist()

    def split(self, scores: np.ndarray) -> list[np.ndarray]:
        """Scores of shape (…, all labels) by kind, in the order of KINDS."""
        return np.split(scores, self.ends[1:-1], axis=-1)


def names_of(examples: Sequence[Example], labels: Sequence[Labels]) -> LabelNames:
    found = {kind: sorted({x for each in labels for x in getattr(each, kind)}) for kind in WORDS}
    return LabelNames(**found, acts=sorted({act for each in examples for act in each.acts}))


def tagged_of(example: Example) -> Tagged:
    return Tagged(labels_of(example, example.tokens), example.acts)


def wishes_of(breaks: Sequence[str]) -> np.ndarray:
    """For each word the number of its wish."""
    return np.cumsum([label == NEW_WISH for label in breaks])


def step_gains(names: Sequence[str], sequences: Sequence[Sequence[str]]) -> np.ndarray:
    """How much likelier than by chance a label follows another; never what can't.

    Log ratios, shape (labels + 1, labels); the last row is of those at the beginning.
    """
    at = {name: index for index, name in enumerate(names)}
    counts = np.full((len(names) + 1, len(names)), SMOOTHING)
    for each in sequences:
        for before, after in zip((None, *each[:-1]), each, strict=True):
            counts[-1 if before is None else at[before], at[after]] += 1
    joint = counts / counts.sum()
    gains = np.log(joint / (joint.sum(axis=1, keepdims=True) * joint.sum(axis=0, keepdims=True)))
    gains = STEP_WEIGHT * np.clip(gains, -MOST_GAIN, MOST_GAIN)
    for name in names:
        if name.startswith(GOES_ON):
            allowed = (at.get(BEGINS + name[2:]), at[name])
            gains[[row for row in range(len(gains)) if row not in allowed], at[name]] = NEVER
    return gains.astype(np.float32)


def best_sequence(scores: np.ndarray, steps: np.ndarray) -> list[int]:
    """Viterbi over the scores of each word, shape (words, labels), and the steps between."""
    gains = log_softmax(scores)
    best, came_from = gains[0] + steps[-1], []
    for row in gains[1:]:
        ways = best[:, None] + steps[:-1]
        came_from.append(ways.argmax(axis=0))
        best = ways.max(axis=0) + row
    path = [int(best.argmax())]
    for choices in reversed(came_from):
        path.append(int(choices[path[-1]]))
    return path[::-1]


def log_softmax(values: np.ndarray) -> np.ndarray:
    shifted = values - values.max(axis=-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
