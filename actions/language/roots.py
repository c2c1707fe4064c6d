"""Words brought to their roots, so that "toasters" finds "toaster" and "memanggang" "panggang"."""
import re
import unicodedata
from functools import lru_cache
from typing import Any, Iterable, Iterator, Optional

import tantivy

from actions.language.stop_words import STOP_WORDS
from actions.language.words import POSSESSIVE

MOST_WORDS_KEPT = 200_000  # roots of a large catalogue's words in two languages: 40 MB
# A word with a hyphen is also written as one: "t-shirt" and "tshirt".
WRITTEN = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
SIMPLE = re.compile(r"[^\W_]+")
PARTS = re.compile(r"[-'’]")
ENDINGS = ("s", "t", "re", "ll", "d", "ve")  # of English words after an apostrophe
ENGLISH_SIGNS = frozenset("the and of with for is to in your you a an are it this".split())
INDONESIAN_SIGNS = frozenset("yang dan untuk dengan dari di ini itu buat ke bisa juga".split())


def plain(text: str) -> str:
    """Lower case, without accents."""
    lower = text.lower()
    if lower.isascii():
        return lower
    return "".join(c for c in unicodedata.normalize("NFD", lower) if not unicodedata.combining(c))


def plain_words(text: str) -> list[str]:
    """The words of a text in their order; a hyphened word in parts, and as one behind them."""
    lower = plain(text)
    if PARTS.search(lower) is None:
        return SIMPLE.findall(lower)
    found: list[str] = []
    for written in WRITTEN.findall(lower):
        parts = [part for part in PARTS.split(written) if part]
        if len(parts) > 1 and parts[-1] in ENDINGS:
            parts.pop()
        found += parts
        if len(parts) > 1:
            found.append("".join(parts))
    return found


def telling_words(text: str) -> list[str]:
    """Words that say something about a product."""
    return [word for word in plain_words(text) if word not in STOP_WORDS]


def roots_of(said: Iterable[str], language: str) -> Iterator[str]:
    """The roots a text's words are found by; of an unknown language, English ones."""
    return map(indonesian_root if language == "id" else english_root, said)


def asked_roots(word: str, language: Optional[str]) -> tuple[str, ...]:
    """The roots a word of a search may stand for: of both languages unless it is in English."""
    if language == "en":
        return (english_root(word),)
    return tuple(dict.fromkeys((english_root(word), indonesian_root(word))))


def likely_language(text: str) -> str:
    """The language of a longer text by its little words; English when there are none."""
    said = plain_words(text)
    indonesian = sum(word in INDONESIAN_SIGNS for word in said)
    return "id" if indonesian > sum(word in ENGLISH_SIGNS for word in said) else "en"


@lru_cache(maxsize=MOST_WORDS_KEPT)
def english_root(word: str) -> str:
    found = _english().analyze(word)
    return found[0] if found else word


@lru_cache(maxsize=MOST_WORDS_KEPT)
def indonesian_root(word: str) -> str:
    bare = word.removesuffix(POSSESSIVE) if len(word) > len(POSSESSIVE) + 2 else word
    return _indonesian().stem(bare) if bare.isalpha() and bare.isascii() else bare


@lru_cache(maxsize=1)
def _english() -> tantivy.TextAnalyzer:
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.raw())
    return builder.filter(tantivy.Filter.stemmer("english")).build()


@lru_cache(maxsize=1)
def indonesian_roots() -> frozenset[str]:
    from Sastrawi.Stemmer.StemmerFactory import StemmerFactory  # reads 30,000 of them

    return frozenset(StemmerFactory().get_words())


@lru_cache(maxsize=1)
def _indonesian() -> Any:
    from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

    return StemmerFactory().create_stemmer()
