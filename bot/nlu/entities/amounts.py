"""Amounts of money in a message: $60, Rp 500.000, 3 jutaan, 1.5k, 150an."""
import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from typing import Iterator, Mapping, Optional, Sequence

from actions.language.numbers import ABOUT_ENDINGS, LARGE_SCALES, SCALES, Number, read_number
from actions.language.pack_tables import texts_of
from actions.language.packs import mapping

CURRENCY_WORDS = texts_of("currencies.words")
# Of money only where money is spoken of: a pound is a weight too.
ALSO_CURRENCIES = {**texts_of("currencies.also"), **CURRENCY_WORDS}
# Words in which the amounts of one currency alone are counted: rb, juta, gopek.
SCALES_OF_CURRENCIES = texts_of("currencies.scales")
# 100k is a price in rupiah, 2k may be either.
LARGE_AMOUNTS = {code: int(least) for code, least in mapping("currencies.large").items()}
DOTTED = re.compile(r"\d{1,3}(?:\.\d{3})+")


@dataclass(frozen=True)
class Amount:
    """Words `first` up to `end` name so much; `is_price` when a sign, a currency or rb/jt says so.

    `currency` is what was said; `implied` what the scale or the size hints at. `is_about` of
    "3 jutaan".
    """

    first: int
    end: int
    value: Decimal
    currency: Optional[str] = None
    implied: Optional[str] = None
    is_price: bool = False
    is_about: bool = False


def amounts_in(words: Sequence[str], is_of_money: bool = False) -> Iterator[Amount]:
    """From left to right; where it `is_of_money`, every number is a price."""
    currencies = ALSO_CURRENCIES if is_of_money else CURRENCY_WORDS
    at = 0
    while at < len(words):
        number = read_number(words, at)
        if number is None:
            at += 1
            continue
        amount = _amount(words, at, _in_thousands(words, number), currencies)
        is_price = amount.is_price or is_of_money or number.is_scaled
        yield Amount(
            amount.first, amount.end, amount.value, amount.currency, amount.implied,
            is_price, amount.is_about,
        )
        at = amount.end


def _in_thousands(words: Sequence[str], number: Number) -> Number:
    """1.5k is 1500 where it is money; so it is read here, and not taken for a price by itself."""
    word = words[number.end] if number.end < len(words) else ""
    if word not in LARGE_SCALES:
        return number
    return number._replace(value=number.value * SCALES[word], end=number.end + 1)


def _amount(
    words: Sequence[str], at: int, number: Number, currencies: Mapping[str, str]
) -> Amount:
    before = currencies.get(words[at - 1]) if at else None
    end = number.end
    is_about = number.is_about or _at(words, end) in ABOUT_ENDINGS
    end += _at(words, end) in ABOUT_ENDINGS
    after = currencies.get(_at(words, end))
    said = before or after
    return Amount(
        at - 1 if before else at, end + (1 if after else 0), number.value, said,
        _implied_currency(words[at:end], number),
        said is not None or DOTTED.fullmatch(words[at]) is not None, is_about,
    )


def _implied_currency(words: Sequence[str], number: Number) -> Optional[str]:
    """Rupiah for rb and jt, and for 100k."""
    by_scale = (SCALES_OF_CURRENCIES[word] for word in words if word in SCALES_OF_CURRENCIES)
    large = LARGE_AMOUNTS.items() if number.is_scaled else ()
    by_size = (currency for currency, least in large if number.value >= least)
    return next(chain(by_scale, by_size), None)


def _at(words: Sequence[str], at: int) -> str:
    return words[at] if at < len(words) else ""
