"""All entities of a message: catalogue phrases, numbers, everyday words; the longest win."""
from collections import ChainMap
from dataclasses import dataclass
from functools import cache
from typing import Any, Container, Iterable, Iterator, Mapping

import spacy
from spacy.vocab import Vocab

from actions.language.numbers import FACTORS, NUMBER_WORDS, SCALES, read_number
from actions.language.spelling import NameSpeller
from actions.language.stop_words import STOP_WORDS
from actions.language.tokens import Reading, read
from bot.nlu.entities.aliases import everyday_phrases, is_meant
from bot.nlu.entities.amounts import CURRENCY_WORDS
from bot.nlu.entities.codes import find_emails, find_order_numbers, find_skus
from bot.nlu.entities.counting import Counting, is_address
from bot.nlu.entities.everyday_names import EverydayWords, is_said
from bot.nlu.entities.gazetteer import Vocabulary
from bot.nlu.entities.known_names import longest_by_first
from bot.nlu.entities.measures import all_units, find_measures
from bot.nlu.entities.mention import Fact, Found, found, longest
from bot.nlu.entities.ordinals import ALL_OF, ORDINALS
from bot.nlu.entities.prices import FILLERS, MAX_BEFORE, MIN_BEFORE, find_prices
from bot.nlu.entities.quantities import AMOUNTS
from bot.nlu.entities.requested_attributes import THINGS, clearest
from bot.nlu.entities.sizes import find_sizes, with_bare_sizes
from bot.nlu.entities.split_questions import with_split_questions
from bot.nlu.entities.stop_phrases import idle_phrases
from bot.nlu.entities.superlatives import RANK_WORDS, find_superlatives
from bot.nlu.entities.value_aliases import is_body
from bot.nlu.entities.wanted_flags import with_flags_of_kinds
from bot.nlu.parse_data import SaidGoods

Phrase = tuple[str, ...]
WRITTEN = ("email", "order_number", "detail")


class EntityFinder:
    """Reads messages with the words of one catalogue; `ordinary` words are never repaired."""

    def __init__(self, vocabulary: Vocabulary, ordinary: frozenset[str] = frozenset()) -> None:
        self._vocabulary = vocabulary
        self._spacy = _spacy()
        everyday = everyday_phrases()
        idle: dict[Phrase, tuple[Fact, ...]] = dict.fromkeys(idle_phrases(), ())
        self._everyday = everyday
        self._named_by: Mapping[Phrase, tuple[Fact, ...]] = ChainMap(
            idle, vocabulary.phrases  # type: ignore[arg-type]  # it is only read
        )
        self._longest = longest_by_first((*everyday, *idle))
        self._counting = Counting(self._spacy)
        self._units = all_units(vocabulary)
        self._goods = _Either(vocabulary.names.owners, vocabulary.kind_words)
        rule_words = _rule_words(everyday)
        self._everyday_words = EverydayWords(
            (ordinary | rule_words) - vocabulary.kind_words, rule_words
        )
        self._speller = NameSpeller(vocabulary.words, ordinary | rule_words, rule_words)

    def find(self, text: str) -> list[dict[str, Any]]:
        """Entities with their place in the text as it was written."""
        reading = read(text, self._spacy, self._speller.repair, self._speller.split)
        return [
            {
                "entity": fact.entity,
                "value": fact.value,
                "start": reading.starts[each.first],
                "end": reading.ends[each.end - 1],
                "text": text[reading.starts[each.first] : reading.ends[each.end - 1]],
            }
            for each in self._told(text, reading)
            for fact in each.facts
        ]

    def goods(self, text: str) -> SaidGoods:
        """How much of it is words of the shop's goods."""
        reading = read(text, self._spacy, self._speller.repair, self._speller.split)
        return self._vocabulary.goods.said_in(reading.words)

    def _told(self, text: str, reading: Reading) -> list[Found]:
        words, vocabulary = reading.words, self._vocabulary
        found = longest(self._all(text, reading))
        found = with_split_questions(found, words, vocabulary.questions)
        found = with_flags_of_kinds(found, words, vocabulary)
        found = with_bare_sizes(found, words, vocabulary.sized)
        if is_address(words) and not any(f.facts[0].entity in THINGS for f in found):
            return [each for each in found if each.facts[0].entity in WRITTEN]
        return clearest(found, text, reading, vocabulary)

    def _all(self, text: str, reading: Reading) -> Iterator[Found]:
        words = reading.words
        yield from _at(reading, "email", find_emails(text))
        yield from _at(reading, "order_number", find_order_numbers(text))
        yield from _at(reading, "product", find_skus(text, self._vocabulary.skus))
        yield from find_prices(words, self._units)
        yield from find_sizes(words, self._vocabulary.sizes)
        yield from find_measures(words, self._vocabulary)
        names = [
            each for each in self._vocabulary.names.find(words, self._named_by)
            if is_said(each, reading, text, self._everyday_words)
        ]
        named = {at for name in names for at in range(name.first, name.end)}
        if not is_address(tuple(w for at, w in enumerate(words) if at not in named)):
            yield from self._counting.find(reading, self._units, self._goods)
        yield from find_superlatives(words)
        yield from self._named(reading)
        yield from names

    def _named(self, reading: Reading) -> Iterator[Found]:
        for first, end in self._phrases(reading.words):
            words = reading.words[first:end]
            facts = self._named_by.get(words)
            if facts is not None and self._is_meant(reading.words, first, end):
                yield Found(first, end, facts)
            fact = self._everyday.get(words)
            around = reading.words[:first], reading.words[end:]
            if fact is not None and is_meant(fact, words, *around):
                yield Found(first, end, (fact,))

    def _phrases(self, words: Phrase) -> Iterator[tuple[int, int]]:
        """Where a phrase may stand, by its first word."""
        for first, word in enumerate(words):
            most = max(self._longest.get(word, 0), self._vocabulary.longest.get(word, 0))
            for end in range(first + 1, min(first + most, len(words)) + 1):
                yield first, end

    def _is_meant(self, words: Phrase, first: int, end: int) -> bool:
        """No body is made of leather, and "gb of ram" behind a number is its unit."""
        before = words[:first]
        facts = self._named_by[words[first:end]]
        if facts and facts[0].entity == "attribute" and words[first] in self._units and before:
            return read_number(words, first - 1) is None
        return not is_body(words[first:end], before)


@cache
def _spacy() -> Vocab:
    """The same for each catalogue: one takes longer to make than a message to read."""
    return spacy.blank("xx").vocab


@dataclass(frozen=True)
class _Either(Container[str]):
    """What is in one of two, of which neither is copied."""

    one: Container[str]
    other: Container[str]

    def __contains__(self, word: object) -> bool:
        return word in self.other or word in self.one


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
    named = (word for words in (*everyday, *AMOUNTS) for word in words)
    return frozenset().union(
        STOP_WORDS, NUMBER_WORDS, FACTORS, SCALES, CURRENCY_WORDS, FILLERS, limits, named,
        ORDINALS, ALL_OF, RANK_WORDS,
    )  # fmt: skip
