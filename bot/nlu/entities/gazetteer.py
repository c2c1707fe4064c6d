"""The words of one catalogue: what names its products, categories, brands, values, attributes."""
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any, Iterable, Iterator, Mapping

from actions.language.numbers import plain_text
from actions.language.stop_words import STOP_WORDS
from actions.language.tokens import phrase
from actions.language.units import spellings_of
from actions.shop.catalogue.catalogue import Attribute, Catalogue
from bot.nlu.entities.category_aliases import kind_phrases
from bot.nlu.entities.delivery_aliases import delivery_phrases
from bot.nlu.entities.known_names import product_names
from bot.nlu.entities.mention import RANKS, Fact
from bot.nlu.entities.product_names import Phrase, ProductNames
from bot.nlu.entities.sizes import Sized
from bot.nlu.entities.split_questions import split_questions
from bot.nlu.entities.value_aliases import value_phrases

LONGEST_VALUE = 4
RANK_FOR_SPELLING = {"category": 0, "brand": 1, "product": 2, "attribute_value": 3, "attribute": 4}
# "how much" asks for the price, whatever an attribute lists.
ASKING = frozenset("how much many berapa".split())
# Alone, these mean something else more often than the attribute they are listed for.
OTHER_MEANINGS = frozenset(
    """take last today service visit form work wear load pesan langsung buah jadwal
    minggu track tracking lacak kena""".split()
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
    category_attributes: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    flags: Mapping[str, frozenset[str]] = field(default_factory=dict)  # flag → words of its labels
    names: ProductNames = field(default_factory=ProductNames)
    sizes: Mapping[str, str] = field(default_factory=dict)
    sized: Sized = field(default_factory=dict)
    questions: Mapping[Phrase, str] = field(default_factory=dict)  # asked in words that stand apart
    skus: Mapping[str, str] = field(default_factory=dict)  # lower-case → as written
    words: tuple[str, ...] = ()  # for spelling repair, those that matter most first


def build_vocabulary(catalogue: Catalogue) -> Vocabulary:
    uses = Counter(a for p in catalogue.products.values() for a in p.attributes)
    named, units = _by_phrase(_named(catalogue), uses), _units(catalogue)
    named |= value_phrases(named)
    named |= kind_phrases(catalogue, named, units)
    names = product_names(catalogue, named, frozenset(units))
    return Vocabulary(
        phrases=named,
        names=names,
        units=units,
        countable=_countable(catalogue),
        known_values=_known_values(catalogue),
        uses=uses,
        category_attributes=_by_category(catalogue),
        flags=_flags(catalogue),
        sizes=_sizes(catalogue),
        sized=_sized(catalogue),
        questions=split_questions(_asked(catalogue)),
        skus={sku.lower(): sku for sku in catalogue.products},
        words=_words(named, names),
    )


def _by_category(catalogue: Catalogue) -> dict[str, Counter[str]]:
    """How many products of each category have each attribute."""
    by_category: dict[str, Counter[str]] = defaultdict(Counter)
    for product in catalogue.products.values():
        by_category[product.category].update(product.attributes.keys())
    return by_category


def _asked(catalogue: Catalogue) -> Iterator[tuple[str, Phrase]]:
    for attribute in catalogue.attributes.values():
        for text in _texts(attribute.labels, attribute.synonyms):
            yield attribute.id, phrase(text)


def _words(phrases: Mapping[Phrase, tuple[Fact, ...]], names: ProductNames) -> tuple[str, ...]:
    """Words of categories before those of brands, products and values."""
    ordered = sorted(
        [
            (RANK_FOR_SPELLING[fact.entity], words)
            for words, facts in phrases.items()
            for fact in facts
            if fact.entity in RANK_FOR_SPELLING
        ]
        + [(RANK_FOR_SPELLING["product"], (word,)) for word in names.owners]
    )
    return tuple(dict.fromkeys(word for _, words in ordered for word in words if word.isalpha()))


def _flags(catalogue: Catalogue) -> dict[str, frozenset[str]]:
    return {
        a.id: frozenset(word for label in a.labels.values() for word in phrase(label))
        for a in catalogue.attributes.values()
        if a.type == "flag"
    }


def _sizes(catalogue: Catalogue) -> dict[str, str]:
    variants = (v for product in catalogue.products.values() for v in product.variants)
    return {v.size.lower(): v.size for v in variants if v.size}


def _sized(catalogue: Catalogue) -> dict[str, frozenset[str]]:
    """By category, the sizes its products come in."""
    sized: dict[str, set[str]] = defaultdict(set)
    for product in catalogue.products.values():
        sizes = {v.size for v in product.variants if v.size}
        if sizes:
            sized[product.category] |= sizes
    return {category: frozenset(sizes) for category, sizes in sized.items()}


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
    for asked, words in _asked(catalogue):
        yield words, Fact("attribute", asked)
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
    said: Counter[str] = Counter()
    for words, fact in named:
        if fact.entity == "attribute_value":
            said[_key(fact)] += 1
        if fact.entity == "attribute" and words[0] in OTHER_MEANINGS and len(words) == 1:
            continue
        if words and not all(w in STOP_WORDS or w in ASKING or w.isdigit() for w in words):
            found = facts.setdefault(words, [])
            if fact not in found:
                found.append(fact)
    kinds = {w for w, found in facts.items() if any(fact.entity == "category" for fact in found)}
    return {
        words: _one_kind(found, uses, said)
        for words, found in facts.items()
        if not (_is_value(found) and _holds_any(words, kinds))
    }


def _is_value(facts: list[Fact]) -> bool:
    return all(fact.entity == "attribute_value" for fact in facts)


def _key(fact: Fact) -> str:
    return f"{fact.value['attribute']}={fact.value['value']}"


def _holds_any(words: Phrase, kinds: set[Phrase]) -> bool:
    """ "Morning coffee makers" names a kind; a value only where accessories say what they fit."""
    length = len(words)
    return length > 1 and any(
        words[at:end] in kinds for at in range(length) for end in range(at + 1, length + 1)
    )


def _one_kind(
    facts: list[Fact], uses: Mapping[str, int], said: Mapping[str, int]
) -> tuple[Fact, ...]:
    kind = min((fact.entity for fact in facts), key=RANKS.index)
    kept = [fact for fact in facts if fact.entity == kind]
    if kind == "attribute_value":  # values filter a search together, so only one may stand
        most = max(kept, key=lambda f: (uses.get(f.value["attribute"], 0), said[_key(f)]))
        return (most,)
    if kind == "attribute":
        kept.sort(key=lambda fact: -uses.get(fact.value, 0))
    return tuple(kept)


def _units(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """Spoken units; of attributes that count things without a unit, their synonyms."""
    units: dict[str, list[str]] = {}
    for attribute in _numbers(catalogue):
        if attribute.id == COUNTERS:
            continue
        spoken = [word for text in spellings_of(attribute.unit) for word in phrase(text)]
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
