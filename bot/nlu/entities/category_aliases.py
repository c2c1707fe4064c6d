"""What shoppers call kinds of goods, linked to the categories of one catalogue."""
from collections import Counter
from typing import Collection, Mapping

from actions.language.normalise import canonical
from actions.language.pack_tables import Phrase, words_of
from actions.language.stop_words import STOP_WORDS
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
    """Category by name of a kind, beside what is `named` already; `taken` words mean something
    else."""
    own = catalogue.profile.words
    ours = {canonical(word) for texts in own.no_category.values() for word in texts}
    empty = EMPTY_HEADS | STOP_WORDS | ours | set(taken)
    phrases: dict[Phrase, tuple[Fact, ...]] = {}
    for words in kinds.by_phrase:
        found = kinds.called(words)
        is_taken = words in named and not (_is_value(named[words]) and found[0].titled)
        if is_taken or not _says_something(words, empty):
            continue
        category = _category_of(found, catalogue)
        is_everyday = words in kinds.everyday or len(words) > 1
        if category and (is_everyday or any(len(k.skus) >= LEAST_SHARED for k in found)):
            phrases[words] = (Fact("category", category),)
    return phrases


def _category_of(kinds: Collection[Kind], catalogue: Catalogue) -> str:
    """That of nearly all their products; none where they are spread."""
    owners = Counter(
        catalogue.products[sku].category for kind in kinds for sku in kind.skus
    )
    category, most = owners.most_common(1)[0]
    return category if most >= LEAST_SHARE * owners.total() else ""


def _is_value(facts: Collection[Fact]) -> bool:
    return all(fact.entity == "attribute_value" for fact in facts)


def _says_something(words: Phrase, empty: Collection[str]) -> bool:
    if len(words) != 1:
        return bool(words)
    return words[0] not in empty and words[0].isalpha() and len(words[0]) >= SHORTEST_WORD
