"""The attributes of one catalogue that are numbers, by the words before and after a number."""
from decimal import Decimal, InvalidOperation
from typing import Iterator

from actions.language.numbers import plain_text
from actions.language.packs import default_language
from actions.language.stop_words import STOP_WORDS
from actions.language.tokens import phrase
from actions.language.units import kind_of, spellings_of
from actions.shop.catalogue.catalogue import Attribute, Catalogue, in_language
from bot.nlu.entities.named_phrases import texts_of

PIECES = "pcs"  # "3 pcs" is how many are wanted, not how many are in a pack


def lengths(catalogue: Catalogue) -> frozenset[str]:
    """Attributes measured in units of length."""
    return frozenset(a.id for a in _numbers(catalogue) if kind_of(a.unit) == "length")


def units_of(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """Spoken units; of attributes that count things without a unit, their synonyms."""
    units: dict[str, list[str]] = {}
    for attribute in _numbers(catalogue):
        if attribute.unit == PIECES:
            continue
        spoken = [word for text in spellings_of(attribute.unit) for word in phrase(text)]
        for word in spoken if attribute.unit else _single_words(attribute):
            if attribute.id not in units.setdefault(word, []):
                units[word].append(attribute.id)
    return {word: tuple(attributes) for word, attributes in units.items()}


def countable(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    words: dict[str, list[str]] = {}
    for attribute in _numbers(catalogue):
        for word in _single_words(attribute):
            words.setdefault(word, []).append(attribute.id)
    return {word: tuple(attributes) for word, attributes in words.items()}


def known_values(catalogue: Catalogue) -> dict[str, frozenset[str]]:
    numbers = {a.id for a in _numbers(catalogue)}
    values: dict[str, set[str]] = {}
    for product in catalogue.products.values():
        for attribute in numbers & set(product.attributes):
            try:
                value = Decimal(in_language(product.attributes[attribute], default_language()))
            except InvalidOperation:
                continue
            values.setdefault(attribute, set()).add(plain_text(value))
    return {attribute: frozenset(found) for attribute, found in values.items()}


def _numbers(catalogue: Catalogue) -> list[Attribute]:
    return [a for a in catalogue.attributes.values() if a.type == "number"]


def _single_words(attribute: Attribute) -> Iterator[str]:
    for text in texts_of(attribute.labels, attribute.synonyms):
        words = phrase(text)
        if len(words) == 1 and words[0] not in STOP_WORDS:
            yield words[0]
