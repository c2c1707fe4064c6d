"""Stemmers by the name that a language pack gives: words brought to their roots."""
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Callable, Mapping

import tantivy

from actions.language.forms import without_possessive
from actions.language.packs import PackError

MOST_WORDS_KEPT = 200_000  # roots of a large catalogue's words in two languages: 40 MB


@dataclass(frozen=True)
class Stemmer:
    """`roots` are all that it knows, of a language that grows most of its words out of them."""

    root: Callable[[str], str]
    roots: Callable[[], frozenset[str]] = frozenset


def stemmer_named(name: str) -> Stemmer:
    """Of no name, one that leaves words as they are; raises PackError."""
    if not name:
        return Stemmer(root=str)
    return OF_OUR_OWN.get(name) or _of_tantivy(name)


@lru_cache(maxsize=MOST_WORDS_KEPT)
def indonesian_root(word: str) -> str:
    bare = without_possessive(word)
    return _indonesian().stem(bare) if bare.isalpha() and bare.isascii() else bare


@lru_cache(maxsize=1)
def indonesian_roots() -> frozenset[str]:
    from Sastrawi.Stemmer.StemmerFactory import StemmerFactory  # reads 30,000 of them

    return frozenset(StemmerFactory().get_words())


def _of_tantivy(name: str) -> Stemmer:
    plain = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.raw())
    try:
        analyser = plain.filter(tantivy.Filter.stemmer(name)).build()
    except ValueError as error:
        raise PackError(f"{name} is not the name of a stemmer.") from error

    @lru_cache(maxsize=MOST_WORDS_KEPT)
    def root(word: str) -> str:
        found = analyser.analyze(word)
        return found[0] if found else word

    return Stemmer(root)


@lru_cache(maxsize=1)
def _indonesian() -> Any:
    from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

    return StemmerFactory().create_stemmer()


# Beside those of Tantivy, which go by the English names of their languages.
OF_OUR_OWN: Mapping[str, Stemmer] = {"indonesian": Stemmer(indonesian_root, indonesian_roots)}
