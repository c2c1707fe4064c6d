"""Numbers as shoppers write them: digits of all locales, number words, rb, jt, k."""
import re
from decimal import Decimal
from typing import NamedTuple, Optional, Sequence

from actions.language.pack_tables import numbers_of, words_of

NUMBER_WORDS = numbers_of("numbers.words")
TEENS = numbers_of("numbers.teens")  # added to the ones before it
FACTORS = numbers_of("numbers.factors")
JOINING = words_of("numbers.joining")
SCALES = numbers_of("numbers.scales")
LARGE_SCALES = words_of("numbers.large_scales")
ABOUT_SCALES = numbers_of("numbers.about_scales")
ABOUT_ENDINGS = words_of("numbers.about_endings")
AMOUNTS = numbers_of("numbers.amounts")  # with their scale in one word
HALVES, HALVED = words_of("numbers.halves"), words_of("numbers.halved")
HALF = Decimal("0.5")
SMALLEST_THOUSANDS = 10  # 4k is a resolution, 50k a price
SMALLEST_ABOUT = 100  # "seratusan" is about a hundred, "satuan" a unit

DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")


class Number(NamedTuple):
    """A number, the index of the word after it, and whether a scale word set its size.

    `is_about` of "3 jutaan": three million and what is left of the fourth.
    """

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
    bare = _without_about(words[start])
    if bare:
        about = read_number((*words[:start], bare, *words[start + 1 :]), start)
        return about and about._replace(is_about=True)
    if words[start] in AMOUNTS:
        return _amount(words, start)
    plain = _plain_number(words, start)
    return None if plain is None else _scaled(words, plain)


def about_limits(value: Decimal) -> tuple[Decimal, Decimal]:
    """From "3 jutaan" up to what is below 4 juta: the next of its last figure that says much."""
    step = Decimal(1).scaleb(value.normalize().as_tuple().exponent)  # type: ignore[arg-type]
    return value, value + step - 1


def plain_text(value: Decimal) -> str:
    """4, 1.5, 39.90: no exponent, no needless decimals."""
    whole = value.to_integral_value()
    return str(int(whole)) if whole == value else format(value, "f")


def is_number_word(word: str) -> bool:
    return word[0].isdigit() or word in NUMBER_WORDS


def _without_about(word: str) -> str:
    """ "Sejuta" of "sejutaan"; empty where nothing of the kind is said."""
    for ending in ABOUT_ENDINGS:
        bare = word.removesuffix(ending)
        is_large = NUMBER_WORDS.get(bare, 0) >= SMALLEST_ABOUT or bare in AMOUNTS
        if bare != word and is_large:
            return bare
    return ""


def _amount(words: Sequence[str], start: int) -> Number:
    """sejuta, "sejuta setengah", "gopek ribu"."""
    amount, after = Decimal(AMOUNTS[words[start]]), _at(words, start + 1)
    if amount in SCALES.values() and after in HALVES:
        return Number(amount + amount * HALF, start + 2, is_scaled=True)
    is_said = amount > 1000 and SCALES.get(after) == 1000
    return Number(amount, start + 1 + is_said, is_scaled=True)


def _plain_number(words: Sequence[str], start: int) -> Optional[Number]:
    value = digits_value(words[start])
    if value is not None:
        return _with_hundreds(words, Number(value, start + 1))
    if _halves_what_follows(words, start):
        return Number(HALF, start + 1)
    first = NUMBER_WORDS.get(words[start])
    if first is None:
        return None
    total, at = first, start + 1
    while at < len(words):
        if words[at] in JOINING and total % 100 == 0 and _is_tail(words, at + 1):
            at += 1
        grown = _grown(total, words[at])
        if grown is None:
            break
        total, at = grown, at + 1
    return Number(Decimal(total), at)


def _is_tail(words: Sequence[str], at: int) -> bool:
    """Whether a number below a hundred follows, as in "two hundred and fifty"."""
    is_small = 0 < NUMBER_WORDS.get(_at(words, at), 0) < 100
    return is_small and not FACTORS.keys() & {_at(words, at + 1), _at(words, at + 2)}


def _with_hundreds(words: Sequence[str], number: Number) -> Number:
    """5 ratus: digits followed by a factor word."""
    factor = FACTORS.get(_at(words, number.end))
    return Number(number.value * factor, number.end + 1) if factor else number


def _grown(total: int, word: str) -> Optional[int]:
    """The number with its next word, or None where the word begins another number."""
    tail = total % 100
    if word in TEENS:
        return total + TEENS[word] if 0 < tail < 10 else None
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
    if _halves_what_follows(words, at):
        value, at = value + HALF, at + 1
    word = _at(words, at)
    if word in ABOUT_SCALES:
        return Number(value * ABOUT_SCALES[word], at + 1, is_scaled=True, is_about=True)
    if word not in SCALES or (word in LARGE_SCALES and value < SMALLEST_THOUSANDS):
        return number
    if word in HALVED and _at(words, at + 1) in HALVES:
        value, at = value + HALF, at + 1
    return Number(value * SCALES[word], at + 1, is_scaled=True)


def _halves_what_follows(words: Sequence[str], at: int) -> bool:
    return _at(words, at) in HALVES and _at(words, at + 1) in HALVED


def _at(words: Sequence[str], at: int) -> str:
    return words[at] if at < len(words) else ""
