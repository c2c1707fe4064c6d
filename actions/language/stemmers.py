"""Stemmers by the name that a language pack gives: words brought to their roots."""
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Callable, Mapping

import tantivy

from actions.language.forms import without_possessive

MOST_WORDS_KEPT = 200_000  # roots of a large catalogue's words in two languages: 40 MB


@dataclass(frozen=True)
class Stemmer:
    """`roots` are all that it knows, of a language that grows most of its words out of them."""

    root: Callable[[str], str]
    roots: Callable[[], frozenset[str]] = frozenset


@lru_cache(maxsize=MOST_WORDS_KEPT)
def english_root(word: str) -> str:
    found = _english().analyze(word)
    return found[0] if found else word


@lru_cache(maxsize=MOST_WORDS_KEPT)
def indonesian_root(word: str) -> str:
    bare = without_possessive(word)
    return _indonesian().stem(bare) if bare.isalpha() and bare.isascii() else bare


@lru_cache(maxsize=1)
def indonesian_roots() -> frozenset[str]:
    from Sastrawi.Stemmer.StemmerFactory import StemmerFactory  # reads 30,000 of them

    return frozenset(StemmerFactory().get_words())


@lru_cache(maxsize=1)
def _english() -> tantivy.TextAnalyzer:
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.raw())
    return builder.filter(tantivy.Filter.stemmer("english")).build()


@lru_cache(maxsize=1)
def _indonesian() -> Any:
    from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

    return StemmerFactory().create_stemmer()


NONE = Stemmer(root=str)
STEMMERS: Mapping[str, Stemmer] = {
    "english": Stemmer(english_root), "indonesian": Stemmer(indonesian_root, indonesian_roots),
}
