"""Titles by the words that a shopper types of them: whole, from the beginning, or in between."""
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Iterable, Mapping

from actions.language.pack_tables import Phrase
from actions.language.stop_words import STOP_WORDS
from actions.language.tokens import phrase
from actions.shop.catalogue.catalogue import Catalogue

FIRST = 2  # words by which titles that begin with words of every sentence are known

Titles = Mapping[str, Iterable[str]]  # by SKU


@dataclass(frozen=True)
class TitleRuns:
    """What of a catalogue's titles no index of telling words finds: "This or That"."""

    beginnings: Mapping[Phrase, tuple[str, ...]] = field(default_factory=dict)  # SKUs

    def begun(self, words: Phrase) -> tuple[str, ...]:
        """SKUs whose titles begin with such words, at least two of them."""
        return self.beginnings.get(words[:FIRST], ()) if len(words) >= FIRST else ()


def title_runs(catalogue: Catalogue) -> TitleRuns:
    found: dict[Phrase, dict[str, None]] = defaultdict(dict)
    for product in catalogue.products.values():
        for text in product.names.values():
            first = phrase(text)[:FIRST]
            if len(first) == FIRST and any(word in STOP_WORDS for word in first):
                found[first][product.sku] = None
    return TitleRuns({first: tuple(skus) for first, skus in found.items()})


def place_in(title: Phrase, words: Phrase) -> int:
    """Where these words stand in a title, one after the other; -1 where they don't."""
    places = range(len(title) - len(words) + 1)
    return next((at for at in places if title[at : at + len(words)] == words), -1)
