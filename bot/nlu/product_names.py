"""Product names as shoppers shorten them, kept only where they point to one product."""
from collections import defaultdict
from typing import Iterable, Iterator, Mapping, Optional

from actions.shop.catalogue import Catalogue, Product
from actions.shop.stop_words import STOP_WORDS
from bot.nlu.found import Fact
from bot.nlu.numbers import NUMBER_WORDS
from bot.nlu.reading import phrase

Phrase = tuple[str, ...]

BESIDE = ("sample", "bundle")  # kinds of product that repeat the name of another
SHORTEST = 2  # words; one word alone says too little
LONGEST = 6
# Part of a name and yet no clue to it.
LOOSE_ENDS = STOP_WORDS | frozenset("and dengan untuk isi set of - & + %".split())


def product_phrases(
    catalogue: Catalogue, named: Mapping[Phrase, tuple[Fact, ...]], units: frozenset[str]
) -> dict[Phrase, tuple[Fact, ...]]:
    """Full names, and parts of names that only one product has, beside what is `named` already.

    A part that only the sizes of one thing share names the smallest. One that several products of
    a category share names that category ("bike helmet" is no bike); shared beyond that it names
    nothing, and keeps its words from naming something else.
    """
    products = list(catalogue.products.values())
    things = _things(catalogue)
    parts = _parts(products, things, units)
    rare = _rare_words(catalogue, named, things)
    phrases: dict[Phrase, tuple[Fact, ...]] = {}
    for words, skus in parts.items():
        if words not in named and words[0] not in units and _is_telling(words, rare):
            phrases[words] = _facts(skus, catalogue)
    for words, skus in _full_names(products).items():
        if len(skus) == 1 and not _is_general(named.get(words, ())):
            phrases[words] = (Fact("product", next(iter(skus))),)
    return phrases


def _is_general(facts: tuple[Fact, ...]) -> bool:
    """Whether the phrase names more than a product: a category, a brand."""
    return bool(facts) and facts[0].entity in ("category", "brand")


def _facts(skus: frozenset[str], catalogue: Catalogue) -> tuple[Fact, ...]:
    plain = _smallest(skus, catalogue)
    if len(plain) == 1:
        return (Fact("product", next(iter(plain))),)
    categories = {catalogue.products[sku].category for sku in skus}
    return (Fact("category", categories.pop()),) if len(categories) == 1 else ()


def _smallest(skus: frozenset[str], catalogue: Catalogue) -> frozenset[str]:
    """Without larger sizes, samples and bundles of what is among them too."""
    main = frozenset(s for s in skus if catalogue.products[s].kind not in BESIDE) or skus
    larger = {link.target for sku in main for link in catalogue.linked(sku, "larger")}
    return main - larger or main


def _things(catalogue: Catalogue) -> Mapping[str, str]:
    """Samples and larger sizes with the ordinary size of the same thing."""
    things: dict[str, str] = {}
    for sku, product in catalogue.products.items():
        for link in catalogue.linked(sku, "larger"):
            if product.kind == "sample":
                things[sku] = link.target
            else:
                things[link.target] = sku
    return things


def _parts(
    products: Iterable[Product], things: Mapping[str, str], units: frozenset[str]
) -> Mapping[Phrase, frozenset[str]]:
    found: dict[Phrase, set[str]] = defaultdict(set)
    for product in products:
        for name in _branded_names(product):
            for first in range(len(name)):
                for end in range(first + SHORTEST, min(first + LONGEST, len(name)) + 1):
                    if product.sku not in things or not _halves_a_measure(name, end, units):
                        found[name[first:end]].add(product.sku)
    return {words: frozenset(skus) for words, skus in found.items()}


def _halves_a_measure(name: Phrase, end: int, units: frozenset[str]) -> bool:
    """Whether it ends between a number and its unit: "blend 1" of 1 kg may mean one piece."""
    return _is_number(name[end - 1]) and end < len(name) and name[end] in units


def _full_names(products: Iterable[Product]) -> Mapping[Phrase, frozenset[str]]:
    found: dict[Phrase, set[str]] = defaultdict(set)
    for product in products:
        for text in product.names.values():
            name = phrase(text)
            found[name].add(product.sku)
            found[phrase(product.brand) + name].add(product.sku)
            shorter = _without_brand(name, phrase(product.brand))
            if shorter and len("".join(shorter)) > SHORTEST:
                found[shorter].add(product.sku)
    return {words: frozenset(skus) for words, skus in found.items() if words}


def _branded_names(product: Product) -> Iterator[Phrase]:
    brand = phrase(product.brand)
    for text in product.names.values():
        name = phrase(text)
        yield name if _without_brand(name, brand) else brand + name


def _without_brand(name: Phrase, brand: Phrase) -> Optional[Phrase]:
    """The name after its brand, or None where it does not begin with it."""
    return name[len(brand) :] if brand and name[: len(brand)] == brand else None


def _rare_words(
    catalogue: Catalogue, named: Mapping[Phrase, tuple[Fact, ...]], things: Mapping[str, str]
) -> frozenset[str]:
    """Words of one thing in its sizes or of one family, which say nothing else in this shop.

    A bundle may be called by words of its parts.
    """
    owners: dict[str, set[str]] = defaultdict(set)
    bundled: dict[str, set[str]] = defaultdict(set)
    for product in catalogue.products.values():
        thing = catalogue.products[things.get(product.sku, product.sku)]
        words = {word for name in product.names.values() for word in phrase(name)}
        for word in words:
            (bundled if product.kind == "bundle" else owners)[word].add(thing.family or thing.sku)
    owners = bundled | owners
    ordinary = {word for words in named for word in words}
    return frozenset(
        word
        for word, names in owners.items()
        if len(names) == 1 and word not in ordinary and not _is_number(word)
    )


def _is_telling(words: Phrase, rare: frozenset[str]) -> bool:
    if _is_number(words[0]) or words[0] in LOOSE_ENDS or words[-1] in LOOSE_ENDS:
        return False
    return not any(_is_number(word) for word in words) or bool(rare & set(words))


def _is_number(word: str) -> bool:
    return word[0].isdigit() or word in NUMBER_WORDS
