"""Answers to questions about one product: from its attributes, else from what is written of it."""
from dataclasses import dataclass
from typing import Optional, Sequence

from actions.language.words import plain_words
from actions.shop.answers.asked_attributes import (
    Limit,
    asked_attributes,
    asked_limit,
    is_asked_as_named,
    is_vague,
    known_attributes,
    roots_of,
    telling_roots,
    told_by,
)
from actions.shop.answers.passages import (
    NEAR_ENOUGH,
    NEAR_SURELY,
    Nearness,
    Passage,
    near_passage,
    nearness_in,
    passages,
    telling_passage,
)
from actions.shop.catalogue.attributes import describe, facts, number_of
from actions.shop.catalogue.catalogue import Attribute, Catalogue, Product, in_language
from actions.shop.catalogue.values import has_value, known_as

# An attribute that tells less of the question gives way to a sentence that surely answers it; one
# that only a vague word names must tell more.
HALF = 0.5
MOST_KNOWN = 3  # facts told beside an "I don't know"


NEVER = float("inf")  # no sentence is so near


@dataclass(frozen=True)
class Question:
    """What is asked: in words, and the attributes and the value that were understood in them."""

    text: str = ""
    attributes: tuple[str, ...] = ()
    value: Optional[tuple[str, str]] = None


@dataclass(frozen=True)
class Answer:
    """What is known, and where from.

    `kind` is yes, no, value, description, review or unknown. The first three are from the
    attribute `label`, with its `value` in words; `value` of a description or a review is the
    sentence that answers. Of the unknown, `known` holds what comes closest.
    """

    kind: str
    label: str = ""
    value: str = ""
    known: tuple[tuple[str, str], ...] = ()

    @property
    def source(self) -> str:
        """attribute, description or review; empty for what isn't known."""
        if self.kind in ("description", "review"):
            return self.kind
        return "" if self.kind == "unknown" else "attribute"


def answer_question(
    product: Product,
    question: Question,
    catalogue: Catalogue,
    language: str,
    nearness: Optional[Nearness] = None,
) -> Answer:
    """What the shop knows; the encoder judges by meaning only where words don't tell."""
    nearness = nearness or nearness_in(catalogue, language)
    asked = _asked(product, question, catalogue)
    limit = asked_limit(question.text, product, [a.id for a in asked], catalogue)
    if limit:
        return _within(limit, product, catalogue, language)
    words = telling_roots(question.text, _names(product, catalogue)) or telling_roots(question.text)
    share = _share(asked[0], words, question.text) if asked else 0.0
    if share <= HALF and asked and is_vague(asked[0], question.text):
        asked, share = [], 0.0
    # A property that it hasn't at all is in no sentence that is only near in meaning.
    least = NEVER if question.attributes and not asked else NEAR_ENOUGH
    written = passages(product, language)
    passage = _passage(share, words, question.text, written, nearness, least)
    if passage:
        return Answer(passage.source, value=passage.text)
    if asked:
        return _from_attribute(product, asked[0], question, catalogue, language)
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


def _from_attribute(
    product: Product, attribute: Attribute, question: Question, catalogue: Catalogue, language: str
) -> Answer:
    label = in_language(attribute.labels, language)
    text = _variant_colours(product, language) if attribute.id == "colour" else ""
    text = text or describe(product, attribute.id, catalogue, language) or ""
    raw = known_as(product.attributes.get(attribute.id, {}))
    if attribute.type == "flag" and raw in ("yes", "no"):
        is_as_named = is_asked_as_named(attribute, question.text)
        return Answer(raw if is_as_named or not question.text else "value", label, text)
    if attribute.type == "text" and question.value and question.value[0] == attribute.id:
        return Answer("yes" if has_value(product, *question.value) else "no", label, text)
    return Answer("value", label, text)


def _within(limit: Limit, product: Product, catalogue: Catalogue, language: str) -> Answer:
    number = number_of(product, limit.attribute.id)
    is_kept = number is not None and limit.is_kept(number)
    label = in_language(limit.attribute.labels, language)
    text = describe(product, limit.attribute.id, catalogue, language) or ""
    return Answer("yes" if is_kept else "no", label, text)


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


def _variant_colours(product: Product, language: str) -> str:
    colours = (in_language(variant.colours, language) for variant in product.variants)
    return ", ".join(dict.fromkeys(colour for colour in colours if colour))
