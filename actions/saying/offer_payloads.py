"""An offer as it is said: which wording, its facts, and the neutral payload beside it."""
from dataclasses import replace
from decimal import Decimal
from typing import Mapping, Optional, Union

from babel.numbers import format_decimal, format_percent

from actions.language.packs import pack_of
from actions.saying.making_buttons import action
from actions.saying.payloads import offer as shown
from actions.saying.payloads.action import Action
from actions.saying.plain_texts import price_text
from actions.saying.product_cards import card, product_sheet
from actions.saying.reply import Reply
from actions.saying.responses import ButtonLabel, OfferWording
from actions.selling.model import Act, Offer
from actions.shop.buying.stock import FEW_LEFT
from actions.shop.catalogue.attributes import format_number
from actions.shop.catalogue.catalogue import Product, in_language
from actions.shop.money import Money, format_money
from actions.shop.visit import Visit

Told = Union[None, str, int, Decimal, Money]

TAKE_LABELS: Mapping[Act, ButtonLabel] = {
    "add": "utter_label_add_it",
    "swap": "utter_label_take_this_one",
    "resume": "utter_label_go_on",
}


def say_offer(reply: Reply, offer: Offer, visit: Visit, is_asked: bool = False) -> Reply:
    """Put one offer into words, with its card."""
    payload = offer_payload(offer, visit, is_asked)
    wording = OfferWording(offer.response)
    return reply.say(wording, payload, **facts_of(offer, visit.language))


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
        **known,
    }
    return {name: _text(value, language) for name, value in told.items() if value is not None}


def offer_payload(offer: Offer, visit: Visit, is_asked: bool = False) -> shown.Offer:
    """What a channel may show of an offer; whatever isn't known is empty."""
    language = visit.language
    left = offer.stock_left
    return shown.Offer(
        offer_id=offer.id,
        kind=offer.kind,
        strategy=offer.strategy,
        is_asked=is_asked,
        item=card(offer.product, visit),
        quantity=offer.quantity,
        reason=offer.reason,
        gains=tuple(offer.gains),
        price_difference=_difference(offer, language),
        apart=_money(offer.facts.apart if offer.facts else None, language),
        saved=_saved(offer, language),
        stock_left=left if left is not None and left <= FEW_LEFT else None,
        review=in_language(offer.product.reviews, language) or None,
        actions=offer_actions(offer.id, offer.act),
    )


def offer_actions(offer_id: str, act: Act) -> tuple[Action, ...]:
    """Yes, no, tell me more."""
    return (
        action(TAKE_LABELS[act], "accept_offer", offer=offer_id),
        action("utter_label_no_thanks", "decline_offer", offer=offer_id),
        action("utter_label_tell_me_more", "offer_details", offer=offer_id),
    )


def _difference(offer: Offer, language: str) -> Optional[str]:
    difference = offer.price_difference
    if difference is None:
        return None
    return ("+" if difference.amount > 0 else "") + format_money(difference, language)


def _saved(offer: Offer, language: str) -> Optional[str]:
    """Beside the price before, or of the parts apart; of a larger size, a share of each unit."""
    if offer.facts is None:
        return None
    before = offer.facts.was_price or offer.facts.apart
    if before is not None:
        return format_money(before - offer.price, language)
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
    return value if isinstance(value, str) else format_number(str(value), language)


def _money(amount: Optional[Money], language: str) -> Optional[str]:
    return format_money(amount, language) if amount else None
