"""All entities of a message: catalogue phrases, numbers, everyday words; the longest win."""
from typing import Any, Iterable, Iterator

import spacy
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from actions.shop.stop_words import STOP_WORDS
from bot.nlu.asked import clearest
from bot.nlu.codes import find_order_numbers, find_skus
from bot.nlu.counting import BOTH_OR_SECOND, ORDINALS, WHOLE_QUANTITIES, Counting
from bot.nlu.everyday import everyday_phrases, is_meant
from bot.nlu.found import Found, found, longest
from bot.nlu.measures import all_units, find_measures
from bot.nlu.numbers import FACTORS, NUMBER_WORDS, SCALES
from bot.nlu.prices import CURRENCY_WORDS, FILLERS, MAX_BEFORE, MIN_BEFORE, find_prices
from bot.nlu.reading import Reading, read
from bot.nlu.sizes import find_sizes
from bot.nlu.spelling import Speller
from bot.nlu.vocabulary import Vocabulary

Phrase = tuple[str, ...]


class EntityFinder:
    """Reads messages with the words of one catalogue; `ordinary` words are never repaired."""

    def __init__(self, vocabulary: Vocabulary, ordinary: frozenset[str] = frozenset()) -> None:
        self._vocabulary = vocabulary
        self._spacy = spacy.blank("xx").vocab
        everyday = everyday_phrases()
        self._everyday, self._named_by = everyday, vocabulary.phrases
        self._phrases = PhraseMatcher(self._spacy)
        self._phrases.add(
            "named", [Doc(self._spacy, words=list(p)) for p in {*everyday, *vocabulary.phrases}]
        )
        self._counting = Counting(self._spacy)
        self._units = all_units(vocabulary)
        self._speller = Speller(vocabulary.words, ordinary | _rule_words(everyday))

    def find(self, text: str) -> list[dict[str, Any]]:
        """Entities with their place in the text as it was written."""
        reading = read(text, self._spacy, self._speller.repair)
        return [
            {
                "entity": fact.entity,
                "value": fact.value,
                "start": reading.starts[each.first],
                "end": reading.ends[each.end - 1],
                "text": text[reading.starts[each.first] : reading.ends[each.end - 1]],
            }
            for each in clearest(longest(self._all(text, reading)), self._vocabulary)
            for fact in each.facts
        ]

    def _all(self, text: str, reading: Reading) -> Iterator[Found]:
        words = reading.words
        yield from _at(reading, "order_number", find_order_numbers(text))
        yield from _at(reading, "product", find_skus(text, self._vocabulary.skus))
        yield from find_prices(words, self._units)
        yield from find_sizes(words, self._vocabulary.sizes)
        yield from find_measures(words, self._vocabulary)
        yield from self._counting.find(reading, self._units)
        yield from self._named(reading)

    def _named(self, reading: Reading) -> Iterator[Found]:
        for _, first, end in self._phrases(reading.doc):
            words = reading.words[first:end]
            if words in self._named_by:
                yield Found(first, end, self._named_by[words])
            fact = self._everyday.get(words)
            if fact is not None and is_meant(fact, words, reading.words[:first]):
                yield Found(first, end, (fact,))


def _at(reading: Reading, entity: str, places: Iterable[tuple[int, int, str]]) -> Iterator[Found]:
    """Findings by character, as findings by word."""
    for start, end, value in places:
        inside = [
            i for i, first in enumerate(reading.starts) if first < end and reading.ends[i] > start
        ]
        if inside:
            yield found(inside[0], inside[-1] + 1, entity, value)


def _rule_words(everyday: Iterable[Phrase]) -> frozenset[str]:
    """Words the rules know: they need no repair."""
    limits = (word for limit in MAX_BEFORE + MIN_BEFORE for word in limit)
    named = (word for words in everyday for word in words)
    return frozenset().union(
        STOP_WORDS, NUMBER_WORDS, FACTORS, SCALES, CURRENCY_WORDS, FILLERS, limits, named,
        ORDINALS, BOTH_OR_SECOND, WHOLE_QUANTITIES,
    )  # fmt: skip
