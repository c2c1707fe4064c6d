"""The words of one catalogue: what names its products, categories, brands, values, attributes."""
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import Iterator, Mapping

from actions.language.normalise import canonical
from actions.language.pack_tables import Phrase, words_of
from actions.language.tokens import phrase
from actions.shop.catalogue.catalogue import Catalogue
from actions.shop.catalogue.kinds import Kinds
from actions.shop.catalogue.learning_kinds import learn_kinds
from actions.shop.catalogue.parts import learnt
from actions.shop.catalogue.shop_words import WordsByLanguage
from actions.shop.catalogue.title_runs import TitleRuns, title_runs
from bot.nlu.entities.category_aliases import category_phrases
from bot.nlu.entities.known_names import longest_by_first, product_names
from bot.nlu.entities.mention import Fact
from bot.nlu.entities.named_phrases import asked_phrases, is_value, named_phrases
from bot.nlu.entities.number_attributes import countable, known_values, lengths, units_of
from bot.nlu.entities.product_names import ProductNames
from bot.nlu.entities.said_goods import GoodsWords
from bot.nlu.entities.sizes import Sized
from bot.nlu.entities.split_questions import split_questions
from bot.nlu.entities.value_aliases import value_phrases

RANK_FOR_SPELLING = {"category": 0, "brand": 1, "product": 2, "attribute_value": 3, "attribute": 4}
OF_GOODS = frozenset(("category", "brand", "attribute_value"))
# Everyday words that ask for an attribute only in a question about a product.
UNRELIABLE = words_of("unreliable.attributes")


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
    kinds: Kinds = field(default_factory=Kinds)
    titles: TitleRuns = field(default_factory=TitleRuns)
    sizes: Mapping[str, str] = field(default_factory=dict)
    sized: Sized = field(default_factory=dict)
    questions: Mapping[Phrase, str] = field(default_factory=dict)  # asked in words that stand apart
    skus: Mapping[str, str] = field(default_factory=dict)  # lower-case, variants' too → product
    lengths: frozenset[str] = frozenset()  # attributes measured in units of length
    unreliable: frozenset[str] = frozenset()  # words that mostly mean no attribute
    refusing: frozenset[str] = frozenset()  # words that want a flag unset
    words: tuple[str, ...] = ()  # for spelling repair, those that matter most first
    longest: Mapping[str, int] = field(default_factory=dict)  # first word → words of a phrase
    kind_words: frozenset[str] = frozenset()  # words of what categories are called

    @cached_property
    def goods(self) -> GoodsWords:
        return GoodsWords(self.kinds, self.titles, self.names, self._is_of_goods)

    def _is_of_goods(self, words: Phrase) -> bool:
        """Whether words name a category, a brand or a value."""
        return any(fact.entity in OF_GOODS for fact in self.phrases.get(words, ()))


def build_vocabulary(catalogue: Catalogue) -> Vocabulary:
    uses = Counter(a for p in catalogue.products.values() for a in p.attributes)
    own = catalogue.profile.words
    kinds, units = learn_kinds(catalogue), units_of(catalogue)
    named = _phrases(catalogue, kinds, uses, frozenset(units))
    unreliable = UNRELIABLE | _words_of(own.unreliable)
    names = product_names(catalogue, named, frozenset(units), unreliable)
    return Vocabulary(
        phrases=named, names=names,
        kinds=kinds, titles=title_runs(catalogue),
        units=units,
        countable=countable(catalogue),
        known_values=known_values(catalogue),
        uses=uses,
        category_attributes=_by_category(catalogue),
        flags=_flags(catalogue),
        sizes=_sizes(catalogue),
        sized=_sized(catalogue),
        questions=split_questions(asked_phrases(catalogue)),
        skus=dict(_codes(catalogue)),
        lengths=lengths(catalogue),
        unreliable=unreliable,
        refusing=_words_of(own.refusing),
        words=_spelt(named, names),
        longest=longest_by_first(named),
        kind_words=_kind_words(named),
    )


def _codes(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    for product in catalogue.products.values():
        yield from ((variant.id.lower(), product.sku) for variant in product.variants)
        yield product.sku.lower(), product.sku


VOCABULARY = learnt("vocabulary", Vocabulary, build_vocabulary)


def _phrases(
    catalogue: Catalogue, kinds: Kinds, uses: Mapping[str, int], units: frozenset[str]
) -> dict[Phrase, tuple[Fact, ...]]:
    """What names anything of the catalogue; a value whose name is that of a kind is none."""
    named = named_phrases(catalogue, uses)
    named |= value_phrases(catalogue, named)
    named = {w: facts for w, facts in named.items() if not (is_value(facts) and kinds.called(w))}
    return named | category_phrases(catalogue, kinds, named, units)


def _kind_words(phrases: Mapping[Phrase, tuple[Fact, ...]]) -> frozenset[str]:
    return frozenset(
        word for words, facts in phrases.items() if facts[0].entity == "category" for word in words
    )


def _by_category(catalogue: Catalogue) -> dict[str, Counter[str]]:
    """How many products of each category have each attribute."""
    by_category: dict[str, Counter[str]] = defaultdict(Counter)
    for product in catalogue.products.values():
        by_category[product.category].update(product.attributes.keys())
    return by_category


def _spelt(phrases: Mapping[Phrase, tuple[Fact, ...]], names: ProductNames) -> tuple[str, ...]:
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


def _words_of(words: WordsByLanguage) -> frozenset[str]:
    return frozenset(canonical(word) for texts in words.values() for word in texts)
