"""What a question is about: which product, and what of it."""
from typing import Iterable, NamedTuple, Optional

from actions.language.tokens import phrase
from actions.reading.reading import Description
from actions.shop.answers.asked_attributes import NEED
from actions.shop.answers.questions import Question, speaks_of
from actions.shop.catalogue.catalogue import Product
from actions.shop.catalogue.said_sizes import SIZE_WORDS
from actions.shop.visit import Visit
from actions.turn import slots
from actions.turn.meant_variants import asks_for_variant
from actions.turn.references import meant_product
from actions.turn.scene import focus_of
from actions.turn.shown import product_shown
from actions.turn.turn import Turn
from actions.turn.wanted import names_a_kind, product_named, query_of

SIZES = ("size",)  # of variants


class _Placed(NamedTuple):
    """A thing that words of the message name."""

    start: int
    end: int
    value: object


def one_it_is_asked_of(turn: Turn, visit: Visit) -> Optional[Product]:
    """The one talked about, where what is named only belongs to what is asked of it.

    "Does it fit a 15 inch laptop?" and "is there a charger in the box?" ask about it; so does
    "does it fit the Nusa 5 Pro?", which names another product.
    """
    focus = visit.catalogue.products.get(focus_of(turn))
    kinds, named = _placed(turn, "category"), _placed(turn, "product")
    is_counted = turn.entities_of("ordinal") or (turn.entities_of("product") and not named)
    if focus is None or is_counted or not (kinds or named) or not turn.text:
        return None
    pointed_at = {reference.end for reference in _placed(turn, "reference")}
    if any(each.start - end in (0, 1) for each in (*kinds, *named) for end in pointed_at):
        return None  # "this phone"
    if named:
        begins = min(each.start for each in named)
        return focus if any(end < begins for end in pointed_at) else None
    is_of_nothing_else = turn.wish is not None and not turn.wish.objects
    if is_of_nothing_else or pointed_at or (NEED.search(turn.text) and not _is_in(focus, kinds)):
        return focus
    named_kinds = " ".join(turn.text[kind.start : kind.end] for kind in kinds)
    is_told = speaks_of(focus, named_kinds, turn.text, visit.catalogue, visit.language)
    return focus if is_told else None


def product_asked_about(turn: Turn, visit: Visit) -> Optional[Product]:
    """The product meant, or the only one in the list shown."""
    product = product_shown(turn, visit) or meant_product(turn, visit.catalogue)
    if product is not None:
        return product
    listed = turn.slots.get(slots.LISTED) or []
    return visit.catalogue.products.get(listed[0]) if len(listed) == 1 else None


def product_found(turn: Turn, visit: Visit) -> Optional[Product]:
    """The best that a search finds of the kind named, else the one whose name the words fit."""
    if names_a_kind(turn):
        best = next(iter(visit.index.search(query_of(turn, visit)).products), None)
        if best is not None:
            return best
    return product_named(turn, visit)


def variant_asked(turn: Turn, product: Product, visit: Visit) -> Optional[Description]:
    """The size and colour that a question about it names: "do you have it in 44"."""
    objects = turn.wish.objects if turn.wish else ()
    said = (each for each in objects if not each.is_refused)
    return next((each for each in said if asks_for_variant(product, each, visit.index)), None)


def question_of(turn: Turn) -> Question:
    """What is asked: an attribute by name, one of a value ("is it red?"), or in words alone."""
    value = turn.entity("attribute_value")
    return Question(
        turn.text,
        tuple(str(attribute) for attribute in turn.entities_of("attribute")),
        (value["attribute"], str(value["value"])) if value else None,
    )


def asks_for_sizes(turn: Turn, product: Product) -> bool:
    """Whether it comes in sizes, and those are asked for."""
    is_asked = any(str(attribute) in SIZES for attribute in turn.entities_of("attribute"))
    speaks = bool(SIZE_WORDS & set(phrase(turn.text))) and not turn.entities_of("attribute_value")
    return (is_asked or speaks) and any(variant.size for variant in product.variants)


def _placed(turn: Turn, name: str) -> list[_Placed]:
    """The entities of this name that words of the message say."""
    return [
        _Placed(e.start, e.end, e.value)
        for e in turn.entities
        if e.name == name and e.start is not None and e.end is not None
    ]


def _is_in(product: Product, kinds: Iterable[_Placed]) -> bool:
    return product.category in {kind.value for kind in kinds}
