"""Sizes of clothes and shoes: size 42, ukuran M, in xl, shoes 43."""
from dataclasses import replace
from typing import Mapping, Optional, Sequence

from actions.language.pack_tables import texts_of, words_of
from bot.nlu.entities.mention import Fact, Found, found

SIZE_WORDS = words_of("sizes.size")
WORN_IN, ARTICLES = words_of("sizes.worn_in"), words_of("sizes.articles")
SPOKEN = texts_of("sizes.spoken")
# Who asks which sizes there are asks for those on sale, not for centimetres.
ON_SALE = words_of("sizes.on_sale")

Sized = Mapping[str, frozenset[str]]  # category → the sizes of its products


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
        if first < at or is_plain or _is_worn(words[max(at - 2, 0) : at]):
            results.append(_size(first, at + 1, size))
    return results


def _is_worn(before: Sequence[str]) -> bool:
    """Whether a size may follow: "in small", "in a small"."""
    without_article = before[:-1] if ARTICLES & set(before[-1:]) else before
    return bool(WORN_IN & set(without_article[-1:]))


def with_bare_sizes(findings: Sequence[Found], words: Sequence[str], sized: Sized) -> list[Found]:
    """A number right behind a kind of thing that comes in this size: "sepatu lari 43"."""
    others = [f for f in findings if f.facts[0].entity != "quantity"]
    taken = {at for f in others for at in range(f.first, f.end)}
    bare = [
        _size(kind.end, kind.end + 1, words[kind.end])
        for kind in findings
        if kind.end < len(words) and words[kind.end].isdigit() and kind.end not in taken
        if words[kind.end] in sized.get(str(kind.facts[0].value), ())
    ]
    places = {size.first for size in bare}
    kept = [f for f in findings if f.first not in places]
    return sorted([*kept, *bare], key=lambda f: f.first)


def as_size_on_sale(
    asked: Found, words: Sequence[str], category: Optional[str], sized: Sized
) -> Found:
    """Asked of shoes, or of whatever there is, "what sizes" means those on sale."""
    is_size = SIZE_WORDS & set(words[asked.first : asked.end]) and sized
    is_on_sale = category in sized or (category is None and ON_SALE & set(words))
    return replace(asked, facts=(Fact("attribute", "size"),)) if is_size and is_on_sale else asked


def _size(first: int, end: int, size: str) -> Found:
    return found(first, end, "attribute_value", {"attribute": "size", "value": size})
