"""Asking which one is meant, with a button for each; what is typed may name one as well.

The question stays open for the next message: what each answer is called is remembered with what
its button says.
"""
from dataclasses import replace
from typing import Mapping, Optional, Sequence

from actions.reading.reading import Wish
from actions.saying.choosing import choices
from actions.saying.making_buttons import EntityValue, action, titled
from actions.saying.payloads.action import Action, Labelled, Titled
from actions.saying.reply import Fact, Reply
from actions.saying.responses import Response
from actions.shop.catalogue.catalogue import Product, Variant
from actions.shop.catalogue.said_sizes import size_key
from actions.shop.money import format_money
from actions.shop.search.called import roots_in, roots_of_variant
from actions.shop.visit import Visit
from actions.turn.open_question import OpenQuestion, Option, What

MOST_ASKED = 5  # goods; a longer list is no question
Entities = Mapping[str, EntityValue]


def ask_variant(
    response: Response, product: Product, variants: Sequence[Variant], intent: str,
    entities: Entities, visit: Visit, /, **facts: Fact,
) -> Reply:
    """Which size and colour of it."""
    buttons = [
        titled(_choice(v, product, visit), intent, variant=v.id, **entities) for v in variants
    ]
    of_all = _labels(visit)
    called = [sorted(roots_of_variant(variant) | of_all) for variant in variants]
    sizes = [size_key(variant.size) for variant in variants]
    reply = Reply().say(
        response, choices(buttons), product_name=product.name(visit.language), **facts
    )
    question = _question("variant", intent, {"product": product.sku, **entities}, visit)
    return _open(reply, buttons, called, sizes, question).remember(focus=product.sku)


def _choice(variant: Variant, product: Product, visit: Visit) -> str:
    """What it is called, with its price where others cost something else."""
    label, currency = variant.label(visit.language), visit.shopper.currency
    price = product.price(currency, variant.id)
    if price is None or not product.is_dearer_in(currency):
        return label
    return f"{label} – {format_money(price, visit.language)}"


def ask_product(
    response: Response, products: Sequence[Product], intent: str, entities: Entities,
    visit: Visit, /, none: Optional[Labelled] = None, **facts: Fact,
) -> Reply:
    """Which of these goods, or `none`; one of the cart's is named with its size and colour."""
    asked = products[:MOST_ASKED]
    buttons = [
        titled(title_of(p, visit.language), intent, **coded(p), **entities) for p in asked
    ]
    called = [sorted(visit.index.called_by(p).name | _varied(p)) for p in asked]
    shown: list[Action] = [*buttons, *([none] if none else [])]
    reply = Reply().say(response, choices(shown) if shown else None, **facts)
    reply.remember(listed=[p.sku for p in asked])
    question = _question("product", intent, entities, visit)
    return _open(reply, buttons, called, [""] * len(buttons), question)


def ask_whether(
    response: Response, yes: Labelled, intent: str, visit: Visit, /,
    wish: Optional[Wish] = None, **facts: Fact,
) -> Reply:
    """A question for a plain yes, which does what its button says, for this wish."""
    no = action("utter_label_no_thanks", "deny")
    reply = Reply().say(response, choices([yes, no]), **facts)
    return waits_for_yes(reply, yes.payload, intent, visit, wish)


def waits_for_yes(
    reply: Reply, says: str, intent: str, visit: Visit, wish: Optional[Wish] = None
) -> Reply:
    """A plain yes to it says this."""
    question = replace(
        _question("yes", intent, {}, visit), options=(Option(says),),
        wish=wish.as_json() if wish else None,
    )
    return reply.remember(open_question=question.dump(), offer_open=False)


def ask_how_many(product: Product, intent: str, entities: Entities, visit: Visit) -> Reply:
    """Of a thing that is clear."""
    reply = Reply().say("utter_how_many", product_name=product.name(visit.language))
    question = _question("quantity", intent, {"product": product.sku, **entities}, visit)
    return reply.remember(open_question=question.dump(), focus=product.sku)


def ask_among(
    response: Response, buttons: Sequence[Titled], called: Sequence[Sequence[str]], visit: Visit,
    /, **facts: Fact,
) -> Reply:
    """Which of these, each by its title; `called` are the roots by which words name them."""
    reply = Reply().say(response, choices(buttons), **facts)
    return _open(reply, buttons, called, [""] * len(buttons), _question("open", "", {}, visit))


def ask_again(question: OpenQuestion, visit: Visit) -> Reply:
    """The same, after an aside, once."""
    code = str(question.entities.get("product") or "")
    product, _ = (visit.index.with_code(code) if code else None) or (None, "")
    buttons = [Titled(each.title, each.says) for each in question.options if each.title]
    shown = choices(buttons) if buttons else None
    if product is None:
        reply = Reply().say("utter_still_asked", shown)
    elif question.what == "quantity":
        reply = Reply().say("utter_how_many", shown, product_name=product.name(visit.language))
    else:
        reply = Reply().say("utter_still_waits", shown, product_name=product.name(visit.language))
    again = replace(question, turn=visit.shopper.turn, is_again=True)
    return reply.remember(open_question=again.dump())


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
    return _open(reply, [], [], [], _question("open", "", {}, visit))


def _open(
    reply: Reply, buttons: Sequence[Titled], called: Sequence[Sequence[str]],
    sizes: Sequence[str], question: OpenQuestion,
) -> Reply:
    options = tuple(
        Option(button.payload, tuple(words), size, button.title)
        for button, words, size in zip(buttons, called, sizes, strict=True)
    )
    return reply.remember(open_question=replace(question, options=options).dump())


def _question(what: What, intent: str, entities: Entities, visit: Visit) -> OpenQuestion:
    return OpenQuestion(visit.shopper.turn, what, intent, entities)


def _labels(visit: Visit) -> frozenset[str]:
    """Words for what variants differ in: they name each of them."""
    known = (visit.catalogue.attributes.get(name) for name in ("size", "colour"))
    return roots_in([text for each in known if each for text in each.labels.items()])


def _varied(product: Product) -> frozenset[str]:
    return roots_of_variant(product.variants[0]) if len(product.variants) == 1 else frozenset()
