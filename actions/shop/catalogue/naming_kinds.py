"""Names and products of kinds while they are learnt, and the kinds that come of them."""
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Iterable, Iterator, Mapping

from actions.language import packs
from actions.language.normalise import canonical
from actions.language.pack_tables import Phrase
from actions.shop.catalogue.kinds import Kind, Kinds

Skus = tuple[str, ...]
Places = tuple[int, ...]
Named = dict[Phrase, dict[Phrase, None]]


@dataclass
class NamedKinds:
    """What names its own products, and what is only another name of such a kind."""

    skus: dict[Phrase, Skus] = field(default_factory=dict)
    titled: dict[Phrase, int] = field(default_factory=dict)  # how many of them stand first
    rare: dict[Phrase, dict[str, Skus]] = field(default_factory=dict)  # of one title, by language
    meant: Named = field(default_factory=lambda: defaultdict(dict))
    near: Named = field(default_factory=lambda: defaultdict(dict))
    languages: Mapping[Phrase, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, words: Phrase, language: str, skus: Iterable[str]) -> None:
        """Products that these words name, behind those that they name already."""
        if words:
            self.skus[words] = tuple(dict.fromkeys((*self.skus.get(words, ()), *skus)))
            self.languages[words][language] = None

    def add_titled(self, words: Phrase, language: str, skus: Iterable[str]) -> None:
        self.add(words, language, skus)
        self.titled[words] = len(self.skus[words])

    def knows(self, words: Phrase) -> bool:
        """Whether they name a kind; a compound of one title does once it is asked for."""
        if words not in self.skus:
            for language, skus in self.rare.get(words, {}).items():
                self.add_titled(words, language, skus)
        return words in self.skus or words in self.meant

    def call(self, kind: Phrase, language: str, words: Phrase) -> None:
        """Give a kind another name; what names products of its own is only near to it."""
        kinds = [kind] if kind in self.skus else list(self.meant[kind])
        if words in self.skus:
            self.near[words].update(dict.fromkeys(each for each in kinds if each != words))
        elif words:
            self.meant[words].update(dict.fromkeys(kinds))
            self.languages[words][language] = None

    def rename(self, kind: Phrase, language: str, words: Phrase) -> None:
        """Let words name this kind alone, whatever they named."""
        if kind in self.skus and words != kind:
            self.skus.pop(words, None)
            self.meant[words] = {kind: None}
            self.languages[words][language] = None

    def widen(self, words: Phrase, skus: Iterable[str]) -> None:
        """Let all names of the same products name these too."""
        titled, more = frozenset(self.skus[words]), tuple(skus)
        alike = [other for other, found in self.skus.items() if frozenset(found) == titled]
        for other in alike:
            self.skus[other] = tuple(dict.fromkeys((*self.skus[other], *more)))

    def kinds(self) -> Kinds:
        """Names of the same products are of one kind."""
        places: dict[frozenset[str], int] = {}
        at = {w: places.setdefault(frozenset(skus), len(places)) for w, skus in self.skus.items()}
        by_phrase: dict[Phrase, Places] = {words: (place,) for words, place in at.items()}
        for words, kinds in self.meant.items():
            found = tuple(dict.fromkeys(at[kind] for kind in kinds if kind in at))
            if found and words not in at:
                by_phrase[words] = found
        every = self._every(at, self._names(by_phrase))
        everyday = frozenset(words for words in self.meant if words not in at)
        named = {**dict(_other_forms(by_phrase)), **by_phrase}
        return Kinds(dict(enumerate(every)), named, everyday)

    def _every(
        self, at: Mapping[Phrase, int], names: Mapping[int, Mapping[str, tuple[str, ...]]]
    ) -> tuple[Kind, ...]:
        skus = {at[words]: found for words, found in reversed(self.skus.items())}
        titled = {at[words]: self.titled.get(words, 0) for words in reversed(self.skus)}
        near: dict[int, dict[int, None]] = defaultdict(dict)
        for words, others in self.near.items():
            for other in others:
                if words in at and other in at and at[other] != at[words]:
                    near[at[words]][at[other]] = None
        return tuple(
            Kind(_id_of(names[p]), names[p], skus[p], titled[p], tuple(near[p]))
            for p in range(len(names))
        )

    def _names(
        self, by_phrase: Mapping[Phrase, Places]
    ) -> dict[int, dict[str, tuple[str, ...]]]:
        found: dict[int, dict[str, tuple[str, ...]]] = defaultdict(dict)
        for words, places in by_phrase.items():
            for place in places:
                for language in self.languages[words]:
                    named = found[place].get(language, ())
                    found[place][language] = (*named, " ".join(words))
        return found


def _other_forms(by_phrase: Mapping[Phrase, Places]) -> Iterator[tuple[Phrase, Places]]:
    """Written as one word, and with an ending that looks like a plural's: hoodies, as hoody."""
    for words, places in by_phrase.items():
        if len(words) > 1:
            yield ("".join(words),), places
        yield (*words[:-1], canonical(f"{words[-1]}s")), places


def _id_of(names: Mapping[str, tuple[str, ...]]) -> str:
    """What it was first called, in the default language if it can be."""
    return next(names[language] for language in packs.languages() if language in names)[0]
