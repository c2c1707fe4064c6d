"""Asking which one is meant, with a button for each; what is typed may name one as well.

The question stays open for the next message: what each answer is called is remembered with what
its button says.
"""
from typing import Mapping, Sequence

from actions.saying.choosing import choices
from actions.saying.making_buttons import EntityValue, titled
from actions.saying.payloads.action import Titled
from actions.saying.reply import Fact, Reply
from actions.saying.responses import Response
from actions.shop.catalogue.catalogue import Product, Variant
from actions.shop.catalogue.said_sizes import size_key
from actions.shop.search.called import roots_in, roots_of_variant
from actions.shop.visit import Visit

MOST_ASKED = 5  # goods; a longer list is no question
Entities = Mapping[str, EntityValue]


def ask_variant(
    response: Response, product: Product, variants: Sequence[Variant], intent: str,
    entities: Entities, visit: Visit, /, **facts: Fact,
) -> Reply:
    """Which size and colour of it."""
    buttons = [
        titled(v.label(visit.language), intent, variant=v.id, **entities) for v in variants
    ]
    of_all = _labels(visit)
    called = [sorted(roots_of_variant(variant) | of_all) for variant in variants]
    sizes = [size_key(variant.size) for variant in variants]
    reply = Reply().say(
        response, choices(buttons), product_name=product.name(visit.language), **facts
    )
    return _open(reply, buttons, called, sizes, visit).remember(focus=product.sku)


def ask_product(
    response: Response, products: Sequence[Product], intent: str, entities: Entities,
    visit: Visit, /, **facts: Fact,
) -> Reply:
    """Which of these goods; one of the cart's is named with its size and colour."""
    asked = products[:MOST_ASKED]
    buttons = [
        titled(title_of(p, visit.language), intent, **coded(p), **entities) for p in asked
    ]
    called = [sorted(visit.index.called_by(p).name | _varied(p)) for p in asked]
    reply = Reply().say(response, choices(buttons) if buttons else None, **facts)
    reply.remember(listed=[p.sku for p in asked])
    return _open(reply, buttons, called, [""] * len(buttons), visit)


def title_of(product: Product, language: str) -> str:
    """A name, with the size and colour where it comes in one alone."""
    varied = f" ({product.variants[0].label(language)})" if len(product.variants) == 1 else ""
    return f"{product.name(language)}{varied}"


def coded(product: Product) -> dict[str, str]:
    """What a button says to name it."""
    only = {"variant": product.variants[0].id} if len(product.variants) == 1 else {}
    return {"product": product.sku, **only}


def asks_openly(reply: Reply, visit: Visit) -> Reply:
    """What it says is a question without answers to choose from."""
    return _open(reply, [], [], [], visit)


def _open(
    reply: Reply, buttons: Sequence[Titled], called: Sequence[Sequence[str]],
    sizes: Sequence[str], visit: Visit,
) -> Reply:
    options = [
        {"says": button.payload, "called": list(words), "size": size}
        for button, words, size in zip(buttons, called, sizes, strict=True)
    ]
    return reply.remember(open_question={"turn": visit.shopper.turn, "options": options})


def _labels(visit: Visit) -> frozenset[str]:
    """Words for what variants differ in: they name each of them."""
    known = (visit.catalogue.attributes.get(name) for name in ("size", "colour"))
    return roots_in([text for each in known if each for text in each.labels.items()])


def _varied(product: Product) -> frozenset[str]:
    return roots_of_variant(product.variants[0]) if len(product.variants) == 1 else frozenset()
