"""Answers from one attribute of a product: its value, or whether it is as asked."""
from typing import Optional

from actions.language.words import plain_words
from actions.shop.answers.answer import Answer, Question
from actions.shop.answers.asked_attributes import Limit, is_asked_as_named
from actions.shop.catalogue.attributes import describe, number_of
from actions.shop.catalogue.catalogue import Attribute, Catalogue, Product, in_language
from actions.shop.catalogue.values import has_value, known_as


def from_attribute(
    product: Product, attribute: Attribute, question: Question, catalogue: Catalogue, language: str
) -> Answer:
    label = in_language(attribute.labels, language)
    text = value_in_words(product, attribute, catalogue, language)
    raw = known_as(product.attributes.get(attribute.id, {}))
    if attribute.type == "flag" and raw in ("yes", "no"):
        is_as_named = is_asked_as_named(attribute, question.text)
        return Answer(raw if is_as_named or not question.text else "value", label, text)
    if attribute.type == "text" and question.value and question.value[0] == attribute.id:
        return _of_value(product, attribute, question, catalogue, language)
    return Answer("value", label, text)


def within(limit: Limit, product: Product, catalogue: Catalogue, language: str) -> Answer:
    number = number_of(product, limit.attribute.id)
    is_kept = number is not None and limit.is_kept(number)
    label = in_language(limit.attribute.labels, language)
    text = describe(product, limit.attribute.id, catalogue, language) or ""
    return Answer("yes" if is_kept else "no", label, text)


def value_in_words(
    product: Product, attribute: Attribute, catalogue: Catalogue, language: str
) -> str:
    """What it has of an attribute; of colours, those that its variants come in."""
    text = _variant_colours(product, language) if attribute.id == "colour" else ""
    return text or describe(product, attribute.id, catalogue, language) or ""


def _of_value(
    product: Product, attribute: Attribute, question: Question, catalogue: Catalogue, language: str
) -> Answer:
    """A yes only to what the value is: of "is it real gold?", what it is made of tells more."""
    assert question.value is not None
    label = in_language(attribute.labels, language)
    text = value_in_words(product, attribute, catalogue, language)
    if not has_value(product, *question.value):
        return Answer("no", label, text)
    fuller = _fuller(product, attribute, question.value[1], catalogue)
    if fuller is not None:
        label = in_language(fuller.labels, language)
        return Answer("value", label, value_in_words(product, fuller, catalogue, language))
    return Answer("yes", label, text)


def _fuller(
    product: Product, attribute: Attribute, value: str, catalogue: Catalogue
) -> Optional[Attribute]:
    """Another property whose value says the same with more words: gold-plated brass."""
    said = set(plain_words(value))
    others = (catalogue.attributes.get(each) for each in product.attributes)
    return next(
        (
            other for other in others
            if other is not None and other.type == "text" and other.id != attribute.id
            and said < set(plain_words(known_as(product.attributes[other.id])))
        ),
        None,
    )


def _variant_colours(product: Product, language: str) -> str:
    colours = (in_language(variant.colours, language) for variant in product.variants)
    return ", ".join(dict.fromkeys(colour for colour in colours if colour))
