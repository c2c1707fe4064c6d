"""What a question asks about: which attributes of the product, and which of its words they tell."""
import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Iterable, Optional, Sequence

from actions.language import packs
from actions.language.forms import not_compared
from actions.language.phrase_patterns import phrase_pattern
from actions.language.roots import asked_roots
from actions.language.stop_words import STOP_WORDS
from actions.language.units import Amount, Said, amounts_in, known_unit, same_unit
from actions.language.words import plain_words
from actions.shop.catalogue.attributes import number_of
from actions.shop.catalogue.catalogue import Attribute, Catalogue, Product

# Of a question, but not of what it asks about.
QUESTION_WORDS = packs.words("answers.question_words")
# Alone, these mean something else more often than the attribute they are listed for.
VAGUE = packs.words("answers.vague")
OPEN_QUESTION = phrase_pattern("answers.open_questions", re.I)
CLOSED_QUESTION = phrase_pattern("answers.closed_questions", re.I)  # though it begins like one
AT_MOST, LESS = phrase_pattern("answers.at_most", re.I), phrase_pattern("answers.less", re.I)
MORE, FASTER = phrase_pattern("answers.more", re.I), phrase_pattern("answers.faster", re.I)
# What turns a yes into a no, in what is asked or in how the attribute is called.
WITHOUT = phrase_pattern("answers.without", re.I)
NEED = phrase_pattern("answers.needs", re.I)
LEAST_PHRASE = 4  # words of one


@dataclass(frozen=True)
class Limit:
    """An amount the shopper asks whether the product keeps to."""

    attribute: Attribute
    amount: Amount
    relation: str  # more | less | at_least | at_most | equal

    def is_kept(self, number: Decimal) -> bool:
        wanted = self.amount.number
        return {
            "more": number > wanted, "less": number < wanted, "at_least": number >= wanted,
            "at_most": number <= wanted, "equal": number == wanted,
        }[self.relation]


def roots_of(word: str) -> frozenset[str]:
    """All that a word may be a form of, "heavier" of "heavy" too."""
    return frozenset((*asked_roots(word, None), *asked_roots(not_compared(word), None)))


def telling_roots(text: str, leaving: Iterable[str] = ()) -> list[frozenset[str]]:
    """The words of a question that say what it asks about, each by its roots.

    `leaving` are texts whose words tell nothing here: the names of the product.
    """
    known = {root for other in leaving for word in plain_words(other) for root in roots_of(word)}
    silent = STOP_WORDS | QUESTION_WORDS
    said = [roots_of(word) for word in plain_words(text) if word not in silent]
    return [roots for roots in said if not roots & known]


def asked_attributes(text: str, product: Product, catalogue: Catalogue) -> list[Attribute]:
    """The attributes of this product that the question names, the one it speaks most of first."""
    return named_attributes(text, known_attributes(product), catalogue)


def named_attributes(
    text: str, attributes: Iterable[str], catalogue: Catalogue
) -> list[Attribute]:
    """Those of these attributes that the question names, the one it speaks most of first."""
    words = [(word, roots_of(word)) for word in plain_words(text)]
    found = []
    for attribute_id in attributes:
        attribute = catalogue.attributes.get(attribute_id)
        spans = _spans(words, attribute) if attribute else []
        if attribute and any(_says_something(words, span, attribute) for span in spans):
            told = {at for span in spans for at in range(*span)}
            found.append((max(end - start for start, end in spans), len(told), attribute))
    found.sort(key=lambda one: (-one[0], -one[1]))
    return [attribute for _, _, attribute in found]


def is_vague(attribute: Attribute, text: str) -> bool:
    """Whether only words name it that may ask for many things: "how long"."""
    words = [(word, roots_of(word)) for word in plain_words(text)]
    said = {word for start, end in _spans(words, attribute) for word, _ in words[start:end]}
    return said <= VAGUE | STOP_WORDS | QUESTION_WORDS


def is_phrased(attribute: Attribute, text: str) -> bool:
    """Whether a whole phrase asks for it, though of little words: "how much can it carry"."""
    words = [(word, roots_of(word)) for word in plain_words(text)]
    return any(end - start >= LEAST_PHRASE for start, end in _spans(words, attribute))


def known_attributes(product: Product) -> list[str]:
    """Those it has a value of, the colours of its variants among them."""
    has_colours = any(variant.colours for variant in product.variants)
    given = [attribute for attribute, texts in product.attributes.items() if texts]
    return list(dict.fromkeys([*given, *(["colour"] if has_colours else [])]))


def is_asked_as_named(attribute: Attribute, text: str) -> bool:
    """Whether a yes to the question is a yes to the attribute.

    To "does it contain alcohol?" a yes for "alcohol free" would be wrong.
    """
    if NEED.search(text):
        return False
    called = (name for names in attribute.synonyms.values() for name in names)
    if any(WITHOUT.search(name) and name in text.lower() for name in called):
        return True  # "anti air" is what being waterproof is called
    every, said = attribute.labels.values(), _roots_in(text)
    labels = [label for label in every if said & _roots_in(label)] or every  # in its language
    return any(map(WITHOUT.search, labels)) == bool(WITHOUT.search(text))


def _roots_in(text: str) -> frozenset[str]:
    return frozenset(root for word in plain_words(text) for root in roots_of(word))


def told_by(attribute: Attribute, text: str) -> frozenset[str]:
    """Roots of the question that speak of this attribute, its unit among them."""
    words = [(word, roots_of(word)) for word in plain_words(text)]
    spans = _spans(words, attribute)
    places = {at for span in spans for at in range(*span)}
    places |= {at for at, (word, _) in enumerate(words) if known_unit(word) == attribute.unit}
    return frozenset().union(*(words[at][1] for at in places))


def asked_limit(
    text: str, product: Product, attributes: Sequence[str], catalogue: Catalogue
) -> Optional[Limit]:
    """The amount a yes-or-no question names ("heavier than 2 kg?"), if only one can be meant."""
    if OPEN_QUESTION.search(CLOSED_QUESTION.sub("", text)):
        return None
    for said in amounts_in(text):
        fitting = [
            limit for attribute_id in product.attributes
            if (limit := _limit(said, text, product, catalogue.attributes.get(attribute_id)))
        ]
        named = [limit for limit in fitting if limit.attribute.id in attributes]
        if named or len(fitting) == 1:
            named.sort(key=lambda limit: attributes.index(limit.attribute.id))
            return (named or fitting)[0]
    return None


def _limit(
    said: Said, text: str, product: Product, attribute: Optional[Attribute]
) -> Optional[Limit]:
    if attribute is None or number_of(product, attribute.id) is None:
        return None
    unit = same_unit(attribute.unit)
    amount = said.amount.to(unit) if said.amount.unit else None
    if amount is None and not said.amount.unit:
        beside = {root for word in (said.before, said.after) for root in roots_of(word)}
        amount = Amount(said.amount.number, unit) if beside & _single_words(attribute) else None
    return Limit(attribute, amount, _relation(text, attribute)) if amount else None


def _relation(text: str, attribute: Attribute) -> str:
    if FASTER.search(text):
        return "less" if attribute.better == "lower" else "more"
    for pattern, relation in ((AT_MOST, "at_most"), (LESS, "less"), (MORE, "more")):
        if pattern.search(text):
            return relation
    # "Does it fit 15 inches?" is about what it holds at least; "is it 2 kg?" about that very value.
    return "at_least" if attribute.better == "higher" else "equal"


Words = Sequence[tuple[str, frozenset[str]]]


def _spans(words: Words, attribute: Attribute) -> list[tuple[int, int]]:
    """Where the sentence uses a name of the attribute."""
    found = []
    for phrase in _phrases(attribute.id, _named(attribute)):
        for start in range(len(words) - len(phrase) + 1):
            said = words[start : start + len(phrase)]
            if all(roots & wanted for (_, roots), wanted in zip(said, phrase, strict=True)):
                found.append((start, start + len(phrase)))
    return found


def _says_something(words: Words, span: tuple[int, int], attribute: Attribute) -> bool:
    """A word that may mean something else does only where it is the attribute's very name."""
    said = [word for word, _ in words[slice(*span)]]
    if len(said) > 1 or said[0] not in VAGUE | STOP_WORDS:
        return True
    labels = [plain_words(label) for label in attribute.labels.values()]
    return any(len(label) == 1 and roots_of(label[0]) & roots_of(said[0]) for label in labels)


def _single_words(attribute: Attribute) -> frozenset[str]:
    phrases = _phrases(attribute.id, _named(attribute))
    return frozenset().union(*(phrase[0] for phrase in phrases if len(phrase) == 1))


def _named(attribute: Attribute) -> tuple[str, ...]:
    names = [word for words in attribute.synonyms.values() for word in words]
    return tuple(dict.fromkeys((*attribute.labels.values(), *names)))


@lru_cache(maxsize=4096)
def _phrases(attribute_id: str, names: tuple[str, ...]) -> tuple[tuple[frozenset[str], ...], ...]:
    """Names of one attribute, word by word as roots; kept, as bringing to roots takes long."""
    return tuple(
        tuple(roots_of(word) for word in plain_words(name)) for name in names if plain_words(name)
    )
