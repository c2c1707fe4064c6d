"""Answers to a question on one attribute of one product, from its data alone."""
from dataclasses import dataclass
from typing import Optional

from actions.shop.attributes import describe
from actions.shop.catalogue import Catalogue, Product, in_language


@dataclass(frozen=True)
class Answer:
    """`kind` is yes, no, value or unknown; `value` is in words and only there for value."""

    kind: str
    label: str = ""
    value: str = ""


def answer_question(
    product: Product, attribute_id: Optional[str], catalogue: Catalogue, language: str
) -> Answer:
    """What the catalogue knows; unknown when it has no such attribute for this product."""
    attribute = catalogue.attributes.get(attribute_id or "")
    if attribute is None:
        return Answer("unknown")
    label = in_language(attribute.labels, language)
    colours = _variant_colours(product, language) if attribute.id == "colour" else ""
    if colours:
        return Answer("value", label, colours)
    raw = product.attributes.get(attribute.id, {}).get("en")
    if attribute.type == "flag" and raw in ("yes", "no"):
        return Answer(raw, label)
    text = describe(product, attribute.id, catalogue, language)
    return Answer("value", label, text) if text else Answer("unknown", label)


def _variant_colours(product: Product, language: str) -> str:
    colours = (in_language(variant.colours, language) for variant in product.variants)
    return ", ".join(dict.fromkeys(colour for colour in colours if colour))
