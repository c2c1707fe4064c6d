"""Sizes as shoppers say them, beside those that goods have: medium is M, 2XL is XXL."""
import re

from actions.language.pack_tables import texts_of, words_of

SPOKEN = texts_of("sizes.spoken")
SIZE_WORDS = words_of("sizes.size")
COUNTED = re.compile(r"(\d)(x+)([sl])")
PARTS = re.compile(r"[^\W_]+(?:[.,]\d+)?")


def size_key(said: str) -> str:
    """What two ways to say the same size share: "Size M", "medium" → "m"; "2XL" → "xxl"."""
    words = [SPOKEN.get(word, word) for word in PARTS.findall(said.lower())]
    telling = [word for word in words if word not in SIZE_WORDS] or words
    return COUNTED.sub(lambda m: "x" * int(m[1]) + m[3], "".join(telling)).replace(",", ".")
