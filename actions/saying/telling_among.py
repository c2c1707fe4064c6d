"""Which of several goods it is: in a sentence with what is known of each, and the list narrowed."""
from typing import Optional, Sequence

from actions.saying.plain_texts import numbered
from actions.saying.product_cards import cards
from actions.saying.reply import Reply
from actions.saying.responses import AnswerResponse
from actions.shop.answers.among import Among, named_of
from actions.shop.answers.by_attribute import value_in_words
from actions.shop.catalogue.attributes import FLAG_MARKS
from actions.shop.catalogue.catalogue import Product, in_language
from actions.shop.visit import Visit
from actions.turn.asked_about import question_of
from actions.turn.of_these import asked_among, asked_elsewhere, of_these
from actions.turn.turn import Turn

MOST_TOLD = 4


def tell_which(turn: Turn, visit: Visit) -> Optional[Reply]:
    """Where it is asked which of the goods in sight it is; None where nothing tells."""
    shown = of_these(turn, visit)
    found = asked_among(turn, shown, visit) if shown else None
    if found is None:
        return None
    # Of what nothing is known nothing can be said to be missing.
    is_missing = bool(found.known) and not found.chosen
    beside = asked_elsewhere(turn, shown, visit) if is_missing else None
    return tell_elsewhere(found, beside, visit) if beside and beside.chosen else tell_among(
        found, visit
    )


def tell_each(turn: Turn, visit: Visit, products: Sequence[Product]) -> Optional[Reply]:
    """ "How heavy are the plus and the pro?": what is known of each; None where nothing is."""
    attribute = named_of(products, question_of(turn), visit.catalogue)
    if attribute is None:
        return None
    values = [value_in_words(p, attribute, visit.catalogue, visit.language) for p in products]
    told = [
        f"{p.name(visit.language)} {value}"
        for p, value in zip(products, values, strict=True) if value
    ]
    label = in_language(attribute.labels, visit.language)
    return Reply().say("utter_of_each", attribute_label=label, others=", ".join(told))


def tell_among(found: Among, visit: Visit) -> Reply:
    """Those found; where none has it, what the others are, or that nothing is known."""
    chosen = found.chosen
    if not found.known:
        return Reply().say("utter_among_unknown")
    if not chosen:
        return _say("utter_among_none", found, (), visit)
    shown = list(chosen)[:MOST_TOLD]
    reply = _say(_response(found), found, chosen, visit, products=numbered(shown, visit))
    reply.remember(listed=[p.sku for p in shown], shown=len(shown))
    return reply.remember(focus=chosen[0].sku) if len(chosen) == 1 else reply


def tell_elsewhere(found: Among, beside: Among, visit: Visit) -> Reply:
    """None of those asked about, but others that the search found."""
    shown = list(beside.chosen)[:MOST_TOLD]
    reply = Reply().say(
        "utter_among_elsewhere", cards(shown, visit), products=numbered(shown, visit),
        **_facts(found, (), visit),
    )
    reply.remember(listed=[p.sku for p in shown], shown=len(shown))
    return reply.remember(focus=shown[0].sku) if len(shown) == 1 else reply


def _response(found: Among) -> AnswerResponse:
    if not found.is_most:
        return "utter_among_have"
    return "utter_among_most" if len(found.chosen) == 1 else "utter_among_most_alike"


def _say(
    response: AnswerResponse, found: Among, chosen: Sequence[Product], visit: Visit, **facts: str
) -> Reply:
    shown = cards(list(chosen)[:MOST_TOLD], visit) if chosen else None
    return Reply().say(response, shown, **_facts(found, chosen, visit), **facts)


def _facts(found: Among, chosen: Sequence[Product], visit: Visit) -> dict[str, str]:
    language = visit.language
    others = [product for product in found.known if product not in chosen]
    value = _value(chosen[0], found, visit) if chosen else ""
    return {
        "product_name": ", ".join(product.name(language) for product in chosen),
        "attribute_label": in_language(found.attribute.labels, language),
        "attribute_value": value,
        "others": ", ".join(
            f"{product.name(language)} {_value(product, found, visit)}"
            for product in others[:MOST_TOLD]
        ),
    }


def _value(product: Product, found: Among, visit: Visit) -> str:
    told = value_in_words(product, found.attribute, visit.catalogue, visit.language)
    return told or FLAG_MARKS["no"]
