"""Words brought to their roots, so that "toasters" finds "toaster" and "memanggang" "panggang"."""
from functools import cache, lru_cache
from typing import Iterable, Iterator, Optional

from actions.language.packs import default_language, languages, pack_of
from actions.language.stemmers import Stemmer, stemmer_named


def root_of(word: str, language: str) -> str:
    """The root a word is found by; in a language without a stemmer it stays as it is."""
    return _stemmer(language).root(word)


def roots_of(said: Iterable[str], language: str) -> Iterator[str]:
    """The roots of a text's words; of an unknown language, those of the default one."""
    return map(_stemmer(language).root, said)


@lru_cache(maxsize=2**14)
def asked_roots(word: str, language: Optional[str]) -> tuple[str, ...]:
    """The roots a word of a search may stand for: in its language, if known, and the default one,
    as goods are called by its names in the others."""
    spoken = languages() if language is None else (default_language(), language)
    return tuple(dict.fromkeys(root_of(word, each) for each in spoken))


def known_roots(language: str) -> frozenset[str]:
    """All roots that are known of a language, where its stemmer knows them."""
    return _stemmer(language).roots()


@cache
def _stemmer(language: str) -> Stemmer:
    return stemmer_named(pack_of(language).trait("stemmer"))
