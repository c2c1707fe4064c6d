"""Sizes of clothes and shoes: size 42, ukuran M, in xl."""
from typing import Mapping, Sequence

from bot.nlu.found import Found, found

SIZE_WORDS = frozenset("size sz ukuran uk".split())
AFTER_IN = frozenset("in a".split())
SPOKEN = {"small": "s", "medium": "m", "large": "l", "kecil": "s", "besar": "l", "sedang": "m"}


def find_sizes(words: Sequence[str], sizes: Mapping[str, str]) -> list[Found]:
    """Sizes on sale, named after a word for size; XL and the like also alone."""
    results = []
    for at, word in enumerate(words):
        size = sizes.get(word) or sizes.get(SPOKEN.get(word, ""))
        if size is None:
            continue
        before = words[at - 1] if at else ""
        first = at - 1 if before in SIZE_WORDS else at
        is_plain = word in sizes and len(word) > 1 and not word.isdigit()
        if first < at or is_plain or (before in AFTER_IN and "in" in words[max(at - 2, 0) : at]):
            value = {"attribute": "size", "value": size}
            results.append(found(first, at + 1, "attribute_value", value))
    return results
