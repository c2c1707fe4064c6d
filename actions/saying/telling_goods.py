"""What is told of a product beside its attributes: its reviews, its parts, what goes with it."""
from typing import Optional, Sequence

from babel.numbers import format_decimal

from actions.language.packs import pack_of
from actions.saying.plain_texts import price_text, reduced_text
from actions.saying.product_cards import cards
from actions.saying.reply import Reply
from actions.saying.responses import AnswerResponse
from actions.shop.catalogue.attributes import format_number
from actions.shop.catalogue.catalogue import Link, Product, in_language
from actions.shop.visit import Visit


def tell_reviews(product: Product, visit: Visit) -> Reply:
    """Its stars, and what a buyer wrote, as far as there is either."""
    review = in_language(product.reviews, visit.language)
    facts = {"product_name": product.name(visit.language), "review": review}
    reply = Reply()
    if product.rating and product.rating_count:
        response: AnswerResponse = "utter_reviews" if review else "utter_reviews_stars"
        reply.say(response, **facts, **stars_of(product, visit))
    else:
        reply.say("utter_reviews_words" if review else "utter_reviews_none", **facts)
    return reply.remember(focus=product.sku, just_added=None)


def stars_of(product: Product, visit: Visit) -> dict[str, str]:
    """How many of five, and how many gave them."""
    locale = pack_of(visit.language).locale
    return {
        "stars": format_decimal(product.rating or 0, "0.0", locale=locale),
        "count": format_number(str(product.rating_count), visit.language),
    }


def tell_contents(
    product: Product, parts: Sequence[Product], asked: Optional[Product], visit: Visit
) -> Reply:
    """All that a bundle holds; of one part that was asked for, that it is there."""
    facts = {
        "product_name": product.name(visit.language),
        "parts": ", ".join(part.name(visit.language) for part in parts),
    }
    if asked is not None:
        reply = Reply().say("utter_box_has", **facts, part=asked.name(visit.language))
    else:
        reply = Reply().say("utter_in_the_box", **facts)
    return reply.remember(focus=product.sku, just_added=None)


def tell_beside(product: Product, links: Sequence[Link], visit: Visit) -> Reply:
    """What goes with it by the shop's links, each with its reason."""
    targets = [visit.catalogue.products[link.target] for link in links]
    lines = "\n".join(
        f"• {_named(target, visit)}: {in_language(link.reasons, visit.language)}"
        for target, link in zip(targets, links, strict=True)
    )
    reply = Reply().say(
        "utter_goes_with", cards(targets, visit),
        anchor_name=product.name(visit.language), beside=lines,
    )
    reply.remember(listed=[target.sku for target in targets], shown=len(targets))
    return reply.remember(focus=targets[0].sku if len(targets) == 1 else product.sku)


def tell_services(services: Sequence[Product], visit: Visit) -> Reply:
    """What the shop does for whatever one buys."""
    lines = "\n".join(
        f"• {_named(each, visit)}: {in_language(each.descriptions, visit.language)}"
        for each in services
    )
    reply = Reply().say("utter_services", cards(services, visit), services=lines)
    reply.remember(listed=[each.sku for each in services], shown=len(services))
    return reply.remember(focus=services[0].sku) if len(services) == 1 else reply


def tell_whether_reduced(product: Product, visit: Visit) -> Reply:
    """Whether it costs less than it did, with both prices."""
    is_reduced = product.was_price(visit.shopper.currency) is not None
    reply = Reply().say(
        "utter_is_reduced" if is_reduced else "utter_is_not_reduced",
        cards([product], visit), product_name=product.name(visit.language),
        price=reduced_text(product, visit) if is_reduced else price_text(product, visit),
    )
    return reply.remember(focus=product.sku, just_added=None)


def _named(product: Product, visit: Visit) -> str:
    return f"{product.name(visit.language)}, {price_text(product, visit)}"
