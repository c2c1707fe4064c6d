"""What the search knows of each product: fields of words, and one text for the encoder."""
from collections import Counter
from itertools import chain
from typing import Iterable, Iterator, Mapping

from actions.language.roots import roots_of
from actions.language.words import telling_words
from actions.shop.catalogue.catalogue import Catalogue, Product
from actions.shop.catalogue.values import known_as, value_language

FIELD_BOOSTS = {"name": 4.0, "category": 3.0, "brand": 2.0, "values": 1.5, "body": 1.0}
NAME_FIELDS = frozenset(("name", "category", "brand"))
NAME_COUNT = 5  # a word of a name is as likely to be meant as one said five times in descriptions
# The rest of a description adds time rather than meaning; several languages share these.
MOST_STORY_WORDS, MOST_VALUE_WORDS = 24, 10
ANY = ""

Fields = Mapping[str, tuple[tuple[str, str], ...]]  # by field: (language, text)


def search_texts(product: Product, catalogue: Catalogue) -> Fields:
    """The words a product is found by, field by field, each text with its language."""
    category = catalogue.categories.get(product.category)
    values = [
        said
        for attribute, texts in product.attributes.items()
        for said in _value_words(attribute, texts, catalogue)
    ]
    for variant in product.variants:
        values += [*chain(*(texts.items() for texts in variant.values)), (ANY, variant.size)]
    named = [*category.names.items(), *_spoken(category.synonyms)] if category else [
        (ANY, product.category)
    ]
    return {
        "name": tuple(product.names.items()),
        "category": tuple(named),
        "brand": ((ANY, product.brand),),
        "values": tuple(dict.fromkeys(values)),
        "body": tuple(product.descriptions.items()),
    }


def rooted(fields: Fields) -> dict[str, str]:
    """The roots of each field, as the index takes them."""
    return {
        name: " ".join(
            root for language, text in texts for root in roots_of(telling_words(text), language)
        )
        for name, texts in fields.items()
    }


def counted(every: Iterable[Fields]) -> Counter[str]:
    """All words as they are written, with how much each counts for spelling repair."""
    named: Counter[str] = Counter()
    told: Counter[str] = Counter()
    for fields in every:
        for name, texts in fields.items():
            into = named if name in NAME_FIELDS else told
            for _, text in texts:
                into.update(telling_words(text))
    for word, count in named.items():
        told[word] += NAME_COUNT * count
    return told


def encoded_text(product: Product, catalogue: Catalogue) -> str:
    """What the encoder reads of a product: its names first, then its kind, values and story."""
    category = catalogue.categories.get(product.category)
    values = (
        text
        for attribute, texts in product.attributes.items()
        for language, text in _value_words(attribute, texts, catalogue)
        if language == value_language()
    )
    stories = [text for text in product.descriptions.values() if text]
    parts = [
        *dict.fromkeys(product.names.values()), known_as(category.names) if category else "",
        product.brand, shortened(", ".join(values), MOST_VALUE_WORDS),
        *(shortened(story, MOST_STORY_WORDS // len(stories)) for story in stories),
    ]
    return ". ".join(part for part in parts if part)


def shortened(text: str, most: int) -> str:
    return " ".join(text.split()[:most])


def _value_words(
    attribute: str, texts: Mapping[str, str], catalogue: Catalogue
) -> Iterable[tuple[str, str]]:
    """Text values as they are; of a flag that is set, the words shoppers call it by."""
    definition = catalogue.attributes.get(attribute)
    if definition is None or definition.type == "text":
        return texts.items()
    if definition.type == "flag" and known_as(texts) == "yes":
        return _spoken(definition.synonyms)
    return ()


def _spoken(synonyms: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, str]]:
    return ((language, word) for language, words in synonyms.items() for word in words)
