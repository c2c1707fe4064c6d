"""What shoppers call kinds of goods, linked to the categories of one catalogue."""
from collections import Counter, defaultdict
from itertools import islice
from typing import Collection, Iterator, Mapping

from actions.language.normalise import canonical
from actions.language.pack_tables import Phrase, words_of
from actions.language.packs import pack_of
from actions.language.stop_words import STOP_WORDS
from actions.language.tokens import phrase
from actions.shop.catalogue.catalogue import Catalogue, Product
from bot.nlu.entities.mention import Fact

# Heads of names that say nothing alone, or something else more often.
EMPTY_HEADS = words_of("names.empty_heads")
LEAST_SHARED = 3  # products whose names end alike, for a word that no table has
LEAST_SHARE = 0.9
MOST_READ = 10_000
CLOSED_BY = words_of("names.closed_by") | {"+"}
SHORTEST_WORD = 3


def category_phrases(
    catalogue: Catalogue, named: Mapping[Phrase, tuple[Fact, ...]], taken: Collection[str]
) -> dict[Phrase, tuple[Fact, ...]]:
    """Category by word, beside what is `named` already; `taken` words mean something else."""
    own = catalogue.profile.words
    ours = {canonical(word) for texts in own.no_category.values() for word in texts}
    empty = EMPTY_HEADS | STOP_WORDS | ours | set(taken)
    phrases: dict[Phrase, tuple[Fact, ...]] = {
        words: (Fact("category", category),)
        for category, by_language in own.categories.items()
        for texts in by_language.values()
        for words in map(phrase, texts)
        if words not in named and _says_something(words, empty)
    }
    for head, owners in _heads(catalogue, taken).items():
        is_shared = len(head) == 1 and owners.total() >= LEAST_SHARED
        if is_shared and head not in named and _says_something(head, empty):
            category, most = owners.most_common(1)[0]
            if most >= LEAST_SHARE * owners.total():
                phrases.setdefault(head, (Fact("category", category),))
    return phrases


def _sample(catalogue: Catalogue) -> Iterator[Product]:
    """Evenly from all products: kinds of goods repeat, and large catalogues take long."""
    step = len(catalogue.products) // MOST_READ + 1
    return islice(catalogue.products.values(), 0, None, step)


def _heads(catalogue: Catalogue, units: Collection[str]) -> dict[Phrase, Counter[str]]:
    """How many products of each category have this noun, or two words that end in it."""
    heads: dict[Phrase, Counter[str]] = defaultdict(Counter)
    for product in _sample(catalogue):
        if product.kind == "product":
            for head in _heads_of(product, units):
                heads[head][product.category] += 1
    return heads


def _heads_of(product: Product, units: Collection[str]) -> set[Phrase]:
    """A noun that all languages have is one only if it stands as the head in each of them."""
    names = {language: phrase(text) for language, text in product.names.items()}
    found: set[Phrase] = set()
    for language, text in product.names.items():
        name = _trimmed(phrase(text.split(",")[0]), units)
        if not name:
            continue
        head, pair = _head(name, language, 1), _head(name, language, 2)
        others = [other for other in names if other != language]
        ends = {other: _head(_trimmed(names[other], units), other, 1) for other in others}
        if all(head[0] not in names[other] or head == ends[other] for other in others):
            found.add(head)
        if len(pair) == 2 and not any(set(pair) <= set(names[other]) for other in others):
            found.add(pair)
    return found


def _head(name: Phrase, language: str, length: int) -> Phrase:
    """The noun itself, or two words with it."""
    return name[:length] if pack_of(language).has_head_first else name[-length:]


def _trimmed(name: Phrase, units: Collection[str]) -> Phrase:
    """Without what follows a preposition, and without the measure at its end."""
    end = next((i for i, word in enumerate(name) if i and word in CLOSED_BY), len(name))
    number = next((i for i, w in enumerate(name[:end]) if i and w[0].isdigit()), None)
    if number is not None and all(word in units for word in name[number + 1 : end]):
        end = number
    return name[:end]


def _says_something(words: Phrase, empty: Collection[str]) -> bool:
    if len(words) != 1:
        return bool(words)
    return words[0] not in empty and words[0].isalpha() and len(words[0]) >= SHORTEST_WORD
