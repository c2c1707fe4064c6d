"""Units that measure the same thing: converting between them, reading them out of words."""
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Mapping, Optional

from actions.language import packs


@dataclass(frozen=True)
class Unit:
    """What it measures, and how many of the smallest one of this kind it holds.

    Those that are words are translated by CLDR, under the name `cldr`; symbols stay as they are.
    """

    kind: str
    size: Decimal
    cldr: str = ""


# Days and months stay apart: a month has no fixed number of days.
UNITS: Mapping[str, Unit] = {
    "mg": Unit("mass", Decimal("0.001")), "g": Unit("mass", Decimal(1)),
    "kg": Unit("mass", Decimal(1000)),
    "ml": Unit("volume", Decimal(1)), "cl": Unit("volume", Decimal(10)),
    "L": Unit("volume", Decimal(1000)),
    "mm": Unit("length", Decimal(1)), "cm": Unit("length", Decimal(10)),
    "m": Unit("length", Decimal(1000)), "km": Unit("length", Decimal(1_000_000)),
    "inch": Unit("length", Decimal("25.4")),
    "s": Unit("time", Decimal(1)), "min": Unit("time", Decimal(60), "duration-minute"),
    "h": Unit("time", Decimal(3600), "duration-hour"),
    "days": Unit("time", Decimal(86400), "duration-day"), "weeks": Unit("time", Decimal(604800)),
    "months": Unit("calendar", Decimal(1), "duration-month"),
    "years": Unit("calendar", Decimal(12), "duration-year"),
    "MB": Unit("data", Decimal(1)), "GB": Unit("data", Decimal(1000)),
    "TB": Unit("data", Decimal(1_000_000)),
    "W": Unit("power", Decimal(1)), "kW": Unit("power", Decimal(1000)),
}
# Units that sheets call otherwise than we do.
SAME_UNITS = {"hours": "h", "minutes": "min", "l": "L"}
AMOUNT = re.compile(r"(?<![\w.,$€£])(?P<number>\d+(?:[.,]\d+)*)[ -]?(?P<unit>[^\W\d_]+|[%\"])?")
THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")


def _spellings() -> Mapping[str, tuple[str, ...]]:
    """Of each unit, besides itself; symbols are also written small."""
    found: dict[str, list[str]] = {unit: [] for unit in UNITS}
    for pack in packs.packs():
        for unit, words in pack.mapping("units.spellings").items():
            found.setdefault(unit, []).extend(words.split())
    for unit, words in found.items():
        if unit.isalpha() and not unit.islower():
            words.append(unit.lower())
    return {unit: tuple(dict.fromkeys(words)) for unit, words in found.items()}


SPELLINGS = _spellings()
BY_SPELLING = {word: unit for unit, words in SPELLINGS.items() for word in (unit, *words)}


@dataclass(frozen=True)
class Amount:
    """A number with its unit, which is empty for a plain count."""

    number: Decimal
    unit: str = ""

    def to(self, unit: str) -> Optional["Amount"]:
        """The same amount in another unit; None where that measures something else."""
        own, wanted = UNITS.get(self.unit), UNITS.get(unit)
        if self.unit == unit:
            return self
        if own is None or wanted is None or own.kind != wanted.kind:
            return None
        return Amount(self.number * own.size / wanted.size, unit)


@dataclass(frozen=True)
class Said:
    """An amount in a sentence with its neighbours; `after` is empty where the unit stands there."""

    amount: Amount
    before: str
    after: str


def known_unit(word: str) -> Optional[str]:
    """The unit that a word stands for."""
    lower = word.lower()
    return SAME_UNITS.get(word) or BY_SPELLING.get(word) or BY_SPELLING.get(lower)


def same_unit(unit: str) -> str:
    """A unit as it is called here."""
    return SAME_UNITS.get(unit, unit)


def spellings_of(unit: str) -> tuple[str, ...]:
    """A unit of the catalogue in all the ways it is written."""
    return (unit, *SPELLINGS.get(same_unit(unit), ()))


def unit_size(unit: str) -> Decimal:
    """For ordering units of one kind; those that nothing converts to are alike."""
    return UNITS[unit].size if unit in UNITS else Decimal(1)


def kind_of(unit: str) -> str:
    """What a unit measures; empty for one that nothing converts to."""
    return UNITS[unit].kind if unit in UNITS else ""


def cldr_name(unit: str) -> str:
    """What CLDR calls a unit that is a word; empty for symbols."""
    same = same_unit(unit)
    return UNITS[same].cldr if same in UNITS else ""


def read_number(text: str) -> Decimal:
    """A number as it is written in any language: 1.5, 1,5, 1,500 and 1.500 are such."""
    if THOUSANDS.fullmatch(text) and not text.startswith("0"):
        return Decimal(re.sub(r"[.,]", "", text))
    return Decimal(text.replace(",", "."))


def read_amount(text: str) -> Optional[Amount]:
    """The amount that is all of a text, such as "500 g"; None where it says anything else."""
    found = AMOUNT.fullmatch(text.strip())
    if found is None or not found["unit"]:
        return None
    unit = known_unit(found["unit"])
    number = _number(found["number"])
    return Amount(number, unit) if unit and number is not None else None


def amounts_in(text: str) -> list[Said]:
    """The numbers of a sentence; prices and versions are none."""
    found = []
    for match in AMOUNT.finditer(text):
        unit, number = known_unit(match["unit"] or ""), _number(match["number"])
        if number is not None:
            before = " ".join(text[: match.start()].lower().split()[-1:])
            after = "" if unit else (match["unit"] or "").lower()
            found.append(Said(Amount(number, unit or ""), before, after))
    return found


def _number(text: str) -> Optional[Decimal]:
    """None for what only looks like a number, say a version: 1.2.3."""
    is_plain = re.fullmatch(r"\d+(?:[.,]\d+)?", text) or THOUSANDS.fullmatch(text)
    return read_number(text) if is_plain else None
