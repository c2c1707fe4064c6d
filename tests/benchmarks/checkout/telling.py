"""Checkouts as shoppers go through them: what they say, and what the order must hold."""
import random
import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Iterator, Mapping, Sequence

import yaml

from tests.actions.shop.buying.details.parcels import (
    CALLED,
    MAILED,
    NAMED,
    NOTED,
    PLACED,
    Parcel,
    parcels,
)

PHRASES = yaml.safe_load((Path(__file__).parent / "phrases.yml").read_text(encoding="utf-8"))
GOODS = ("COFFEE-PRESS", "BLEND-GO", "TOAST-2S", "SANDWICH-1")
TOLD = ("name", "address", "phone", "email", "note")
WORDS = {"name": NAMED, "address": PLACED, "phone": CALLED, "email": MAILED, "note": NOTED}
# Of those set right at the end; one that wasn't told before is then.
SET_RIGHT = ("name", "address", "address", "phone", "email", "note", "delivery")
SHAPES = (
    "at_once", "one_by_one", "line_by_line", "volunteered", "begun_with", "corrected", "collected",
)
EXPRESS = 0.3  # of the parcels
JOINED = 0.5  # of the addresses: with the contacts behind them


@dataclass(frozen=True)
class Checkout:
    """`says` comes first, whatever is asked; then `answers` to what is asked, or the bare detail.

    What is said `before_yes` comes where the order is shown.
    """

    language: str
    right: Mapping[str, str]
    says: Sequence[str]
    answers: Mapping[str, str] = field(default_factory=dict)
    before_yes: Sequence[str] = ()
    shape: str = "by_hand"


def checkouts(language: str, count: int, seed: int) -> Iterator[Checkout]:
    """The same for the same seed; all shapes in turn."""
    chance = random.Random(f"checkout{language}{seed}")
    for number, parcel in enumerate(parcels(language, count, seed)):
        yield _Teller(parcel, chance).checkout(SHAPES[number % len(SHAPES)])


def answers_of(language: str, way: str, chance: random.Random) -> Mapping[str, str]:
    """To questions that any checkout may come to."""
    words = PHRASES[language]
    return {
        "delivery": chance.choice(words["delivery"][way]),
        "all_said": chance.choice(words["all_said"]), "confirmed": chance.choice(words["agree"]),
        "begin": chance.choice(words["begin"]),
    }


class _Teller:
    """A shopper with a parcel."""

    def __init__(self, parcel: Parcel, chance: random.Random) -> None:
        self._parcel, self._chance = parcel, chance
        self._words = PHRASES[parcel.language]
        self._begins = chance.choice(self._words["begin"])
        given = {name: getattr(parcel, name) for name in TOLD if getattr(parcel, name)}
        way = "express" if chance.random() < EXPRESS else "standard"
        self._right = {**given, "delivery": way}

    def checkout(self, shape: str) -> Checkout:
        told: Checkout = getattr(self, f"_{shape}")()
        put = self._chance.choice(self._words["put"]).format(goods=self._chance.choice(GOODS))
        answers = answers_of(told.language, told.right["delivery"], self._chance)
        return replace(
            told, says=(put, *told.says), answers={**answers, **told.answers}, shape=shape
        )

    def _told(self, *says: str) -> Checkout:
        return Checkout(self._parcel.language, self._right, says)

    def _at_once(self) -> Checkout:
        return self._told(self._begins, self._parcel.said)

    def _volunteered(self) -> Checkout:
        return self._told(self._parcel.said, self._begins)

    def _begun_with(self) -> Checkout:
        return self._told(self._chance.choice(self._words["begin_with"]).format(self._parcel.said))

    def _one_by_one(self) -> Checkout:
        """Each answers its question; how to be reached comes behind the address, or at the end."""
        address = self._said("address")
        others = [self._said(name) for name in ("phone", "email", "note") if name in self._right]
        if self._chance.random() < JOINED:
            address, others = ", ".join((address, *others)), []
        answers = {"name": self._said("name"), "address": address}
        return replace(self._told(self._begins), answers=answers, before_yes=others)

    def _line_by_line(self) -> Checkout:
        """Nothing waits for a question."""
        lines = re.split(r", |\n", self._right["address"])
        contacts = [self._right[name] for name in ("phone", "email") if name in self._right]
        noted = [self._said("note")] if "note" in self._right else []
        told = self._told(self._begins, self._right["name"], *lines, *contacts)
        return replace(told, before_yes=noted)

    def _corrected(self) -> Checkout:
        """All was told at once, then a part of it is another."""
        other = next(parcels(self._parcel.language, 1, self._chance.randrange(10**6)))
        changes = {**{name: getattr(other, name) for name in TOLD}, "delivery": "pickup"}
        name = self._chance.choice([name for name in SET_RIGHT if changes[name]])
        if name == "delivery":
            changes["delivery"] = "standard" if self._right["delivery"] == "express" else "express"
        told, value = self._at_once(), changes[name]
        said = self._chance.choice(self._words["delivery"][value]) if name == "delivery" else value
        change = self._chance.choice(self._words["changed"][name]).format(said)
        first = answers_of(told.language, self._right["delivery"], self._chance)
        return replace(
            told, right={**self._right, name: value}, before_yes=(change,),
            answers={"delivery": first["delivery"]},
        )

    def _collected(self) -> Checkout:
        """Without an address, told before or after the name."""
        way = self._chance.choice(self._words["delivery"]["pickup"])
        contacts = [self._right[name] for name in ("phone", "email") if name in self._right]
        first = [way, self._right["name"]]
        if self._chance.random() < JOINED:
            first.reverse()
        told = self._told(self._begins, *first, *contacts)
        gone = ("address", "note")
        right = {name: value for name, value in self._right.items() if name not in gone}
        return replace(told, right={**right, "delivery": "pickup"})

    def _said(self, name: str) -> str:
        words = self._chance.choice(WORDS[name][self._parcel.language])
        return str(words.format(self._right[name]))
