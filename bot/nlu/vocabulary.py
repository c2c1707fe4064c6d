"""The words of one catalogue: what names its products, categories, brands, values, attributes."""
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any, Iterable, Iterator, Mapping

from actions.shop.catalogue import Attribute, Catalogue
from actions.shop.stop_words import STOP_WORDS
from bot.nlu.delivery_words import delivery_phrases
from bot.nlu.found import RANKS, Fact
from bot.nlu.numbers import plain_text
from bot.nlu.product_names import Phrase, product_phrases
from bot.nlu.reading import phrase
from bot.nlu.units import UNIT_WORDS

LONGEST_VALUE = 4
RANK_FOR_SPELLING = {"category": 0, "brand": 1, "product": 2, "attribute_value": 3, "attribute": 4}
# "how much" asks for the price, whatever an attribute lists.
ASKING = frozenset("how much many berapa".split())
# Alone, these mean something else more often than the attribute they are listed for.
OTHER_MEANINGS = frozenset(
    """take hold last fit today message card note service visit form work wear load pesan langsung
    buah jadwal minggu track tracking lacak pas kena""".split()
)
COUNTERS = "pieces"  # "3 pcs" is how many are wanted, not how many are in a pack


@dataclass(frozen=True)
class Vocabulary:
    """`units`: word after a number → attributes; `countable`: word before a number → attributes."""

    phrases: Mapping[Phrase, tuple[Fact, ...]] = field(default_factory=dict)
    units: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    countable: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    known_values: Mapping[str, frozenset[str]] = field(default_factory=dict)
    uses: Mapping[str, int] = field(default_factory=dict)  # attribute → products that have it
    category_attributes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    sizes: Mapping[str, str] = field(default_factory=dict)
    skus: Mapping[str, str] = field(default_factory=dict)  # lower-case → as written
    words: tuple[str, ...] = ()  # for spelling repair, those that matter most first


def build_vocabulary(catalogue: Catalogue) -> Vocabulary:
    uses = Counter(a for p in catalogue.products.values() for a in p.attributes)
    named, units = _by_phrase(_named(catalogue), uses), _units(catalogue)
    phrases = named | product_phrases(catalogue, named, frozenset(units))
    by_category: dict[str, frozenset[str]] = {}
    for product in catalogue.products.values():
        known = by_category.get(product.category, frozenset())
        by_category[product.category] = known | frozenset(product.attributes)
    return Vocabulary(
        phrases=phrases,
        units=units,
        countable=_countable(catalogue),
        known_values=_known_values(catalogue),
        uses=uses,
        category_attributes=by_category,
        sizes=_sizes(catalogue),
        skus={sku.lower(): sku for sku in catalogue.products},
        words=_words(phrases),
    )


def _words(phrases: Mapping[Phrase, tuple[Fact, ...]]) -> tuple[str, ...]:
    """Words of categories before those of brands, products and values."""
    ordered = sorted(
        (RANK_FOR_SPELLING[fact.entity], words)
        for words, facts in phrases.items()
        for fact in facts
        if fact.entity in RANK_FOR_SPELLING
    )
    return tuple(dict.fromkeys(word for _, words in ordered for word in words if word.isalpha()))


def _sizes(catalogue: Catalogue) -> dict[str, str]:
    variants = (v for product in catalogue.products.values() for v in product.variants)
    return {v.size.lower(): v.size for v in variants if v.size}


def _named(catalogue: Catalogue) -> Iterator[tuple[Phrase, Fact]]:
    for category in catalogue.categories.values():
        for text in _texts(category.names, category.synonyms):
            yield phrase(text), Fact("category", category.id)
    for product in catalogue.products.values():
        yield phrase(product.brand), Fact("brand", product.brand)
        for attribute, texts in product.attributes.items():
            definition = catalogue.attributes.get(attribute)
            if definition is not None and definition.type == "text":
                yield from _values(attribute, texts)
        for variant in product.variants:
            yield from _values("colour", variant.colours)
    for definition in catalogue.attributes.values():
        for text in _texts(definition.labels, definition.synonyms):
            yield phrase(text), Fact("attribute", definition.id)
    yield from delivery_phrases(catalogue.profile)


def _values(attribute: str, texts: Mapping[str, str]) -> Iterator[tuple[Phrase, Fact]]:
    for text in texts.values():
        if len(phrase(text)) <= LONGEST_VALUE:
            value = {"attribute": attribute, "value": texts.get("en") or text}
            yield phrase(text), Fact("attribute_value", value)


def _by_phrase(
    named: Iterable[tuple[Phrase, Fact]], uses: Mapping[str, int]
) -> dict[Phrase, tuple[Fact, ...]]:
    """Each phrase with its facts of one kind: a word that names a category asks no attribute."""
    facts: dict[Phrase, list[Fact]] = {}
    for words, fact in named:
        if fact.entity == "attribute" and words[0] in OTHER_MEANINGS and len(words) == 1:
            continue
        if words and not all(w in STOP_WORDS or w in ASKING or w.isdigit() for w in words):
            found = facts.setdefault(words, [])
            if fact not in found:
                found.append(fact)
    return {words: _one_kind(found, uses) for words, found in facts.items()}


def _one_kind(facts: list[Fact], uses: Mapping[str, int]) -> tuple[Fact, ...]:
    kind = min((fact.entity for fact in facts), key=RANKS.index)
    kept = [fact for fact in facts if fact.entity == kind]
    if kind == "attribute_value":  # values filter a search together, so only one may stand
        return (max(kept, key=lambda fact: uses.get(fact.value["attribute"], 0)),)
    if kind == "attribute":
        kept.sort(key=lambda fact: -uses.get(fact.value, 0))
    return tuple(kept)


def _units(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """Spoken units; of attributes that count things without a unit, their synonyms."""
    units: dict[str, list[str]] = {}
    for attribute in _numbers(catalogue):
        if attribute.id == COUNTERS:
            continue
        spoken = phrase(attribute.unit) + tuple(UNIT_WORDS.get(attribute.unit, "").split())
        for word in spoken if attribute.unit else _single_words(attribute):
            if attribute.id not in units.setdefault(word, []):
                units[word].append(attribute.id)
    return {word: tuple(attributes) for word, attributes in units.items()}


def _countable(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    words: dict[str, list[str]] = {}
    for attribute in _numbers(catalogue):
        for word in _single_words(attribute):
            words.setdefault(word, []).append(attribute.id)
    return {word: tuple(attributes) for word, attributes in words.items()}


def _numbers(catalogue: Catalogue) -> list[Attribute]:
    return [a for a in catalogue.attributes.values() if a.type == "number"]


def _single_words(attribute: Attribute) -> Iterator[str]:
    for text in _texts(attribute.labels, attribute.synonyms):
        words = phrase(text)
        if len(words) == 1 and words[0] not in STOP_WORDS:
            yield words[0]


def _known_values(catalogue: Catalogue) -> dict[str, frozenset[str]]:
    numbers = {a.id for a in _numbers(catalogue)}
    values: dict[str, set[str]] = {}
    for product in catalogue.products.values():
        for attribute in numbers & set(product.attributes):
            try:
                value = Decimal(product.attributes[attribute].get("en", ""))
            except InvalidOperation:
                continue
            values.setdefault(attribute, set()).add(plain_text(value))
    return {attribute: frozenset(found) for attribute, found in values.items()}


def _texts(names: Mapping[str, str], synonyms: Mapping[str, Any]) -> Iterator[str]:
    yield from names.values()
    for texts in synonyms.values():
        yield from texts
