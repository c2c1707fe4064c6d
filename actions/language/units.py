"""Units that measure the same thing: converting between them, reading them out of words."""
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Mapping, Optional

# What each unit measures, and how many of the smallest one it holds. Days and months stay apart:
# a month has no fixed number of days.
UNITS: Mapping[str, tuple[str, Decimal]] = {
    "mg": ("mass", Decimal("0.001")), "g": ("mass", Decimal(1)), "kg": ("mass", Decimal(1000)),
    "ml": ("volume", Decimal(1)), "cl": ("volume", Decimal(10)), "L": ("volume", Decimal(1000)),
    "mm": ("length", Decimal(1)), "cm": ("length", Decimal(10)), "m": ("length", Decimal(1000)),
    "km": ("length", Decimal(1_000_000)), "inch": ("length", Decimal("25.4")),
    "s": ("time", Decimal(1)), "min": ("time", Decimal(60)), "h": ("time", Decimal(3600)),
    "days": ("time", Decimal(86400)), "weeks": ("time", Decimal(604800)),
    "months": ("calendar", Decimal(1)), "years": ("calendar", Decimal(12)),
    "MB": ("data", Decimal(1)), "GB": ("data", Decimal(1000)), "TB": ("data", Decimal(1_000_000)),
    "W": ("power", Decimal(1)), "kW": ("power", Decimal(1000)),
}
# As shoppers and other shops' sheets write them, besides the unit itself.
SPELLINGS: Mapping[str, str] = {
    "mg": "milligram miligram", "g": "gr gram grams", "kg": "kgs kilo kilos kilogram kilograms",
    "ml": "mili mililiter milliliter millilitre millilitres milliliters cc", "cl": "centilitre",
    "L": "l ltr liter litre liters litres", "mm": "millimetre millimeter milimeter",
    "cm": "senti sentimeter centimetre centimeter centimetres centimeters",
    "m": "meter metre meters metres", "km": "kilometre kilometer kilometres kilometers",
    "inch": 'inches inci inchi "', "s": "sec second seconds detik",
    "min": "mins minute minutes menit mnt", "h": "hr hrs hour hours jam",
    "days": "day hari", "weeks": "week minggu", "months": "month bulan bln",
    "years": "year yr yrs tahun thn", "MB": "mb megabyte", "GB": "gb gig gigs giga gigabyte",
    "TB": "tb tera terabyte", "W": "w watt watts", "kW": "kw kilowatt",
    "dB": "db decibels desibel",
    "lm": "lumen lumens", "psi": "", "bar": "bars", "kPa": "kpa", "mAh": "mah",
    "MP": "mp megapixel megapixels megapiksel", "MB/s": "mbps",
    "%": "percent persen", "°C": "c degrees celsius derajat", "pcs": "pieces piece biji",
    "HP": "hp horsepower", "cups": "cup cangkir gelas", "shots": "shot jepretan",
}
BY_SPELLING = {
    word: unit for unit, words in SPELLINGS.items() for word in (unit, *words.split())
}
# What CLDR calls otherwise than we do.
SAME_UNITS = {"hours": "h", "minutes": "min", "l": "L"}
AMOUNT = re.compile(r"(?<![\w.,$€£])(?P<number>\d+(?:[.,]\d+)*)[ -]?(?P<unit>[^\W\d_]+|[%\"])?")
THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")


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
        if own is None or wanted is None or own[0] != wanted[0]:
            return None
        return Amount(self.number * own[1] / wanted[1], unit)


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


def spellings_of(unit: str) -> tuple[str, ...]:
    """A unit of the catalogue in all the ways it is written."""
    return (unit, *SPELLINGS.get(SAME_UNITS.get(unit, unit), "").split())


def unit_size(unit: str) -> Decimal:
    """For ordering units of one kind; those that nothing converts to are alike."""
    return UNITS.get(unit, ("", Decimal(1)))[1]


def read_number(text: str) -> Decimal:
    """A number as it is written in either language: 1.5, 1,5, 1,500 and 1.500 are such."""
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
