"""Sizes as shoppers say them, beside those that goods have: medium is M, 2XL is XXL, "forty one"
and "empat satu" are 41."""
import re
from typing import Iterator, Sequence

from actions.language.numbers import NUMBER_WORDS, plain_text, read_number
from actions.language.pack_tables import texts_of, words_of

SPOKEN = texts_of("sizes.spoken")
SIZE_WORDS = words_of("sizes.size")
COUNTED = re.compile(r"(\d)(x+)([sl])")
PARTS = re.compile(r"[^\W_]+(?:[.,]\d+)?")
MOST_DIGIT = 9


def size_key(said: str) -> str:
    """What two ways to say the same size share: "Size M", "medium" → "m"; "2XL" → "xxl"."""
    words = [SPOKEN.get(word, word) for word in in_digits(PARTS.findall(said.lower()))]
    telling = [word for word in words if word not in SIZE_WORDS] or words
    return COUNTED.sub(lambda m: "x" * int(m[1]) + m[3], "".join(telling)).replace(",", ".")


def in_digits(words: Sequence[str]) -> Iterator[str]:
    """Number words as digits; said digit by digit too: "empat satu" is 41."""
    at = 0
    while at < len(words):
        number = read_number(words, at) if words[at] in NUMBER_WORDS else None
        if number is None or (number.value <= 1 and number.end - at == 1):  # "one size"
            yield words[at]
            at += 1
            continue
        digits = plain_text(number.value)
        following = NUMBER_WORDS.get(words[number.end]) if number.end < len(words) else None
        is_spelt = len(digits) == 1 and following is not None and 0 <= following <= MOST_DIGIT
        yield f"{digits}{following}" if is_spelt else digits
        at = number.end + is_spelt
