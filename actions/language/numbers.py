"""Numbers as shoppers write them: digits of both locales, number words, rb, jt, k."""
import re
from decimal import Decimal
from typing import NamedTuple, Optional, Sequence

ONES = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
    "nol": 0, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7,
    "delapan": 8, "sembilan": 9, "sepuluh": 10, "sebelas": 11,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90, "seratus": 100,
}  # fmt: skip
NUMBER_WORDS = {**ONES, **TENS}
FACTORS = {"puluh": 10, "ratus": 100, "hundred": 100}
SCALES = {
    "k": 1000, "rb": 1000, "ribu": 1000, "rebu": 1000, "thousand": 1000,
    "jt": 10**6, "juta": 10**6, "million": 10**6,
}  # fmt: skip
ABOUT_SCALES = {"ribuan": 1000, "rebuan": 1000, "rban": 1000, "jutaan": 10**6, "jtan": 10**6}
# Market slang; today gopek and the like are said of thousands.
WHOLE_AMOUNTS = {
    "seribu": 1000, "sejuta": 10**6, "seceng": 1000, "noceng": 2000, "goceng": 5000,
    "ceban": 10_000, "noban": 20_000, "goban": 50_000, "gocap": 50_000, "cepek": 100_000,
    "gopek": 500_000,
}  # fmt: skip
HALF = Decimal("0.5")
SMALLEST_THOUSANDS = 10  # 4k is a resolution, 50k a price

DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")


class Number(NamedTuple):
    """A number, the index of the word after it, and whether a scale word set its size."""

    value: Decimal
    end: int
    is_scaled: bool = False
    is_about: bool = False


def digits_value(text: str) -> Optional[Decimal]:
    """1.500.000 and 1,500,000 are whole; 39.90 and 2,5 have decimals; 1.500 is 1500."""
    if not DIGITS.fullmatch(text):
        return None
    if GROUPED.fullmatch(text) and not text.startswith("0"):
        return Decimal(re.sub("[.,]", "", text))
    whole, _, decimals = text.replace(",", ".").rpartition(".")
    return Decimal(f"{whole.replace('.', '')}.{decimals}" if whole else decimals)


def read_number(words: Sequence[str], start: int) -> Optional[Number]:
    """The number that begins at this word, scale words included."""
    if words[start] in WHOLE_AMOUNTS:
        return _whole_amount(words, start)
    plain = _plain_number(words, start)
    return None if plain is None else _scaled(words, plain)


def _whole_amount(words: Sequence[str], start: int) -> Number:
    """sejuta, "sejuta setengah", "gopek ribu"."""
    amount, after = Decimal(WHOLE_AMOUNTS[words[start]]), words[start + 1 : start + 2]
    if amount in SCALES.values() and tuple(after) == ("setengah",):
        return Number(amount + amount * HALF, start + 2, is_scaled=True)
    is_said = bool(after) and amount > 1000 and SCALES.get(after[0]) == 1000
    return Number(amount, start + 1 + is_said, is_scaled=True)


def plain_text(value: Decimal) -> str:
    """4, 1.5, 39.90: no exponent, no needless decimals."""
    whole = value.to_integral_value()
    return str(int(whole)) if whole == value else format(value, "f")


def _plain_number(words: Sequence[str], start: int) -> Optional[Number]:
    value = digits_value(words[start])
    if value is not None:
        return _with_hundreds(words, Number(value, start + 1))
    if words[start] == "setengah" and tuple(words[start + 1 : start + 2]) == ("juta",):
        return Number(HALF, start + 1)
    first = NUMBER_WORDS.get(words[start])
    if first is None:
        return None
    total, at = first, start + 1
    while at < len(words):
        if words[at] == "and" and total % 100 == 0 and _is_tail(words, at + 1):
            at += 1
        grown = _grown(total, words[at])
        if grown is None:
            break
        total, at = grown, at + 1
    return Number(Decimal(total), at)


def _is_tail(words: Sequence[str], at: int) -> bool:
    """Whether a number below a hundred follows, as in "two hundred and fifty"."""
    after = [*words[at : at + 3], "", "", ""]
    is_small = 0 < NUMBER_WORDS.get(after[0], 0) < 100
    return is_small and not {after[1], after[2]} & FACTORS.keys()


def _with_hundreds(words: Sequence[str], number: Number) -> Number:
    """5 ratus: digits followed by a factor word."""
    factor = FACTORS.get(words[number.end]) if number.end < len(words) else None
    return Number(number.value * factor, number.end + 1) if factor else number


def _grown(total: int, word: str) -> Optional[int]:
    """The number with its next word, or None where the word begins another number."""
    tail = total % 100
    if word == "belas":
        return total + 10 if 0 < tail < 10 else None
    if word in FACTORS:
        grows = 0 < tail < 10 and (FACTORS[word] == 10 or total < 10)
        return total - tail + tail * FACTORS[word] if grows else None
    value = NUMBER_WORDS.get(word)
    if value is None or total < 20 or total % 10:
        return None
    return total + value if value < (10 if tail else 100) else None


def _scaled(words: Sequence[str], number: Number) -> Number:
    """Times the scale word that follows; "satu setengah juta" and "2 juta setengah" too."""
    value, at = number.value, number.end
    if tuple(words[at : at + 2]) == ("setengah", "juta"):
        value, at = value + HALF, at + 1
    word = words[at] if at < len(words) else ""
    if word in ABOUT_SCALES:
        return Number(value * ABOUT_SCALES[word], at + 1, is_scaled=True, is_about=True)
    if word not in SCALES or (word == "k" and value < SMALLEST_THOUSANDS):
        return number
    if tuple(words[at : at + 2]) == ("juta", "setengah"):
        value, at = value + HALF, at + 1
    return Number(value * SCALES[word], at + 1, is_scaled=True)


def is_number_word(word: str) -> bool:
    return word[0].isdigit() or word in NUMBER_WORDS
