"""Delivery as it is told: what each way costs, from what cart it is free."""
from decimal import Decimal

from actions.saying.order_payloads import delivery_choices
from actions.saying.plain_texts import delivery_text
from actions.saying.reply import Reply
from actions.shop.buying.cart import view_cart
from actions.shop.catalogue.catalogue import in_language
from actions.shop.money import Money, format_money
from actions.shop.visit import Visit


def tell_delivery(visit: Visit) -> Reply:
    """What delivery costs and how long it takes, from the shop's profile."""
    options, currency = visit.catalogue.profile.deliveries, visit.shopper.currency
    nothing = Money(Decimal(0), currency)
    lines = [f"• {delivery_text(o, nothing, visit.language)} ({o.days})" for o in options]
    reply = Reply().say("utter_delivery_info", options="\n".join(lines))
    for option in (o for o in options if currency in o.free_from):
        reply.say(
            "utter_free_delivery", delivery=in_language(option.names, visit.language),
            free_from=format_money(Money(option.free_from[currency], currency), visit.language),
        )
    return reply


def ask_delivery(visit: Visit) -> Reply:
    """How the cart shall be delivered, with what each way costs for it."""
    options = visit.catalogue.profile.deliveries
    subtotal = view_cart(visit.db, visit.catalogue, visit.shopper).subtotal
    lines = [delivery_text(o, subtotal, visit.language) for o in options]
    return Reply().say(
        "utter_ask_delivery_option", delivery_choices(options, subtotal, visit.language),
        options="\n".join(f"• {line}" for line in lines),
    )
