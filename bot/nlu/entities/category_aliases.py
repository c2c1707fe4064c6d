"""What shoppers call kinds of goods, linked to the categories of one catalogue."""
from collections import Counter
from typing import Collection, Iterator, Mapping

from actions.language.normalise import canonical
from actions.language.pack_tables import Phrase, words_of
from actions.language.stop_words import STOP_WORDS
from actions.language.tokens import phrase
from actions.shop.catalogue.catalogue import Catalogue
from actions.shop.catalogue.kinds import Kind, Kinds
from bot.nlu.entities.mention import Fact

# Heads of names that say nothing alone, or something else more often.
EMPTY_HEADS = words_of("names.empty_heads")
LEAST_SHARED = 3  # products titled alike, for a word that no table has
LEAST_SHARE = 0.9
SHORTEST_WORD = 3


def category_phrases(
    catalogue: Catalogue, kinds: Kinds, named: Mapping[Phrase, tuple[Fact, ...]],
    taken: Collection[str],
) -> dict[Phrase, tuple[Fact, ...]]:
    """Category by name of a kind, or by a word of the shop's own, beside what is `named` already;
    `taken` words mean something else."""
    own = catalogue.profile.words
    ours = {canonical(word) for texts in own.no_category.values() for word in texts}
    empty = EMPTY_HEADS | STOP_WORDS | ours | set(taken)
    phrases: dict[Phrase, tuple[Fact, ...]] = {}
    for words in kinds.by_phrase:
        found = kinds.called(words)
        if words in named or not _says_something(words, empty):
            continue
        category = _category_of(found, catalogue)
        is_noun = len(words) == 1 or bool(EMPTY_HEADS & set(words))  # that a name has besides
        is_known = is_noun and any(_is_known(words, kind, kinds, catalogue) for kind in found)
        if category and (words in kinds.everyday or is_known):
            phrases[words] = (Fact("category", category),)
    known = named.keys() | phrases.keys()
    for words, category in _spoken(catalogue):
        if _says_something(words, empty) and not _is_said(words, known):
            phrases[words] = (Fact("category", category),)
    return phrases


def _spoken(catalogue: Catalogue) -> Iterator[tuple[Phrase, str]]:
    """What the shop says that shoppers call the things of a category."""
    for category, by_language in catalogue.profile.words.categories.items():
        for texts in by_language.values():
            yield from ((phrase(text), category) for text in texts)


def _is_said(words: Phrase, known: Collection[Phrase]) -> bool:
    """Whether all of it is read already: "ground coffee" by a value and a category."""
    return words in known or all((word,) in known for word in words)


def _is_known(words: Phrase, kind: Kind, kinds: Kinds, catalogue: Catalogue) -> bool:
    """Whether several goods are titled so, or it has everyday names, and is no mere part of the
    one compound that they go with: no bank is a power bank."""
    goods = [sku for sku in kind.skus if catalogue.products[sku].kind == "product"]
    names = [tuple(name.split()) for every in kind.names.values() for name in every]
    titles = [name for name in names if name not in kinds.everyday]
    is_part = any(len(name) > 1 and set(words) < set(name) for name in titles)
    has_everyday = len(titles) < len(names) and not is_part
    return len(goods) >= LEAST_SHARED or (bool(goods) and has_everyday)


def _category_of(kinds: Collection[Kind], catalogue: Catalogue) -> str:
    """That of nearly all their products; none where they are spread."""
    owners = Counter(
        catalogue.products[sku].category for kind in kinds for sku in kind.skus
    )
    category, most = owners.most_common(1)[0]
    return category if most >= LEAST_SHARE * owners.total() else ""


def _says_something(words: Phrase, empty: Collection[str]) -> bool:
    if len(words) != 1:
        return bool(words)
    return words[0] not in empty and words[0].isalpha() and len(words[0]) >= SHORTEST_WORD
