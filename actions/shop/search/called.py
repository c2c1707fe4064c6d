"""What goods are called, word for word: whether a product is what somebody's words describe.

A search ranks what comes near. Here each word counts: it is in the product's names, what its kind
is called, or its values, however it is spelt, bent or translated, or it isn't.
"""
from dataclasses import dataclass
from typing import Iterator, NamedTuple, Sequence

from actions.language.glossary import translated
from actions.language.numbers import NUMBER_WORDS
from actions.language.pack_tables import groups_of
from actions.language.packs import languages
from actions.language.roots import asked_roots, root_of
from actions.language.spelling import SearchSpeller
from actions.language.stop_words import STOP_WORDS
from actions.language.words import plain_words, telling_words
from actions.shop.catalogue.catalogue import Catalogue, Product, Variant
from actions.shop.search.texts import ANY, search_texts

# A colour or material each, in all languages; "yang item" says it with its last word.
SAME_VALUES = tuple(
    frozenset(p[-1] for p in phrases if len(p) == 1 or set(p[:-1]) <= STOP_WORDS)
    for phrases in groups_of("values.colours_and_materials").values()
)
VALUES: frozenset[str] = frozenset().union(*SAME_VALUES)
NUMBERS_IN_WORDS = {str(number): word for word, number in NUMBER_WORDS.items()}

Roots = frozenset[str]
Text = tuple[str, str]  # language, text


@dataclass(frozen=True)
class SaidWord:
    """A word as it was said, its own roots, and all that it may stand for in any language."""

    word: str
    own: Roots
    roots: Roots

    def is_in(self, roots: Roots) -> bool:
        return not self.roots.isdisjoint(roots)


class CalledBy(NamedTuple):
    """The roots of what a product is called."""

    name: Roots  # its names and its brand
    kind: Roots  # its category, and what this shop's shoppers call things in it
    values: Roots  # its values, those of its variants too
    own_values: Roots  # without those of its variants
    told: Roots  # what is told of it, and what its values are of


def words_alone(text: str) -> tuple[SaidWord, ...]:
    """As `said_words`, where no catalogue is at hand: words are taken as they are spelt."""
    return said_words(text, SearchSpeller())


def said_words(
    text: str, speller: SearchSpeller, are_values: bool = False
) -> tuple[SaidWord, ...]:
    """The telling words of a description, each once; of values, colours tell that are no word of
    a kind: "item"."""
    right = [r for word in plain_words(text) for r in speller.set_right(word)]
    tell = {*telling_words(" ".join(right)), *(w for w in right if are_values and w in VALUES)}
    telling = list(dict.fromkeys(word for word in right if word in tell))
    meant: dict[str, set[str]] = {word: {*_same_as(word)} for word in telling}
    for words, meaning in _explained(right):
        for word in words:
            meant.get(word, set()).update(meaning)
    for left, right_one in zip(telling, telling[1:], strict=False):
        if speller.knows(left + right_one):
            meant[left].add(left + right_one)
            meant[right_one].add(left + right_one)
    return tuple(
        SaidWord(word, _rooted([word]), _rooted([word, *more])) for word, more in meant.items()
    )


def called_by(product: Product, catalogue: Catalogue) -> CalledBy:
    texts = search_texts(product, catalogue)
    words = catalogue.profile.words
    of_category = words.categories.get(product.category, {}).items()
    own = list(_values(product, catalogue))
    varied = [text for variant in product.variants for text in _texts_of(variant)]
    named = [(language, joined) for language, name in texts["name"] for joined in _joined(name)]
    return CalledBy(
        name=roots_in([*texts["name"], *texts["brand"], *named]),
        kind=roots_in([
            *texts["category"], *((code, said) for code, many in of_category for said in many),
        ]),
        values=roots_in([*own, *varied]),
        own_values=roots_in(own),
        told=roots_in([*texts["body"], *_labels(product, catalogue)]),
    )


def roots_of_variant(variant: Variant) -> Roots:
    return roots_in(list(_texts_of(variant)))


def roots_in(texts: Sequence[Text]) -> Roots:
    """Of texts in a known language its own; of others those of all languages."""
    found: set[str] = set()
    for language, text in texts:
        for word in telling_words(text):
            found.update((root_of(word, language),) if language else asked_roots(word, None))
    return frozenset(found)


def _joined(name: str) -> Iterator[str]:
    """Neighbours written as one: a power bank is a powerbank."""
    words = telling_words(name)
    yield from (left + right for left, right in zip(words, words[1:], strict=False))


def _texts_of(variant: Variant) -> Iterator[Text]:
    for texts in variant.values:
        yield from texts.items()
    yield ANY, variant.size


def _values(product: Product, catalogue: Catalogue) -> Iterator[Text]:
    """As they are, numbers with their unit, flags that are set by what they are called, and what
    the shop's shoppers call them."""
    for attribute, texts in product.attributes.items():
        known = catalogue.attributes.get(attribute)
        is_flag = known is not None and known.type == "flag"
        if known is not None and known.type == "number":
            yield from ((ANY, f"{text} {known.unit}") for text in texts.values())
        elif not is_flag:
            yield from texts.items()
        elif "yes" in texts.values() and known is not None:
            yield from ((code, word) for code, said in known.synonyms.items() for word in said)
        for value, said_so in catalogue.profile.words.values.get(attribute, {}).items():
            if value in texts.values():
                yield from ((code, word) for code, many in said_so.items() for word in many)


def _labels(product: Product, catalogue: Catalogue) -> Iterator[Text]:
    """What is known of it is called; a flag that isn't set tells of nothing."""
    for attribute, texts in product.attributes.items():
        known = catalogue.attributes.get(attribute)
        if known is not None and "no" not in texts.values():
            yield from known.labels.items()


def _same_as(word: str) -> Iterator[str]:
    """Other words for the same number, colour or material."""
    if word in NUMBER_WORDS:
        yield str(NUMBER_WORDS[word])
    elif word in NUMBERS_IN_WORDS:
        yield NUMBERS_IN_WORDS[word]
    for group in SAME_VALUES:
        if word in group:
            yield from group


def _explained(words: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    """Words and phrases with what they mean in the language of the catalogue."""
    for language in languages():
        for said, meaning in translated(words, language):
            if meaning:
                yield said.split(), telling_words(meaning)


def _rooted(words: Sequence[str]) -> Roots:
    return frozenset(root for word in words for root in asked_roots(word, None))
