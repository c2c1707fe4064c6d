"""Which of several goods have what a question asks for, or come first by it."""
from dataclasses import dataclass
from typing import Iterable, Optional, Sequence

from actions.language.pack_tables import words_of
from actions.language.tokens import phrase
from actions.shop.answers.answer import Question
from actions.shop.answers.asked_attributes import (
    asked_limit,
    is_asked_as_named,
    is_vague,
    known_attributes,
    named_attributes,
)
from actions.shop.catalogue.attributes import number_of
from actions.shop.catalogue.catalogue import Attribute, Catalogue, Product
from actions.shop.catalogue.values import has_value, known_as

CHOOSING = words_of("wishes.choosing")
LEAST_KNOWN = 2  # of one thing alone nothing is the most


@dataclass(frozen=True)
class Among:
    """`chosen` have the property; where `is_most`, they have the most of it, of all `known`."""

    attribute: Attribute
    chosen: tuple[Product, ...]
    known: tuple[Product, ...]  # of which the shop knows it at all
    is_most: bool = False


def among(
    products: Sequence[Product], question: Question, sort: str, catalogue: Catalogue
) -> Optional[Among]:
    """None where the question names no property that any of them has.

    `sort` is an order as searches know it, "lowest:weight_kg", where one is asked for.
    """
    side, _, attribute_id = sort.partition(":")
    named = _named(products, question, catalogue)
    if side in ("lowest", "highest"):
        counted = [a for a in named if a.type == "number"]
        attribute = counted[0] if counted else catalogue.attributes.get(attribute_id)
        return _most(products, attribute, side) if attribute else None
    if question.value and question.value[0] in catalogue.attributes:
        attribute = catalogue.attributes[question.value[0]]
        chosen = [p for p in products if has_value(p, *question.value)]
        return Among(attribute, tuple(chosen), _knowing(products, attribute))
    return _limited(products, question.text, named, catalogue) or _flagged(
        products, question.text, named
    )


def named_of(
    products: Sequence[Product], question: Question, catalogue: Catalogue
) -> Optional[Attribute]:
    """The property that a question names, of those that any of them has."""
    return next(iter(_named(products, question, catalogue)), None)


def _named(
    products: Sequence[Product], question: Question, catalogue: Catalogue
) -> list[Attribute]:
    """What the question names of all that is known of any of them: as understood, else in words."""
    known = dict.fromkeys(each for product in products for each in known_attributes(product))
    understood = [catalogue.attributes[a] for a in question.attributes if a in known]
    named = named_attributes(question.text, known, catalogue)
    telling = [a for a in named if not is_vague(a, question.text)]
    return list({attribute.id: attribute for attribute in (*understood, *telling)}.values())


def _most(
    products: Sequence[Product], attribute: Attribute, side: str
) -> Optional[Among]:
    read = {product.sku: number_of(product, attribute.id) for product in products}
    numbers = {sku: number for sku, number in read.items() if number is not None}
    if len(numbers) < LEAST_KNOWN:
        return None
    best = (min if side == "lowest" else max)(numbers.values())
    chosen = tuple(p for p in products if numbers.get(p.sku) == best)
    return Among(attribute, chosen, _knowing(products, attribute), is_most=True)


def _limited(
    products: Sequence[Product], text: str, named: Sequence[Attribute], catalogue: Catalogue
) -> Optional[Among]:
    """"Which fit a 15 inch laptop": those that keep to the amount."""
    plain = " ".join(word for word in text.split() if not CHOOSING & set(phrase(word)))
    ids = [attribute.id for attribute in named]
    limits = {p.sku: asked_limit(plain, p, ids, catalogue) for p in products}
    attribute = next((limit.attribute for limit in limits.values() if limit), None)
    if attribute is None:
        return None
    chosen = tuple(
        p for p in products
        if (limit := limits[p.sku]) and (number := number_of(p, limit.attribute.id)) is not None
        and limit.is_kept(number)
    )
    return Among(attribute, chosen, _knowing(products, attribute))


def _flagged(
    products: Sequence[Product], text: str, named: Iterable[Attribute]
) -> Optional[Among]:
    attribute = next((each for each in named if each.type == "flag"), None)
    if attribute is None:
        return None
    wanted = "yes" if is_asked_as_named(attribute, text) else "no"
    chosen = tuple(p for p in products if _value(p, attribute) == wanted)
    return Among(attribute, chosen, _knowing(products, attribute))


def _knowing(products: Sequence[Product], attribute: Attribute) -> tuple[Product, ...]:
    return tuple(p for p in products if attribute.id in known_attributes(p))


def _value(product: Product, attribute: Attribute) -> str:
    return known_as(product.attributes.get(attribute.id, {}))
