"""What a reading says of intents: by the act of a wish, and by what the reader thinks it means."""
from functools import cache
from typing import Mapping, Optional, Sequence

import numpy as np

from actions.reading.reading import Act
from actions.turn.intents import intents

WEIGHT = 0.5  # of what the reader thinks, beside what the intent model does
MEANING = 384  # dimensions
MEANING_SHARE = 0.5  # of their length beside that of a sentence vector
LEAST = 1e-3  # no act is out of the question


def gains_of(names: Sequence[str], wishes: Sequence[Mapping[Act, float]]) -> np.ndarray:
    """Log chances for each wish and each intent of these names, shape (wishes, intents).

    An intent without an act gains as much as the average one.
    """
    rows = [[_chance(name, chances) for name in names] for chances in wishes]
    return WEIGHT * np.log(np.asarray(rows, np.float64).reshape(len(wishes), len(names)))


def _chance(name: str, chances: Mapping[Act, float]) -> float:
    act = acts_of_intents().get(name)
    return LEAST + (chances.get(act, 0.0) if act else 1 / max(len(chances), 1))


def with_meanings(vectors: np.ndarray, meanings: Sequence[Optional[np.ndarray]]) -> np.ndarray:
    """Sentence vectors beside the reader's own, zeros where it has none; shape (n, 768)."""
    own = [np.zeros(MEANING) if each is None else MEANING_SHARE * each for each in meanings]
    return np.hstack([vectors, np.stack(own)]).astype(np.float32)


@cache
def acts_of_intents() -> dict[str, Act]:
    """By the intent's name, of those that have one."""
    return {intent.name: intent.act for intent in intents() if intent.act}
