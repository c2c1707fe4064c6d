"""Invented customers of the demo shop: who they are and what their household likes."""
import random
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Mapping, Sequence

from actions.language.packs import default_language, pack_of

BUDGETS = ("low", "middle", "high")
CUSTOMER_BEFORE_SHARE = 0.55  # who knew the shop before the history begins
NEWEST_JOINED_DAYS = 30  # the newest customers have had a month to buy something
LONGEST_KNOWN_DAYS = 900
CONSENT_SHARES = (78, 7, 15)  # agreed that their purchases are used for offers, refused, not asked


@dataclass(frozen=True)
class Household:
    """A way of living: `tastes` weigh categories by a word of their name, others count 1."""

    name: str
    share: int
    tastes: Mapping[str, float]
    budget_weights: tuple[int, int, int] = (35, 45, 20)  # as in BUDGETS
    pace: float = 1.0  # shopping trips compared with the average household


HOUSEHOLDS = (
    Household("single", 16, {"phone": 3, "audio": 3, "plan": 2, "clothing": 2, "shoe": 2}),
    Household("couple", 14, {"cookware": 4, "toaster": 3, "blender": 3, "vacuum": 3, "home": 3}),
    Household("family_with_baby", 12, {"baby": 25, "vacuum": 2, "insurance": 3}, (30, 50, 20), 1.3),
    Household("cyclist", 9, {"bicycle": 18, "shoe": 3, "insurance": 2}, (25, 45, 30)),
    Household("camper", 9, {"camping": 18, "shoe": 3, "bag": 3, "car": 2}, (30, 45, 25)),
    Household("student", 13, {"laptop": 6, "computer": 5, "phone": 5, "bag": 3}, (65, 30, 5), 0.8),
    Household("photographer", 7, {"camera": 18, "bag": 3, "computer": 3}, (15, 40, 45)),
    Household("coffee_lover", 9, {"coffee": 14, "tea": 4}, (20, 45, 35), 1.2),
    Household("groomed", 11, {"hair": 9, "skin": 9, "jewellery": 4, "clothing": 3}, (30, 45, 25)),
    Household("driver", 6, {"car": 18, "phone": 2, "insurance": 6}, (25, 45, 30)),
)


@dataclass(frozen=True)
class Person:
    customer: str
    name: str
    email: str
    city: str
    language: str
    joined: date
    household: Household
    budget: str
    consent: str  # as in customers.csv


@dataclass(frozen=True)
class People:
    """Where a language's customers get their names and cities from."""

    share: int
    first_names: Sequence[str]
    last_names: Sequence[str]
    cities: Mapping[str, int]


@cache
def people_of(language: str) -> People:
    """Those of its pack; a language that has none borrows the default one's."""
    pack = pack_of(language)
    if not pack.words("demo.first_names"):
        pack = pack_of(default_language())
    return People(
        int(pack.table("demo.share")),
        pack.words("demo.first_names"),
        pack.words("demo.last_names"),
        {city: int(share) for city, share in pack.mapping("demo.cities").items()},
    )


def invent_person(number: int, rng: random.Random, languages: Sequence[str], until: date) -> Person:
    """One customer, in a language by how many speak it."""
    language = _language(rng, languages)
    people = people_of(language)
    name = f"{rng.choice(people.first_names)} {rng.choice(people.last_names)}"
    household = rng.choices(HOUSEHOLDS, [household.share for household in HOUSEHOLDS])[0]
    return Person(
        customer=f"C{number:04d}",
        name=name,
        email=f"{name.lower().replace(' ', '.')}{number}@example.com",
        city=rng.choices(list(people.cities), list(people.cities.values()))[0],
        language=language,
        joined=_joined(rng, until),
        household=household,
        budget=rng.choices(BUDGETS, household.budget_weights)[0],
        consent=rng.choices(("yes", "no", ""), CONSENT_SHARES)[0],
    )


def _language(rng: random.Random, languages: Sequence[str]) -> str:
    return rng.choices(list(languages), [people_of(each).share for each in languages])[0]


def _joined(rng: random.Random, until: date) -> date:
    two_years = 730
    if rng.random() < CUSTOMER_BEFORE_SHARE:
        return until - timedelta(days=rng.randint(two_years, LONGEST_KNOWN_DAYS))
    return until - timedelta(days=rng.randint(NEWEST_JOINED_DAYS, two_years))
