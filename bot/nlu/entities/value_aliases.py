"""Everyday words for colours, materials and the shop's own values."""
from typing import Iterable, Iterator, Mapping

from actions.language.tables import Phrase, groups_of, words_of
from actions.language.tokens import phrase
from actions.shop.catalogue.shop_words import ShopWords
from bot.nlu.entities.mention import Fact

Named = Mapping[Phrase, tuple[Fact, ...]]


# A line a value, in all languages.
COLOURS_AND_MATERIALS = groups_of("values.colours_and_materials")
# "buat kulit" is about skin, whatever bags are made of.
BODY, BODY_BEFORE = words_of("values.body"), words_of("values.body_before")


def value_phrases(named: Named, own: ShopWords) -> dict[Phrase, tuple[Fact, ...]]:
    """Value by word, beside what is `named` already; `own`: the words of the shop."""
    phrases: dict[Phrase, tuple[Fact, ...]] = {}
    for words, facts in (*_of_languages(named), *_of_shop(named, own)):
        phrases |= {each: facts for each in words if each not in named}
    return phrases


def is_body(matched: Phrase, before: Phrase) -> bool:
    """Whether the word for a material stands for the body: "sabun buat kulit"."""
    return len(matched) == 1 and matched[0] in BODY and bool(BODY_BEFORE & set(before[-1:]))


def _of_languages(named: Named) -> Iterator[tuple[Iterable[Phrase], tuple[Fact, ...]]]:
    """A line counts as soon as the shop has one of its words as a value."""
    for words in COLOURS_AND_MATERIALS.values():
        facts = next((facts for each in words if (facts := _value(named.get(each, ())))), ())
        if facts:
            yield words, facts


def _of_shop(
    named: Named, own: ShopWords
) -> Iterator[tuple[Iterable[Phrase], tuple[Fact, ...]]]:
    for attribute, values in own.values.items():
        for value, words in values.items():
            facts = _value(named.get(phrase(value), ()))
            if facts and facts[0].value["attribute"] == attribute:
                yield [phrase(text) for texts in words.values() for text in texts], facts


def _value(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    return tuple(fact for fact in facts if fact.entity == "attribute_value")
