"""Kinds of goods, below and across the categories: tripods, card readers, kompor."""
from dataclasses import dataclass, field
from typing import Iterator, Mapping, NamedTuple, Optional, Sequence

from actions.language.pack_tables import Phrase
from actions.language.tokens import phrase

LONGEST = 3  # words that name a kind


@dataclass(frozen=True)
class Kind:
    """Things of one sort: what each language calls them, and which products they are."""

    id: str
    names: Mapping[str, tuple[str, ...]]  # by language
    skus: tuple[str, ...]  # those titled so first, then those of a value or a category called so
    titled: int  # how many of them are titled so
    near: tuple[int, ...] = ()  # keys of kinds that often go by the same name


class Said(NamedTuple):
    """Words `first` up to `end` name these kinds."""

    first: int
    end: int
    kinds: tuple[Kind, ...]


@dataclass(frozen=True)
class Kinds:
    """All kinds of one catalogue; plain data, which knows nothing else of it."""

    every: Mapping[int, Kind] = field(default_factory=dict)
    by_phrase: Mapping[Phrase, tuple[int, ...]] = field(default_factory=dict)  # keys of `every`
    everyday: frozenset[Phrase] = frozenset()  # names that stand nowhere in the catalogue

    def called(self, words: Phrase) -> tuple[Kind, ...]:
        """The kinds that these words name, in the form of `actions.language.tokens.phrase`."""
        places = self.by_phrase.get(words) or self.by_phrase.get(("".join(words),), ())
        return self.at(places)

    def at(self, places: Sequence[int]) -> tuple[Kind, ...]:
        return tuple(self.every[place] for place in places)

    def said_in(self, words: Sequence[str]) -> Iterator[Said]:
        """The longest names of kinds from left to right, none within another."""
        at = 0
        while at < len(words):
            found = self._at(words, at)
            if found:
                yield found
            at = found.end if found else at + 1

    def _at(self, words: Sequence[str], first: int) -> Optional[Said]:
        for end in range(min(first + LONGEST, len(words)), first, -1):
            kinds = self.called(tuple(words[first:end]))
            if kinds:
                return Said(first, end, kinds)
        return None

    def said(self, text: str) -> tuple[Said, ...]:
        """The same of a text."""
        return tuple(self.said_in(phrase(text)))
