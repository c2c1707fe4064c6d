"""The names of one catalogue's products, read for finding them in messages."""
import re
from collections import defaultdict
from typing import Iterable, Mapping

from actions.language.numbers import is_number_word
from actions.language.packs import alternatives
from actions.language.tokens import phrase
from actions.shop.catalogue.catalogue import Catalogue, Product
from bot.nlu.entities.mention import Fact
from bot.nlu.entities.product_names import LOOSE_ENDS, SHORTEST, Named, Phrase, ProductNames

BESIDE = ("sample", "bundle")  # kinds of product that repeat the name of another
# A word of so many products narrows nothing down.
MOST_OWNERS = 5000
# What an accessory is for is another product's name.
FOR = re.compile(rf"\b(?:{alternatives('names.purpose')})\b", re.IGNORECASE)
CODE = re.compile(r"\b([^\W\d_]+)\d+\b")
GLUED = re.compile(r"\b[^\W\d_]+\d+\b")


def product_names(
    catalogue: Catalogue, named: Named, units: frozenset[str], unreliable: frozenset[str]
) -> ProductNames:
    products = list(catalogue.products.values())
    names = {p.sku: tuple(phrase(text) for text in p.names.values()) for p in products}
    things = _things(catalogue)
    full = _full_names(products, names, named)
    others = _others(products)
    proper, owners = _proper(products, names, others, named), _owners(products, names)
    larger = _larger(catalogue)
    return ProductNames(
        full=full,
        names=names,
        owners={w: frozenset(skus) for w, skus in owners.items() if len(skus) <= MOST_OWNERS},
        proper=_turned(proper),
        others=_turned(others),
        rare=_rare(catalogue, owners, others, things, named),
        codes=_codes(products),
        sizes=_turned({sku: _measures(names[sku]) for sku in things}),
        units=units,
        categories={p.sku: p.category for p in products},
        beside=frozenset(p.sku for p in products if p.kind in BESIDE),
        larger=larger,
        has_larger=frozenset(larger),
        longest=longest_by_first(full),
        unreliable=unreliable,
    )


def longest_by_first(phrases: Iterable[Phrase]) -> dict[str, int]:
    """By first word, how many words a phrase may have."""
    longest: dict[str, int] = {}
    for words in phrases:
        if words:
            longest[words[0]] = max(len(words), longest.get(words[0], 0))
    return longest


def _turned(by_sku: Mapping[str, frozenset[str]]) -> Mapping[str, frozenset[str]]:
    """SKUs by word: many products have a word, and no message has many."""
    turned: dict[str, set[str]] = defaultdict(set)
    for sku, words in by_sku.items():
        for word in words:
            turned[word].add(sku)
    return {w: frozenset(skus) for w, skus in turned.items() if len(skus) <= MOST_OWNERS}


def _codes(products: Iterable[Product]) -> frozenset[Phrase]:
    texts = (text for product in products for text in product.names.values())
    return frozenset(phrase(code) for text in texts for code in GLUED.findall(text))


def _larger(catalogue: Catalogue) -> Mapping[str, frozenset[str]]:
    return {
        sku: frozenset(link.target for link in links)
        for sku in catalogue.links
        if (links := catalogue.linked(sku, "larger"))
    }


def _things(catalogue: Catalogue) -> Mapping[str, str]:
    """Samples and larger sizes with the ordinary size of the same thing."""
    things: dict[str, str] = {}
    for sku in catalogue.links:
        product = catalogue.products.get(sku)
        for link in catalogue.linked(sku, "larger"):
            if product is not None and product.kind == "sample":
                things[sku] = link.target
            else:
                things[link.target] = sku
    return things


def _owners(
    products: Iterable[Product], names: Mapping[str, tuple[Phrase, ...]]
) -> Mapping[str, set[str]]:
    owners: dict[str, set[str]] = defaultdict(set)
    for product in products:
        for words in (*names[product.sku], phrase(product.brand)):
            for word in words:
                owners[word].add(product.sku)
    return owners


def _others(products: Iterable[Product]) -> Mapping[str, frozenset[str]]:
    """By SKU, the words that stand only behind "for"."""
    others: dict[str, frozenset[str]] = {}
    for product in products:
        parts = [FOR.split(text, maxsplit=1) for text in product.names.values()]
        tails = {word for part in parts for text in part[1:] for word in phrase(text)}
        if tails:
            own = {word for part in parts if part[1:] for word in phrase(part[0])}
            others[product.sku] = frozenset(tails - own)
    return others


def _proper(
    products: Iterable[Product],
    names: Mapping[str, tuple[Phrase, ...]],
    others: Mapping[str, frozenset[str]],
    named: Named,
) -> Mapping[str, frozenset[str]]:
    """By SKU, the words of its names in every language that say nothing else in this shop."""
    proper: dict[str, frozenset[str]] = {}
    kinds = {
        word
        for words, facts in named.items()
        if len(words) > 1 and facts[0].entity == "category"
        for word in words
    }
    for product in products:
        shared = frozenset.intersection(*(frozenset(name) for name in names[product.sku]))
        own = {w for w in shared if w.isalpha() and len(w) > 1 and (w,) not in named}
        own -= kinds
        codes = [set(CODE.findall(text.lower())) for text in product.names.values()]
        own |= set.intersection(*codes)
        proper[product.sku] = frozenset(own) - LOOSE_ENDS - others.get(product.sku, frozenset())
    return proper


def _full_names(
    products: Iterable[Product], names: Mapping[str, tuple[Phrase, ...]], named: Named
) -> dict[Phrase, str]:
    found: dict[Phrase, set[str]] = defaultdict(set)
    for product in products:
        brand = phrase(product.brand)
        for name in names[product.sku]:
            found[name].add(product.sku)
            found[brand + name].add(product.sku)
            shorter = name[len(brand) :] if name[: len(brand)] == brand else ()
            if len("".join(shorter)) > SHORTEST:
                found[shorter].add(product.sku)
    return {
        words: next(iter(skus))
        for words, skus in found.items()
        if words and len(skus) == 1 and not _is_general(named.get(words, ()))
    }


def _is_general(facts: tuple[Fact, ...]) -> bool:
    """Whether the phrase names more than a product: a category, a brand."""
    return bool(facts) and facts[0].entity in ("category", "brand")


def _rare(
    catalogue: Catalogue,
    owners: Mapping[str, set[str]],
    others: Mapping[str, frozenset[str]],
    things: Mapping[str, str],
    named: Named,
) -> frozenset[str]:
    """Words of one thing in its sizes or of one family, which say nothing else in this shop.

    A bundle may be called by words of its parts.
    """
    ordinary = {word for words in named for word in words}
    rare = set()
    for word, skus in owners.items():
        if word in ordinary or is_number_word(word):
            continue
        about = {s for s in skus if word not in others.get(s, frozenset())} or skus
        alone = {s for s in about if catalogue.products[s].kind != "bundle"} or about
        if len({_thing(sku, catalogue, things) for sku in alone}) == 1:
            rare.add(word)
    return frozenset(rare)


def _thing(sku: str, catalogue: Catalogue, things: Mapping[str, str]) -> str:
    thing = catalogue.products[things.get(sku, sku)]
    return thing.family or thing.sku


def _measures(names: Iterable[Phrase]) -> frozenset[str]:
    """Numbers before a word, which may be a unit: "blend 1" of 1 kg may mean one piece."""
    return frozenset(
        word
        for name in names
        for word, after in zip(name, name[1:], strict=False)
        if is_number_word(word) and not is_number_word(after)
    )
