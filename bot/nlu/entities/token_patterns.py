"""Patterns of spaCy's matcher, made from tables of the packs."""
from dataclasses import dataclass
from typing import Any, Callable, Iterable

from actions.language.numbers import NUMBER_WORDS
from actions.language.pack_tables import Phrase, words_of
from bot.nlu.entities.mention import Fact

Token = dict[str, Any]

NUMBER: Token = {"TEXT": {"REGEX": rf"^(?:\d{{1,3}}|{'|'.join(NUMBER_WORDS)})$"}}
DIGITS: Token = {"TEXT": {"REGEX": r"^\d{1,2}$"}}


@dataclass(frozen=True)
class Rule:
    """Where the patterns match words `first` to `end` of a message, what they say there."""

    patterns: list[list[Token]]
    facts: Callable[[Phrase, int, int], tuple[Fact, ...]]


def any_of(choices: Iterable[str], **more: Any) -> Token:
    return {"LOWER": {"IN": sorted(choices)}, **more}


def any_in(table: str, **more: Any) -> Token:
    return any_of(words_of(table), **more)


def numbers_in(words: Phrase) -> list[int]:
    return [
        int(word) if word.isdigit() else NUMBER_WORDS[word]
        for word in words
        if word.isdigit() or word in NUMBER_WORDS
    ]
