"""Learning the kinds of a catalogue: from titles, values, categories, and everyday words."""
import re
from collections import defaultdict
from typing import Iterable, Sequence

from actions.language import packs
from actions.language.pack_tables import Phrase
from actions.language.synonyms import Synonyms, synonyms
from actions.language.tokens import phrase
from actions.language.units import BY_SPELLING
from actions.shop.catalogue.catalogue import Catalogue, Product
from actions.shop.catalogue.kinds import Kinds
from actions.shop.catalogue.naming_kinds import NamedKinds, Skus
from actions.shop.catalogue.title_heads import JOINING, heads_of, noun_of

NEARLY_ALL = 0.75  # of a category: what they are called, the rest of it is not
LEAST_SHARED = 2  # products of a compound: one alone has it for a name
Titled = defaultdict[tuple[str, Phrase], list[str]]  # SKUs by language and head

SEVERAL = re.compile(r"[|,;/]")  # between values of one attribute


def learn_kinds(catalogue: Catalogue) -> Kinds:
    """Takes time in proportion to the catalogue; no encoder is asked."""
    named = titled_kinds(catalogue)
    for name, by_language in catalogue.profile.words.kinds.items():
        if named.knows(phrase(name)):
            for language, texts in by_language.items():
                for text in texts:
                    named.rename(phrase(name), language, phrase(text))
    _learn_values(named, catalogue)
    _learn_synonyms(named, synonyms())
    _learn_categories(named, catalogue)
    _learn_sorts(named, catalogue)
    return named.kinds()


def titled_kinds(catalogue: Catalogue) -> NamedKinds:
    """What titles say that things are, before anything else is asked."""
    named = NamedKinds()
    sure, unsure = _read_titles(catalogue)
    nouns = {noun_of(head, language) for language, head in sure}
    for language, head, sku in unsure:
        if noun_of(head, language) in nouns and sku not in sure[language, head]:
            sure[language, head].append(sku)
    for (language, head), skus in sure.items():
        if len(head) == 1 or len(skus) >= LEAST_SHARED:
            named.add_titled(head, language, skus)
        else:
            named.rare.setdefault(head, {})[language] = tuple(skus)
    return named


def _read_titles(catalogue: Catalogue) -> tuple[Titled, list[tuple[str, Phrase, str]]]:
    """What titles surely say, and what they may say if another title says so surely."""
    measured = _measured(catalogue)
    sure: Titled = defaultdict(list)
    read = []
    for product in catalogue.products.values():
        for language, heads in heads_of(product.names, measured, _told(product)).items():
            read.append((product.sku, language, heads))
            for head in heads.sure:
                sure[language, head].append(product.sku)
    unsure = []
    for sku, language, heads in read:
        is_alone = all(len(sure[language, head]) == 1 for head in heads.sure if len(head) == 1)
        for head in heads.possible | (heads.before_values if is_alone else frozenset()):
            unsure.append((language, head, sku))
    return sure, unsure


def _learn_values(named: NamedKinds, catalogue: Catalogue) -> None:
    """What values call things by names of goods: a style that is "rain coat" or "leggings"."""
    goods = {w for group in synonyms() if not group.told for _, w in group.names}
    valued: dict[tuple[str, Phrase], list[str]] = defaultdict(list)
    texts = [a.id for a in catalogue.attributes.values() if a.type == "text"]
    for product in catalogue.products.values():
        for attribute in texts:
            for language, text in product.attributes.get(attribute, {}).items():
                for words in map(phrase, SEVERAL.split(text)):
                    valued[language, words].append(product.sku)
    categories = {product.sku: product.category for product in catalogue.products.values()}
    for (language, words), skus in valued.items():
        if named.knows(words) and words in named.skus:
            among = {categories[sku] for sku in named.skus[words]}
            named.add(words, language, (sku for sku in skus if categories[sku] in among))
        elif words in goods:
            named.add(words, language, skus)


def _learn_synonyms(named: NamedKinds, groups: Iterable[Synonyms]) -> None:
    for group in groups:
        known = group.known(named.knows)
        for _, kind in known:
            for language, words in (*group.names, *known):
                named.call(kind, language, words)


def _learn_categories(named: NamedKinds, catalogue: Catalogue) -> None:
    """What a category is called names all of it, unless nearly all of it is titled so."""
    goods: dict[str, list[Product]] = defaultdict(list)
    for product in catalogue.products.values():
        goods[product.category].append(product)
    for category, products in goods.items():
        of_it = [p for p in products if p.kind == "product"] or products
        skus = [p.sku for p in of_it]
        names, synonyms_of = _called(category, catalogue)
        own_goods = _called_so(of_it, names)
        for language, words in names:
            _name_all(named, language, words, own_goods)
        own = {words for _, words in names}
        _learn_synonyms(named, [group for group in synonyms() if group.known(own.__contains__)])
        anchor = next(
            (words for _, words in (*names, *synonyms_of) if _covers(named, words, skus)), ()
        )
        for language, words in synonyms_of:
            if not named.knows(words):
                headed = _headed(named, words, language, skus)
                named.add(words, language, headed or named.skus.get(anchor, tuple(skus)))


def _called_so(products: Sequence[Product], names: Sequence[tuple[str, Phrase]]) -> list[str]:
    """All of them; where the titles of nearly all hold the names of the category, those: a
    sandwich maker among toasters is none."""
    holding = [
        p.sku for p in products
        if any(set(words) <= set(phrase(p.names.get(language, ""))) for language, words in names)
    ]
    is_telling = len(holding) >= NEARLY_ALL * len(products)
    return holding if is_telling else [p.sku for p in products]


def _name_all(named: NamedKinds, language: str, words: Phrase, skus: Sequence[str]) -> None:
    for noun in (words, *_nouns(words, language)):
        if noun not in named.skus or _covers(named, noun, skus):
            continue
        if noun == words or _is_within(named.skus[noun], skus):
            named.widen(noun, skus)
    if not named.knows(words):
        named.add(words, language, skus)


def _nouns(words: Phrase, language: str) -> list[Phrase]:
    """What a category is called at its head; none where it is called two things, "coffee & tea"."""
    heads = heads_of({language: " ".join(words)}, ())[language].sure
    return [head for head in heads if len(head) == 1] if not JOINING & set(words) else []


def _is_within(titled: Iterable[str], skus: Iterable[str]) -> bool:
    found = set(titled)
    return len(found & set(skus)) >= NEARLY_ALL * len(found)


def _covers(named: NamedKinds, words: Phrase, skus: Iterable[str]) -> bool:
    """Whether nearly all of these are titled so."""
    wanted = set(skus)
    return len(wanted & set(named.skus.get(words, ()))) >= NEARLY_ALL * len(wanted)


def _headed(named: NamedKinds, words: Phrase, language: str, skus: Iterable[str]) -> Skus:
    """The goods of a category that are titled as the noun of this compound."""
    titled = named.skus.get((noun_of(words, language),), ()) if len(words) > 1 else ()
    return tuple(sku for sku in skus if sku in titled)


def _called(
    category_id: str, catalogue: Catalogue
) -> tuple[list[tuple[str, Phrase]], list[tuple[str, Phrase]]]:
    """Names of a category, and its synonyms, each with its language."""
    category = catalogue.categories.get(category_id)
    if category is None:
        return [], []
    spoken = catalogue.profile.words.categories.get(category_id, {})
    return [(language, phrase(text)) for language, text in category.names.items()], [
        (language, phrase(text))
        for by_language in (category.synonyms, spoken)
        for language, texts in by_language.items()
        for text in texts
    ]


def _learn_sorts(named: NamedKinds, catalogue: Catalogue) -> None:
    """Services, samples, bundles: whatever their titles say."""
    sorts: dict[str, list[str]] = defaultdict(list)
    for product in catalogue.products.values():
        sorts[product.kind].append(product.sku)
    for pack in packs.packs():
        for sort, texts in pack.mapping("names.sorts").items():
            for words in map(phrase, texts):
                if sort in sorts and not named.knows(words):
                    named.add(words, pack.code, sorts[sort])


def _measured(catalogue: Catalogue) -> frozenset[str]:
    """Units, and the last words of what attributes measured in numbers are called."""
    numbers = [a for a in catalogue.attributes.values() if a.type == "number"]
    units = [phrase(text) for text in (*BY_SPELLING, *(a.unit for a in numbers))]
    labels = [phrase(text)[-1:] for a in numbers for text in a.labels.values()]
    return frozenset(word for words in (*units, *labels) for word in words)


def _told(product: Product) -> frozenset[str]:
    texts = (text for values in product.attributes.values() for text in values.values())
    return frozenset(word for text in texts for word in phrase(text))
