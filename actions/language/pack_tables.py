"""Tables of the packs, with their words in the form in which messages are read."""
from typing import Iterable

from actions.language import packs
from actions.language.normalise import canonical
from actions.language.tokens import phrase

Phrase = tuple[str, ...]


def words_of(table: str) -> frozenset[str]:
    """Single words of all languages."""
    return frozenset(canonical(word) for word in packs.phrases(table))


def phrases_of(table: str) -> tuple[Phrase, ...]:
    """Phrases of all languages, the longest first."""
    return longest_first(packs.phrases(table))


def texts_of(table: str) -> dict[str, str]:
    """What each word stands for, as it is written and as it is read."""
    pairs = packs.mapping(table)
    return {form: str(text) for word, text in pairs.items() for form in (word, canonical(word))}


def numbers_of(table: str) -> dict[str, int]:
    """The number each word stands for."""
    return {word: int(number) for word, number in texts_of(table).items()}


def groups_of(table: str) -> dict[str, tuple[Phrase, ...]]:
    """By key, the phrases that packs have under it, in the order of packs and tables."""
    groups: dict[str, list[str]] = {}
    for pack in packs.packs():
        for key, texts in pack.mapping(table).items():
            groups.setdefault(key, []).extend(texts)
    return {key: tuple(map(phrase, texts)) for key, texts in groups.items()}


def longest_first(texts: Iterable[str]) -> tuple[Phrase, ...]:
    return tuple(sorted(dict.fromkeys(map(phrase, texts)), key=len, reverse=True))
