"""From the weights of habits to the chance that each is followed again within a fortnight."""
from typing import Sequence

import numpy as np

from actions.learning.habit_features import FEATURES, Habits, features_of
from actions.learning.model import HabitWeights


def habit_chances(weights: HabitWeights, skus: Sequence[str], habits: Habits) -> list[float]:
    """Of the habits of one customer, one a product."""
    by_feature = np.array([weights.features.get(name, 0.0) for name in FEATURES])
    beyond = np.array([weights.beyond.get(sku, 0.0) for sku in skus])
    logits = features_of(habits) @ by_feature + beyond
    chances: list[float] = (1 / (1 + np.exp(-np.clip(logits, -30, 30)))).tolist()
    return chances
