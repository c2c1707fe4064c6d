"""When Indonesians buy what: dry season, Lebaran, December, paydays and sale days."""
from dataclasses import dataclass
from datetime import date, timedelta

KNOWN_LEBARAN = date(2024, 4, 10)
LUNAR_YEAR_DAYS = 354.367
LEBARAN_RUSH_DAYS = 35  # shopping starts with the fasting month and its bonus
SALE_DAYS = ((9, 9), (10, 10), (11, 11), (12, 12))
SATURDAY = 5
DECEMBER = 12
PAYDAY_FROM, PAYDAY_TO = 25, 3


@dataclass(frozen=True)
class Season:
    """Months in which categories with one of these words sell `factor` times as well."""

    words: frozenset[str]
    months: frozenset[int]
    factor: float


SEASONS = (
    Season(frozenset({"camping", "bicycle"}), frozenset({5, 6, 7, 8, 9}), 2.2),  # dry season
    Season(frozenset({"laptop", "bag", "computer"}), frozenset({7, 8}), 1.6),  # new school year
    Season(
        frozenset({"jewellery", "camera", "audio", "phone", "bag", "cookware", "baby"}),
        frozenset({DECEMBER}),
        1.9,  # presents
    ),
)
LEBARAN_WORDS = frozenset({"clothing", "shoe", "bag", "jewellery", "cookware", "skin"})
LEBARAN_FACTOR = 3.0


def category_factor(words: frozenset[str], day: date) -> float:
    """How well a category sells on this day compared with its ordinary days."""
    factor = 1.0
    for season in SEASONS:
        if day.month in season.months and words & season.words:
            factor *= season.factor
    return factor * LEBARAN_FACTOR if is_lebaran_rush(day) and words & LEBARAN_WORDS else factor


def day_factor(day: date) -> float:
    """How busy the shop as a whole is on this day."""
    factor = 1.3 if day.weekday() >= SATURDAY else 1.0
    if day.day >= PAYDAY_FROM or day.day <= PAYDAY_TO:
        factor *= 1.3
    if (day.month, day.day) in SALE_DAYS:
        factor *= 3.0
    if day.month == DECEMBER:
        factor *= 1.3
    return factor * 1.5 if is_lebaran_rush(day) else factor


def is_lebaran_rush(day: date) -> bool:
    """Whether the feast that ends the fasting month is at most five weeks away."""
    years = round((day - KNOWN_LEBARAN).days / LUNAR_YEAR_DAYS)
    nearest = KNOWN_LEBARAN + timedelta(days=round(LUNAR_YEAR_DAYS * years))
    return 0 <= (nearest - day).days <= LEBARAN_RUSH_DAYS
