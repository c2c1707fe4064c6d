"""What names the categories, brands, values, attributes and deliveries of one catalogue."""
from collections import Counter
from typing import Any, Iterable, Iterator, Mapping

from actions.language.pack_tables import Phrase, words_of
from actions.language.stop_words import STOP_WORDS
from actions.language.tokens import phrase
from actions.shop.catalogue.catalogue import Catalogue
from actions.shop.catalogue.values import known_as
from bot.nlu.entities.delivery_aliases import delivery_phrases
from bot.nlu.entities.mention import RANKS, Fact

LONGEST_VALUE = 4
# "how much" asks for the price, whatever an attribute lists.
ASKING = words_of("questions.how_much")
# Alone, these mean something else more often than the attribute they are listed for.
NEVER_ALONE = words_of("unreliable.never_alone")


def named_phrases(
    catalogue: Catalogue, uses: Mapping[str, int]
) -> dict[Phrase, tuple[Fact, ...]]:
    """Each phrase with its facts of one kind: a word that names a category asks no attribute."""
    facts: dict[Phrase, list[Fact]] = {}
    said: Counter[str] = Counter()
    for words, fact in _named(catalogue):
        if fact.entity == "attribute_value":
            said[_key(fact)] += 1
        if fact.entity == "attribute" and words[0] in NEVER_ALONE and len(words) == 1:
            continue
        if words and not all(w in STOP_WORDS or w in ASKING or w.isdigit() for w in words):
            found = facts.setdefault(words, [])
            if fact not in found:
                found.append(fact)
    kinds = {w for w, found in facts.items() if any(fact.entity == "category" for fact in found)}
    return {
        words: _one_kind(found, uses, said)
        for words, found in facts.items()
        if not (is_value(found) and _holds_any(words, kinds))
    }


def asked_phrases(catalogue: Catalogue) -> Iterator[tuple[str, Phrase]]:
    """Attributes with the words that ask for them."""
    for attribute in catalogue.attributes.values():
        for text in texts_of(attribute.labels, attribute.synonyms):
            yield attribute.id, phrase(text)


def texts_of(names: Mapping[str, str], synonyms: Mapping[str, Any]) -> Iterator[str]:
    yield from names.values()
    for texts in synonyms.values():
        yield from texts


def value_fact(attribute: str, texts: Mapping[str, str], text: str) -> Fact:
    """A value said in this text, under the name that it has in the default language."""
    value = {"attribute": attribute, "value": known_as(texts) or text}
    return Fact("attribute_value", value)


def _named(catalogue: Catalogue) -> Iterator[tuple[Phrase, Fact]]:
    for category in catalogue.categories.values():
        for text in texts_of(category.names, category.synonyms):
            yield phrase(text), Fact("category", category.id)
    for product in catalogue.products.values():
        yield phrase(product.brand), Fact("brand", product.brand)
        for attribute, texts in product.attributes.items():
            definition = catalogue.attributes.get(attribute)
            if definition is not None and definition.type == "text":
                yield from _values(attribute, texts)
        for variant in product.variants:
            yield from _values("colour", variant.colours)
    for asked, words in asked_phrases(catalogue):
        yield words, Fact("attribute", asked)
    yield from delivery_phrases(catalogue.profile)


def _values(attribute: str, texts: Mapping[str, str]) -> Iterator[tuple[Phrase, Fact]]:
    for text in texts.values():
        if len(phrase(text)) <= LONGEST_VALUE:
            yield phrase(text), value_fact(attribute, texts, text)


def is_value(facts: Iterable[Fact]) -> bool:
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
