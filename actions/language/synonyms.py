"""What goods are called besides, wherever they are sold: groups of names of one thing."""
from dataclasses import dataclass
from functools import cache
from typing import Callable, Collection, Iterator

from actions.language.pack_tables import Phrase
from actions.language.packs import Pack, default_language, packs
from actions.language.tokens import phrase

Name = tuple[str, Phrase]  # language, words


@dataclass(frozen=True)
class Synonyms:
    """Names of one thing, which a meaning may tell in other names of the default language."""

    names: tuple[Name, ...]
    told: tuple[Name, ...] = ()

    def known(self, is_kind: Callable[[Phrase], bool]) -> list[Name]:
        """Those that name a kind."""
        return [name for name in (*self.names, *self.told) if is_kind(name[1])]


@cache
def synonyms() -> tuple[Synonyms, ...]:
    """Of each language by itself, and of what its glossary explains in the default language."""
    groups = tuple(_listed(pack) for pack in packs())
    goods = frozenset(words for found in groups for group in found for _, words in group.names)
    explained = (group for pack in packs() for group in _explained(pack, goods))
    return (*(group for found in groups for group in found), *explained)


def _listed(pack: Pack) -> tuple[Synonyms, ...]:
    return tuple(
        Synonyms(tuple((pack.code, phrase(text)) for text in line.split(",")))
        for line in pack.words("synonyms.goods")
    )


def _explained(pack: Pack, goods: Collection[Phrase]) -> Iterator[Synonyms]:
    for texts, meaning in pack.mapping("glossary.meanings").items():
        names = tuple((pack.code, phrase(text)) for text in texts.split(","))
        told = tuple((default_language(), words) for words in _names_in(phrase(meaning), goods))
        yield Synonyms(names, told)


def _names_in(meaning: Phrase, goods: Collection[Phrase]) -> list[Phrase]:
    """A meaning is one name, or several: "raincoat rain jacket", in which a jacket is none."""
    found, at = [meaning], 0
    while at < len(meaning):
        ends = range(len(meaning), at, -1)
        end = next((end for end in ends if meaning[at:end] in goods), 0)
        if not end:
            return [words for words in found if len(words) > 1 or words == meaning]
        found.append(meaning[at:end])
        at = end
    return list(dict.fromkeys(found))
