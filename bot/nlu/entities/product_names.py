"""Products by name: whole names, and runs of words that only one product's name has."""
from dataclasses import dataclass, field
from itertools import islice
from typing import Iterable, Iterator, Mapping, Optional

from actions.language.numbers import is_number_word
from actions.language.pack_tables import Phrase, words_of
from actions.language.stop_words import STOP_WORDS
from bot.nlu.entities.mention import Fact, Found

Named = Mapping[Phrase, tuple[Fact, ...]]

SHORTEST = 2  # words; one word alone says too little
LONGEST = 7
LONG_ENOUGH = 4  # words of one name, in any order, leave no doubt
MOST_COMPARED = 30
# Part of a name and yet no clue to it.
LOOSE_ENDS = STOP_WORDS | words_of("names.loose_ends") | {"-", "+", "%"}
ARTICLES = words_of("names.articles")
# Who says so speaks of a certain product: "the cast iron skillet", "add the burr grinder".
DEFINITE_BEFORE = words_of("names.definite_before")
DEFINITE_AFTER = words_of("names.definite_after")
TAKING = words_of("names.taking")
# "For the family" names no product.
BELONGING = words_of("names.belonging")
LONG_WORD = 5  # letters
COUNTERS = words_of("names.counters")


@dataclass(frozen=True)
class ProductNames:
    """Names of one catalogue; `owners`: word → SKUs of the products whose names have it."""

    full: Mapping[Phrase, str] = field(default_factory=dict)
    names: Mapping[str, tuple[Phrase, ...]] = field(default_factory=dict)
    owners: Mapping[str, frozenset[str]] = field(default_factory=dict)
    proper: Mapping[str, frozenset[str]] = field(default_factory=dict)  # word → SKUs it is all of
    others: Mapping[str, frozenset[str]] = field(default_factory=dict)  # word → SKUs for such a one
    rare: frozenset[str] = frozenset()
    codes: frozenset[Phrase] = frozenset()  # m10 as ("m", "10")
    sizes: Mapping[str, frozenset[str]] = field(default_factory=dict)  # number → SKUs of that size
    units: frozenset[str] = frozenset()
    categories: Mapping[str, str] = field(default_factory=dict)  # SKU → category
    beside: frozenset[str] = frozenset()
    larger: Mapping[str, frozenset[str]] = field(default_factory=dict)
    has_larger: frozenset[str] = frozenset()
    longest: Mapping[str, int] = field(default_factory=dict)  # first word → words of a whole name
    unreliable: frozenset[str] = frozenset()  # words that mostly mean no attribute

    def find(self, words: Phrase, named: Named) -> Iterator[Found]:
        """Findings without facts keep their words from naming something else."""
        for first in range(len(words)):
            yield from self._full_names(words, first)
            yield from self._lone_names(words, first, named)
            if self._may_begin(words, first):
                yield from self._runs(words, first, named)

    def _may_begin(self, words: Phrase, first: int) -> bool:
        word = words[first]
        is_unit = word in self.units and words[first : first + 2] not in self.codes
        return not (is_unit or is_number_word(word) or word in LOOSE_ENDS)

    def _full_names(self, words: Phrase, first: int) -> Iterator[Found]:
        longest = self.longest.get(words[first], 0)
        for end in range(first + 1, min(first + longest, len(words)) + 1):
            sku = self.full.get(words[first:end])
            if sku is not None:
                yield Found(first, end, (Fact("product", sku),))

    def _lone_names(self, words: Phrase, first: int, named: Named) -> Iterator[Found]:
        """One word of a name, where an article says that it is one: "is the roomie loud"."""
        word, before, after = words[first], words[:first], words[first + 1 : first + 2]
        if len(word) < LONG_WORD or (word,) in named or not ARTICLES & set(before[-1:]):
            return
        is_asked = any(fact.entity == "attribute" for fact in named.get(after, ()))
        if BELONGING & set(before[-2:-1]) or not (is_asked or set(after) <= STOP_WORDS):
            return
        owners = self.owners.get(word, frozenset())
        meant = self._smallest(owners - _of((word,), self.others))
        if len(meant) == 1 and meant <= _of((word,), self.proper):
            yield Found(first, first + 1, (Fact("product", next(iter(meant))),))

    def _runs(self, words: Phrase, first: int, named: Named) -> Iterator[Found]:
        owners: Optional[frozenset[str]] = None
        for at in range(first, min(first + LONGEST, len(words))):
            own = self.owners.get(words[at])
            if own is None or (owners is not None and not owners & own):
                return
            owners = own if owners is None else owners & own
            run = words[first : at + 1]
            if len(run) < SHORTEST or words[at] in LOOSE_ENDS or run in named:
                continue
            if _counts(named.get(run[-1:], ()), words[at + 1 : at + 2]):
                continue
            facts = self._facts(words, first, at + 1, owners, named)
            if facts is None:
                continue
            if _names_product(facts) or not self._says_more(words, first, at + 1, named):
                yield Found(first, at + 1, facts)

    def _facts(
        self, words: Phrase, first: int, end: int, owners: frozenset[str], named: Named
    ) -> Optional[tuple[Fact, ...]]:
        """The product, else the category they share, else nothing; None where it tells nothing."""
        run = frozenset(words[first:end])
        if _describes_kind(words[first:end], named):
            return None
        if owners & _of(words[end - 1 : end], self.sizes):
            return None
        meant = self._smallest((owners - _of(run, self.others)) or owners)
        is_proper = bool(meant & _of(run, self.proper))
        if len(meant) == 1 and end - first >= LONG_ENOUGH:
            is_proper = True
        if any(is_number_word(word) for word in run) and not (is_proper or run & self.rare):
            return None
        if len(meant) == 1 and is_proper:
            return (Fact("product", next(iter(meant))),)
        if not self._is_written(words[first:end], meant):
            return None
        if len(meant) == 1 and _is_definite(words, first, end):
            return (Fact("product", next(iter(meant))),)
        category = self.categories[next(iter(meant))]
        is_shared = all(self.categories[sku] == category for sku in meant)
        return (Fact("category", category),) if is_shared else ()

    def _is_written(self, run: Phrase, skus: frozenset[str]) -> bool:
        """Whether a name has these words in this order, without a gap."""
        return any(
            run == name[at : at + len(run)]
            for sku in islice(skus, MOST_COMPARED)
            for name in self.names[sku]
            for at in range(len(name) - len(run) + 1)
        )

    def _says_more(self, words: Phrase, first: int, end: int, named: Named) -> bool:
        """Whether a value begins in it, as "oily hair" in "shampoo for oily hair", or it asks for
        more than the kind, as "wireless mouse" does."""
        for at in range(first, end):
            facts = named.get(words[at : at + 1], ())
            is_asked = bool(facts) and facts[0].entity == "attribute"
            if is_asked and words[at] not in self.unreliable:
                return True
            runs = (words[at : at + length] for length in (2, 3))
            if any(fact.entity == "attribute_value" for run in runs for fact in named.get(run, ())):
                return True
        return False

    def _smallest(self, skus: frozenset[str]) -> frozenset[str]:
        """Without larger sizes, samples and bundles of what is among them too."""
        main = (skus - self.beside) or skus
        larger = _of(main & self.has_larger, self.larger)
        return main - larger or main


def _of(keys: Iterable[str], table: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """All that the table has of these."""
    return frozenset().union(*(table.get(key, ()) for key in keys))


def _names_product(facts: tuple[Fact, ...]) -> bool:
    return bool(facts) and facts[0].entity == "product"


def _describes_kind(run: Phrase, named: Named) -> bool:
    """Whether it is a kind and what it is for, "shampoo for oily hair", and no name."""
    for at, word in enumerate(run[1:], 1):
        if word in LOOSE_ENDS:
            kind, value = named.get(run[:at], ()), named.get(run[at + 1 :], ())
            if kind and value:
                return (kind[0].entity, value[0].entity) == ("category", "attribute_value")
    return False


def _counts(facts: tuple[Fact, ...], after: Phrase) -> bool:
    """Whether the last word belongs to the number behind it: "sunscreen SPF 50"."""
    return bool(facts and after) and facts[0].entity == "attribute" and after[0].isdigit()


def _is_definite(words: Phrase, first: int, end: int) -> bool:
    return bool(
        DEFINITE_BEFORE & set(words[max(first - 1, 0) : first])
        or DEFINITE_AFTER & set(words[end : end + 1])
        or TAKING & set(words[:first])
        or any(is_number_word(word) for word in words[max(first - 1, 0) : first])
        or COUNTERS & set(words[max(first - 1, 0) : first])
    )
