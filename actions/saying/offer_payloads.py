"""An offer as it is said: which wording, its facts, and the neutral payload beside it."""
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Mapping, Optional, Union

from babel.numbers import format_decimal, format_percent

from actions.language.packs import pack_of
from actions.saying.dates import told_day
from actions.saying.making_buttons import action
from actions.saying.payloads import offer as shown
from actions.saying.payloads.action import Action
from actions.saying.payloads.cards import Card
from actions.saying.plain_texts import price_text
from actions.saying.product_cards import card, product_sheet
from actions.saying.reply import Reply
from actions.saying.responses import ButtonLabel, OfferWording
from actions.saying.telling_also import told_also
from actions.selling.model import Act
from actions.selling.offer_made import Offer
from actions.shop.buying.stock import FEW_LEFT
from actions.shop.catalogue.attributes import format_number
from actions.shop.catalogue.catalogue import Product, in_language
from actions.shop.money import Money, format_money
from actions.shop.visit import Visit

Told = Union[None, str, int, Decimal, Money, date]

TAKE_LABELS: Mapping[Act, ButtonLabel] = {
    "add": "utter_label_add_it",
    "swap": "utter_label_take_this_one",
    "resume": "utter_label_go_on",
}


def say_offer(reply: Reply, offer: Offer, visit: Visit, is_asked: bool = False) -> Reply:
    """Put one offer into words, with its card, then what else speaks for the product."""
    payload = offer_payload(offer, visit, is_asked)
    wording = OfferWording(offer.response)
    reply.say(wording, payload, **facts_of(offer, visit.language))
    for response, other in told_also(offer) if not is_asked else ():
        anchor = visit.catalogue.products.get(other.anchor or "")
        reason = other.facts.reason if other.facts else ""
        beside = replace(offer, anchor=anchor, facts=other.facts, reason=reason)
        reply.say(response, **facts_of(beside, visit.language))
    return reply


def say_details(product: Product, offer_id: str, act: Act, visit: Visit) -> Reply:
    """The offered product in full, with the offer's own buttons."""
    sheet = product_sheet(product, visit)
    item = replace(sheet.item, actions=offer_actions(offer_id, act)[:2])
    return Reply().say(
        "utter_product", replace(sheet, item=item),
        product_name=product.name(visit.language), price=price_text(product, visit),
        description=sheet.description,
    )


def facts_of(offer: Offer, language: str) -> dict[str, str]:
    """All that the wording of an offer may use; numbers and money as the locale writes them."""
    known = vars(offer.facts) if offer.facts else {}
    told: dict[str, Told] = {
        "product_name": offer.product.name(language),
        "anchor_name": offer.anchor.name(language) if offer.anchor else "",
        "reason": offer.reason,
        "gains": ", ".join(offer.gains),
        "price": offer.price * offer.quantity,
        "price_difference": _difference(offer, language) or "",
        "proof": _proof(offer.product, language),
        "quantity": offer.quantity,
        "others": ", ".join(other.product.name(language) for other in offer.others),
        "total": offer.total,
        "items": _items(offer, language),
        **known,
    }
    return {name: _text(value, language) for name, value in told.items() if value is not None}


def offer_payload(offer: Offer, visit: Visit, is_asked: bool = False) -> shown.Offer:
    """What a channel may show of an offer; whatever isn't known is empty."""
    language = visit.language
    left, items = offer.stock_left, _cards(offer, visit)
    return shown.Offer(
        offer_id=offer.id,
        kind=offer.kind,
        strategy=offer.strategy,
        is_asked=is_asked,
        item=items[0],
        items=items,
        reasons=tuple(reason for _, reason, _ in _each(offer)),
        total=format_money(offer.total, language) if offer.others else None,
        quantity=offer.quantity,
        reason=offer.reason,
        gains=tuple(offer.gains),
        price_difference=_difference(offer, language),
        apart=_money(offer.facts.apart if offer.facts else None, language),
        saved=_saved(offer, language),
        stock_left=left if left is not None and left <= FEW_LEFT else None,
        review=in_language(offer.product.reviews, language) or None,
        actions=offer_actions(offer.id, offer.act, is_set=bool(offer.others)),
    )


def offer_actions(offer_id: str, act: Act, is_set: bool = False) -> tuple[Action, ...]:
    """Yes, to all of a set; no, tell me more."""
    take = "utter_label_add_all" if is_set else TAKE_LABELS[act]
    return (
        action(take, "accept_offer", offer=offer_id),
        action("utter_label_no_thanks", "decline_offer", offer=offer_id),
        action("utter_label_tell_me_more", "offer_details", offer=offer_id),
    )


def _each(offer: Offer) -> tuple[tuple[Product, str, Money], ...]:
    """What is offered, why, and at which price each."""
    others = ((other.product, other.reason, other.price) for other in offer.others)
    return ((offer.product, offer.reason, offer.price), *others)


def _cards(offer: Offer, visit: Visit) -> tuple[Card, ...]:
    """One, with the offer's own buttons beside it; of a set, each may be added alone."""
    if not offer.others:
        return (card(offer.product, visit),)
    return tuple(
        card(product, visit, [
            action("utter_label_add_to_cart", "add_to_cart", product=product.sku)
        ])
        for product, _, _ in _each(offer)
    )


def _items(offer: Offer, language: str) -> str:
    """The set in lines, for a channel without cards."""
    lines = (
        f"• {product.name(language)} – {format_money(price, language)}"
        + (f": {reason}" if reason else "")
        for product, reason, price in _each(offer)
    )
    return "\n".join(lines)


def _difference(offer: Offer, language: str) -> Optional[str]:
    difference = offer.price_difference
    if difference is None:
        return None
    return ("+" if difference.amount > 0 else "") + format_money(difference, language)


def _saved(offer: Offer, language: str) -> Optional[str]:
    """Beside the price before, or of the parts apart; a delivery; of a larger size, a share of
    each unit."""
    if offer.facts is None:
        return None
    before, saved = offer.facts.was_price or offer.facts.apart, vars(offer.facts).get("saved")
    if before is not None:
        return format_money(before - offer.price, language)
    if isinstance(saved, Money):
        return format_money(saved, language)
    percent = offer.facts.saved_percent
    locale = pack_of(language).locale
    return format_percent(Decimal(percent) / 100, locale=locale) if percent else None


def _proof(product: Product, language: str) -> str:
    """Stars and how many gave them, ready to follow a price; empty where nobody did."""
    if not product.rating or not product.rating_count:
        return ""
    stars = format_decimal(product.rating, "0.0", locale=pack_of(language).locale)
    return f" · ★ {stars} ({format_number(str(product.rating_count), language)})"


def _text(value: Told, language: str) -> str:
    if isinstance(value, Money):
        return format_money(value, language)
    if isinstance(value, date):
        return told_day(value, language)
    return value if isinstance(value, str) else format_number(str(value), language)


def _money(amount: Optional[Money], language: str) -> Optional[str]:
    return format_money(amount, language) if amount else None
