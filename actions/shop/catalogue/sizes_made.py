"""Sizes that goods are made in: which of them is said, and their natural order."""
import re
from decimal import Decimal
from typing import Iterable, Optional

from actions.language.pack_tables import words_of
from actions.language.units import read_amount
from actions.shop.catalogue.said_sizes import PARTS, SIZE_WORDS, size_key

SYSTEMS = words_of("sizes.systems")  # "EU 44" where sizes are only numbers
LETTERS = re.compile(r"(x*)([sml])")
STEPS = {"s": -1, "m": 0, "l": 1}
NUMBER = re.compile(r"\d+(?:\.\d+)?")


def bare_size(said: str) -> Optional[str]:
    """The size beside words that only say that it is one; None for what is more than a size."""
    parts = [part for part in PARTS.findall(said.lower()) if part not in SIZE_WORDS | SYSTEMS]
    is_size = len(parts) == 1 and read_amount(parts[0]) is None
    return parts[0] if is_size and read_amount(said) is None else None


def size_keys(said: str) -> frozenset[str]:
    """What a size is known by that goods may be made in."""
    return frozenset(filter(None, (size_key(said), size_key(bare_size(said) or ""))))


def in_natural_order(sizes: Iterable[str]) -> list[str]:
    """5 before 10, S before M, XS before S; whatever else behind them by its letters."""
    return sorted(dict.fromkeys(sizes), key=_place)


def _place(size: str) -> tuple[int, Decimal, str]:
    key = size_key(size)
    letters, number = LETTERS.fullmatch(key), NUMBER.search(key)
    if letters is not None:
        more = len(letters[1]) * (-1 if letters[2] == "s" else 1)
        return 0, Decimal(STEPS[letters[2]] + more), key
    if number is not None:
        return 1, Decimal(number.group()), key
    return 2, Decimal(0), key
