"""Everyday words for colours, materials and the shop's own values."""
from typing import Iterable, Iterator, Mapping

from actions.language.pack_tables import Phrase, groups_of, words_of
from actions.language.tokens import phrase
from actions.shop.catalogue.catalogue import Catalogue
from bot.nlu.entities.mention import Fact
from bot.nlu.entities.named_phrases import value_fact

Facts = tuple[Fact, ...]
Named = Mapping[Phrase, Facts]

# A line a value, in all languages.
COLOURS_AND_MATERIALS = groups_of("values.colours_and_materials")
# "buat kulit" is about skin, whatever bags are made of.
BODY, BODY_BEFORE = words_of("values.body"), words_of("values.body_before")


def value_phrases(catalogue: Catalogue, named: Named) -> dict[Phrase, Facts]:
    """Value by word, beside what is `named` already."""
    phrases: dict[Phrase, Facts] = {}
    for words, facts in (*_of_languages(named), *_of_shop(catalogue)):
        phrases |= {each: facts for each in words if each not in named}
    return phrases


def is_body(matched: Phrase, before: Phrase) -> bool:
    """Whether the word for a material stands for the body: "sabun buat kulit"."""
    return len(matched) == 1 and matched[0] in BODY and bool(BODY_BEFORE & set(before[-1:]))


def _of_languages(named: Named) -> Iterator[tuple[Iterable[Phrase], Facts]]:
    """A line counts as soon as the shop has one of its words as a value."""
    for words in COLOURS_AND_MATERIALS.values():
        facts = next((facts for each in words if (facts := _value(named.get(each, ())))), ())
        if facts:
            yield words, facts


def _of_shop(catalogue: Catalogue) -> Iterator[tuple[Iterable[Phrase], Facts]]:
    """The shop's own words for values that its products still have."""
    for attribute, values in catalogue.profile.words.values.items():
        meant = {
            text: value_fact(attribute, texts, text)
            for texts in catalogue.values_of(attribute)
            for text in texts.values()
        }
        for value, words in values.items():
            if value in meant:
                yield [phrase(text) for said in words.values() for text in said], (meant[value],)


def _value(facts: Facts) -> Facts:
    return tuple(fact for fact in facts if fact.entity == "attribute_value")
