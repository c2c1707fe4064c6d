"""What shop words of other languages mean in the default one, for catalogues that have it alone."""
from functools import cache
from typing import Mapping, Sequence

from actions.language.packs import languages, pack_of
from actions.language.roots import root_of

LONGEST_PHRASE = 3


def translated(words: Sequence[str], language: str) -> list[tuple[str, str]]:
    """Words in their order, each with its meaning, or "" where none is known; longest first."""
    known, at, found = _glossary(language), 0, []
    while at < len(words):
        for length in range(min(LONGEST_PHRASE, len(words) - at), 0, -1):
            phrase = " ".join(words[at : at + length])
            meaning = known.get(phrase, "")
            if not meaning and length == 1:
                meaning = known.get(root_of(phrase, language), "")
            if meaning or length == 1:
                found.append((phrase, meaning))
                at += length
                break
    return found


def explained_phrases(words: Sequence[str]) -> list[tuple[int, int]]:
    """Where several words, from `first` up to `end`, are explained as one: "anti air"."""
    return [
        (at, at + length)
        for length in range(LONGEST_PHRASE, 1, -1)
        for at in range(len(words) - length + 1)
        if any(" ".join(words[at : at + length]) in _glossary(code) for code in languages())
    ]


def meanings(word: str) -> list[str]:
    """Of a word in whatever language knows it."""
    found = (meaning for code in languages() for _, meaning in translated([word], code))
    return [meaning for meaning in found if meaning]


def is_explained(word: str, language: str) -> bool:
    """Whether it, or its root, is a word of this language's glossary."""
    known = glossary_words(language)
    return word in known or root_of(word, language) in known


@cache
def glossary_words(language: str) -> frozenset[str]:
    """The words that are explained."""
    return frozenset(word for phrase in _glossary(language) for word in phrase.split())


@cache
def meaning_words(language: str) -> frozenset[str]:
    """The words that explain them."""
    return frozenset(word for meaning in _glossary(language).values() for word in meaning.split())


@cache
def _glossary(language: str) -> Mapping[str, str]:
    meanings = pack_of(language).mapping("glossary.meanings")
    return {
        phrase.strip().replace("-", " "): meaning
        for phrases, meaning in meanings.items()
        for phrase in phrases.split(",")
    }
