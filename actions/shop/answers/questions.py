"""Answers to questions about one product: from its attributes, else from what is written of it."""
import re
from dataclasses import replace
from typing import Optional, Sequence

from actions.language.words import plain_words
from actions.shop.answers.answer import Answer, Question
from actions.shop.answers.asked_attributes import (
    Limit,
    asked_attributes,
    asked_limit,
    is_vague,
    known_attributes,
    roots_of,
    telling_roots,
    told_by,
)
from actions.shop.answers.by_attribute import from_attribute, within
from actions.shop.answers.passages import (
    NEAR_ENOUGH,
    NEAR_SURELY,
    Nearness,
    Passage,
    near_passage,
    nearness_in,
    passages,
    speaks,
    telling_passage,
)
from actions.shop.catalogue.attributes import facts, number_of
from actions.shop.catalogue.catalogue import Attribute, Catalogue, Product, in_language

# An attribute that tells less of the question gives way to a sentence that surely answers it; one
# that only a vague word names must tell more.
HALF = 0.5
LEAST_NAMED = 2  # words
MOST_KNOWN = 3  # facts told beside an "I don't know"
NUMBER = re.compile(r"\d+(?:\.\d+)?")
NEVER = float("inf")  # no sentence is so near


def answer_question(
    product: Product,
    question: Question,
    catalogue: Catalogue,
    language: str,
    nearness: Optional[Nearness] = None,
) -> Answer:
    """What the shop knows; the encoder judges by meaning only where words don't tell."""
    nearness = nearness or nearness_in(catalogue, language)
    question, named = _less_named(product, question), _roots_of_name(product, question.text)
    words = telling_roots(question.text, _names(product, catalogue))
    asked = _beyond_name(_asked(product, question, catalogue), words, question.text, named)
    limit = asked_limit(question.text, product, [a.id for a in asked], catalogue)
    if limit and not _is_of_name(limit, product):
        return within(limit, product, catalogue, language)
    share = _share(asked[0], words, question.text) if asked else 0.0
    is_unsure = share <= HALF and bool(asked) and is_vague(asked[0], question.text)
    asked, share = ([], 0.0) if is_unsure else (asked, share)
    written = passages(product, language)
    if not words:
        words, written = telling_roots(question.text), _telling(written, asked, question, catalogue)
    # A property that it hasn't at all is in no sentence that is only near in meaning.
    least = NEVER if question.attributes and not asked else NEAR_ENOUGH
    text = _less_name(question.text, named - _roots_of_values(product))
    passage = _passage(share, words, text, written, nearness, least)
    if passage:
        return Answer(passage.source, value=passage.text)
    if asked:
        return from_attribute(product, asked[0], question, catalogue, language)
    return _unknown(product, question, catalogue, language, nearness)


def speaks_of(
    product: Product, named: str, text: str, catalogue: Catalogue, language: str
) -> bool:
    """Whether all words named in a question are in what is known or written of this product."""
    asked = asked_attributes(text, product, catalogue)
    known = {root for attribute in asked for root in told_by(attribute, text)}
    for passage in passages(product, language):
        known |= {root for word in plain_words(passage.text) for root in roots_of(word)}
    return all(roots_of(word) & known for word in plain_words(named))


def _share(attribute: Attribute, words: Sequence[frozenset[str]], text: str) -> float:
    """How much of what is asked the attribute tells; all where it was understood without words."""
    of_attribute = told_by(attribute, text)
    if not words or not of_attribute:
        return 1.0
    return sum(bool(roots & of_attribute) for roots in words) / len(words)


def _passage(
    share: float, words: Sequence[frozenset[str]], text: str, written: Sequence[Passage],
    nearness: Nearness, least: float,
) -> Optional[Passage]:
    """The sentence that answers, unless an attribute tells a good share of what is asked."""
    if not words:
        return None
    telling, told = telling_passage(words, written)
    if not share:
        return telling or near_passage(text, words, written, nearness, least)
    if telling and 1 < told == len(words) and share < 1:
        return telling
    if share >= HALF:
        return None
    return near_passage(text, words, written, nearness, NEAR_SURELY)


def _asked(product: Product, question: Question, catalogue: Catalogue) -> list[Attribute]:
    """What is asked and known of this product: as it was understood, else as its words name it."""
    value = (question.value[0],) if question.value else ()
    understood = [catalogue.attributes.get(a) for a in (*question.attributes, *value)]
    has = known_attributes(product)
    known = [attribute for attribute in understood if attribute and attribute.id in has]
    return known or asked_attributes(question.text, product, catalogue)


def _telling(
    written: Sequence[Passage], asked: Sequence[Attribute], question: Question,
    catalogue: Catalogue,
) -> list[Passage]:
    """A sentence with its name alone tells nothing of a property that it hasn't."""
    named = [catalogue.attributes[a] for a in question.attributes if a in catalogue.attributes]
    told = (told_by(attribute, question.text) for attribute in named if not asked)
    lacked = frozenset().union(*told)
    return [each for each in written if not lacked or speaks(each, lacked)]


def _is_of_name(limit: Limit, product: Product) -> bool:
    """Whether the amount is said in its name: of a 3-piece set, nobody asks if it has three."""
    names = " ".join(product.names.values())
    is_its_own = number_of(product, limit.attribute.id) == limit.amount.number
    return is_its_own and str(limit.amount.number) in NUMBER.findall(names)


def _beyond_name(
    asked: Sequence[Attribute], words: Sequence[frozenset[str]], text: str, name: frozenset[str]
) -> list[Attribute]:
    """Those that more than words of its name ask for first: "is the wireless mouse any good" asks
    for no cable."""
    told = [
        each for each in asked
        if (_share(each, words, text) if words else not told_by(each, text) <= name or not name)
    ]
    return [*told, *(each for each in asked if each not in told and each.type != "flag")]


def _roots_of_name(product: Product, text: str) -> frozenset[str]:
    """Of a name that is said, and not of one word of it alone."""
    names = (plain_words(name) for name in product.names.values())
    own = {root for words in names for word in words for root in roots_of(word)}
    said = [roots_of(word) for word in plain_words(text) if roots_of(word) & own]
    return frozenset().union(*said) if len(said) >= LEAST_NAMED else frozenset()


def _roots_of_values(product: Product) -> frozenset[str]:
    """Words of its name that tell what it is, too: leather."""
    texts = (text for values in product.attributes.values() for text in values.values())
    words = (word for text in texts for word in plain_words(text))
    return frozenset(root for word in words for root in roots_of(word))


def _less_name(text: str, name: frozenset[str]) -> str:
    """Its own name, where it is said, makes every sentence about it near."""
    left = " ".join(word for word in plain_words(text) if not roots_of(word) & name)
    return left if name and telling_roots(left) else text


def _less_named(product: Product, question: Question) -> Question:
    """Less a value that only says which product is meant: "is the cast iron pan …"."""
    if question.value is None or not question.text:
        return question
    names = {word for name in product.names.values() for word in plain_words(name)}
    is_name = set(plain_words(question.value[1])) <= names
    return replace(question, value=None) if is_name else question


def _unknown(
    product: Product, question: Question, catalogue: Catalogue, language: str, nearness: Nearness
) -> Answer:
    """An honest one, beside the facts nearest to what is asked."""
    named = next((a for a in question.attributes if a in catalogue.attributes), None)
    label = in_language(catalogue.attributes[named].labels, language) if named else ""
    known = [(fact["label"], fact["value"]) for fact in facts(product, catalogue, language)]
    if question.text and len(known) > MOST_KNOWN:
        near = nearness(question.text, [label for label, _ in known])
        known = [known[at] for at in sorted(range(len(known)), key=lambda at: -near[at])]
    return Answer("unknown", label, known=tuple(known[:MOST_KNOWN]))


def _names(product: Product, catalogue: Catalogue) -> list[str]:
    """Texts whose words only say which product is meant."""
    category = catalogue.categories.get(product.category)
    kinds = category.names.values() if category else ()
    return [*product.names.values(), product.brand, *kinds]
