"""What is known of something bought before, as numbers that tell whether it is due."""
from dataclasses import dataclass

import numpy as np

from actions.learning.number_columns import Column

COMING_DAYS = 14
MEMORY_DAYS, MOST_LINES = 400, 500  # of a customer's orders; a situation knows no more
LATELY_DAYS = 56
PASSED_KNOTS = (0.5, 0.85, 1.2, 2.0, 4.0)  # of the usual gap
TIMES_KNOTS = (3, 8)


@dataclass(frozen=True)
class Habits:
    """One row a customer and product."""

    times: Column  # days on which it was bought
    days_since: Column  # the last of them
    span_days: Column  # since the first
    gap_days: Column  # the usual one; of what was bought once, how long it lasts
    visits: Column  # days on which the customer ordered anything, lately
    away_days: Column  # since the customer's last order

    def __len__(self) -> int:
        return len(self.times)


FEATURES = (
    "always", "once", "times", *(f"times_{knot}" for knot in TIMES_KNOTS), "days_since", "gap",
    "rate", "passed", *(f"passed_{knot}" for knot in PASSED_KNOTS), "will_have_passed",
    "off_rhythm", "visits", "away",
)


def features_of(habits: Habits) -> np.ndarray:
    """A row each, a column for each of FEATURES."""
    times = np.log(habits.times)
    passed = np.log((habits.days_since + 0.5) / habits.gap_days)
    coming = np.log((habits.days_since + COMING_DAYS) / habits.gap_days)
    rate = np.log(COMING_DAYS * habits.times / (habits.span_days + COMING_DAYS))
    return np.column_stack([
        np.ones(len(habits)), habits.times == 1,
        times, *(np.maximum(times - np.log(knot), 0) for knot in TIMES_KNOTS),
        np.log(habits.days_since + 1), np.log(habits.gap_days), rate,
        passed, *(np.maximum(passed - np.log(knot), 0) for knot in PASSED_KNOTS),
        np.maximum(coming, 0), times * np.abs(passed),
        np.log(habits.visits + 1), np.log(habits.away_days + 1),
    ]).astype(np.float64)
