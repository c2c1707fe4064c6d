"""Delivery as it is told: what each way costs, from what cart it is free."""
from decimal import Decimal
from typing import Optional, Sequence

from actions.saying.offer_payloads import facts_of, offer_payload
from actions.saying.order_payloads import delivery_choices
from actions.saying.plain_texts import delivery_text
from actions.saying.reply import Reply
from actions.saying.responses import PointsResponse
from actions.saying.sentences import sentence
from actions.selling.offer_made import Offer
from actions.shop.buying.cart import view_cart
from actions.shop.catalogue.catalogue import DeliveryOption, in_language
from actions.shop.money import Money, format_money
from actions.shop.visit import Visit


def tell_delivery(visit: Visit) -> Reply:
    """What delivery costs and how long it takes, from the shop's profile."""
    options, currency = visit.catalogue.profile.deliveries, visit.shopper.currency
    nothing = Money(Decimal(0), currency)
    lines = [f"• {delivery_text(o, nothing, visit.language)} ({o.days})" for o in options]
    reply = Reply().say("utter_delivery_info", options="\n".join(lines))
    for option in (o for o in options if currency in o.free_from):
        reply.say("utter_free_delivery", **_free(option, visit))
    return reply


def tell_way(option: DeliveryOption, visit: Visit) -> Reply:
    """What one way costs and how long it takes, and from what cart it is free."""
    currency, language = visit.shopper.currency, visit.language
    price = option.prices[currency]
    response = "utter_way_a_day" if option.days == "1" else "utter_way"
    lines = [sentence(
        response, language, delivery=in_language(option.names, language), days=option.days,
        price=format_money(Money(price, currency), language) if price
        else sentence("utter_way_free", language),
    )]  # fmt: skip
    if currency in option.free_from:
        lines.append(sentence("utter_free_delivery", language, **_free(option, visit)))
    return Reply().say("utter_ways", facts=" ".join(lines))


def tell_free_delivery(visit: Visit, named: Optional[DeliveryOption] = None) -> Reply:
    """What is missing until a delivery is free, or that it is free already, or never."""
    currency = visit.shopper.currency
    options = [
        o for o in ([named] if named else visit.catalogue.profile.deliveries)
        if currency in o.free_from and o.prices.get(currency)
    ]
    if named and not options:
        return _tell_never_free(named, visit)
    if not options:
        return Reply().say("utter_no_free_delivery").and_then(tell_delivery(visit))
    subtotal, reply = view_cart(visit.db, visit.catalogue, visit.shopper).subtotal, Reply()
    for option in options:
        free_from = Money(option.free_from[currency], currency)
        missing = free_from - subtotal
        facts = {
            **_free(option, visit),
            "subtotal": format_money(subtotal, visit.language),
            "missing": format_money(missing, visit.language),
        }
        reply.say(_response(subtotal, missing), **facts)
    return reply


def _tell_never_free(option: DeliveryOption, visit: Visit) -> Reply:
    """One that costs something, whatever is bought; one that costs nothing is told as it is."""
    currency = visit.shopper.currency
    if not option.prices[currency]:
        return tell_way(option, visit)
    price = format_money(Money(option.prices[currency], currency), visit.language)
    name = in_language(option.names, visit.language)
    return Reply().say("utter_way_never_free", delivery=name, price=price)


def _free(option: DeliveryOption, visit: Visit) -> dict[str, str]:
    free_from = Money(option.free_from[visit.shopper.currency], visit.shopper.currency)
    return {
        "delivery": in_language(option.names, visit.language),
        "free_from": format_money(free_from, visit.language),
    }


def tell_closers(offers: Sequence[Offer], visit: Visit) -> Reply:
    """What goes with the cart and makes its delivery free: without a question, as it was asked."""
    reply = Reply()
    for offer in offers:
        known = facts_of(offer, visit.language)
        facts = {name: known[name] for name in ("product_name", "price", "anchor_name")}
        reply.say("utter_makes_it_free", offer_payload(offer, visit, is_asked=True), **facts)
    return reply.remember(listed=[offer.product.sku for offer in offers]) if offers else reply


def _response(subtotal: Money, missing: Money) -> PointsResponse:
    if not subtotal.amount:
        return "utter_free_delivery"
    is_reached = missing.amount <= 0
    return "utter_free_delivery_reached" if is_reached else "utter_free_delivery_missing"


def ask_delivery(visit: Visit) -> Reply:
    """How the cart shall be delivered, with what each way costs for it."""
    options = visit.catalogue.profile.deliveries
    subtotal = view_cart(visit.db, visit.catalogue, visit.shopper).subtotal
    lines = [delivery_text(o, subtotal, visit.language) for o in options]
    return Reply().say(
        "utter_ask_delivery_option", delivery_choices(options, subtotal, visit.language),
        options="\n".join(f"• {line}" for line in lines),
    )
