"""Searches with judged products, in pairs of languages, and how well a ranking serves them."""
import math
import random
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Mapping, Sequence

import yaml

QUERIES = Path(__file__).parent / "queries"
DEPTH = 10
SHORTEST_WITH_TYPO = 4
LETTERS = "abcdefghijklmnopqrstuvwxyz"

Language = Literal["en", "id"]


@dataclass(frozen=True)
class Judged:
    """One need, as said in either language; a grade from 1 to 3 for each SKU that serves it."""

    en: str
    id: str
    split: str  # validation | test
    grades: Mapping[str, int]

    def said(self, language: Language) -> str:
        return self.en if language == "en" else self.id


def read_judged(name: str, split: str) -> list[Judged]:
    """The searches of queries/NAME.yml that belong to this split."""
    text = (QUERIES / f"{name}.yml").read_text(encoding="utf-8")
    found = [
        Judged(q["en"], q["id"], q["split"], {str(sku): g for sku, g in q["grades"].items()})
        for q in yaml.safe_load(text)["queries"]
    ]
    return [one for one in found if one.split == split]


def ndcg(ranked: Sequence[str], grades: Mapping[str, int]) -> float:
    """nDCG@10 with gains 2^grade - 1."""
    best = _gain(sorted(grades.values(), reverse=True))
    return _gain([grades.get(sku, 0) for sku in ranked]) / best if best else 0.0


def with_typo(text: str, seed: int) -> str:
    """One slip of the finger in one word of at least four letters; the same for the same seed."""
    chance = random.Random(f"{seed} {text}")
    pieces = text.split(" ")
    long = [at for at, word in enumerate(pieces) if len(word) >= SHORTEST_WITH_TYPO]
    if not long:
        return text
    at = chance.choice(long)
    pieces[at] = _slip(pieces[at], chance)
    return " ".join(pieces)


def _slip(word: str, chance: random.Random) -> str:
    place = chance.randrange(1, len(word) - 1)  # the first letter is seldom wrong
    kind = chance.choice(("left out", "twice", "another", "swapped"))
    if kind == "left out":
        return word[:place] + word[place + 1 :]
    if kind == "twice":
        return word[: place + 1] + word[place:]
    if kind == "another":
        other = chance.choice(LETTERS.replace(word[place].lower(), ""))
        return word[:place] + other + word[place + 1 :]
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def _gain(grades: Sequence[int]) -> float:
    return sum(
        (2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades[:DEPTH])
    )
