"""Neutral payloads of an order: how it is delivered, its review, its receipt."""
from typing import Any, Iterable, Optional

from actions.saying.payloads import (
    Payload,
    action,
    cart_lines,
    choices,
    line_texts,
    picture,
    titled,
    worded,
)
from actions.shop.buying.checkout import Details, Review
from actions.shop.catalogue.attributes import format_number
from actions.shop.catalogue.catalogue import Catalogue, DeliveryOption, in_language
from actions.shop.models import Order
from actions.shop.money import Money, format_money


def delivery_choices(
    options: Iterable[DeliveryOption], subtotal: Money, language: str
) -> Payload:
    return choices(_delivery_choice(option, subtotal, language) for option in options)


def _delivery_choice(option: DeliveryOption, subtotal: Money, language: str) -> Payload:
    entities = {"delivery_option": option.id}
    if option.price_for(subtotal).amount:
        return titled(delivery_text(option, subtotal, language), "choose_delivery", **entities)
    facts = {"option": in_language(option.names, language)}
    return worded("free_delivery", facts, "choose_delivery", **entities)


def delivery_text(option: DeliveryOption, subtotal: Money, language: str) -> str:
    price = format_money(option.price_for(subtotal), language)
    return f"{in_language(option.names, language)} · {price}"


def review_question(cart_id: int) -> str:
    """Names the question that a review asks, for the button that answers it."""
    return f"order:{cart_id}"


def review(reviewed: Review, language: str) -> Payload:
    return {
        "type": "review",
        **cart_lines(reviewed.view, language),
        **_destination(reviewed.details, reviewed.delivery_price, language),
        "discount": _discount(reviewed.discount, reviewed.points_redeemed, language),
        "total": format_money(reviewed.total, language),
        "actions": [
            action("place_order", "affirm", question=review_question(reviewed.cart_id)),
            *_points_actions(reviewed, language),
            action("change_address", "change_detail", detail="address"),
            action("change_delivery", "change_detail", detail="delivery"),
            action("cancel", "cancel_checkout"),
        ],
    }


def _points_actions(reviewed: Review, language: str) -> list[Payload]:
    """Take a reward that is within reach, or keep the points after all."""
    if reviewed.points is None:
        return []
    reward = reviewed.points.within_reach
    if reward is None:
        return [action("keep_points", "keep_points")] if reviewed.points.reward else []
    currency = reviewed.view.currency
    facts = {
        "needed": format_number(str(reward.points), language),
        "discount": format_money(Money(-reward.worth[currency], currency), language),
    }
    return [worded("use_points", facts, "redeem_points", reward=reward.id)]


def _discount(discount: Money, points: int, language: str) -> Optional[Payload]:
    """What points take off; null where they take nothing."""
    if not points:
        return None
    return {
        "points": format_number(str(points), language),
        "amount": format_money(discount * -1, language),
    }


def receipt(order: Order, catalogue: Catalogue, language: str, payment_url: str) -> Payload:
    """An order as it was placed; `payment_url` is empty once there is nothing to pay."""
    def money(amount: Any) -> str:
        return format_money(Money(amount, order.currency), language)

    option = catalogue.profile.delivery(order.delivery)
    subtotal = sum(line.unit_price * line.quantity for line in order.lines)
    return {
        "type": "receipt",
        "order_number": order.number,
        "status": order.status,
        "lines": [
            {
                "sku": line.sku,
                "title": line.title,
                "quantity": line.quantity,
                "unit_price": money(line.unit_price),
                "total": money(line.unit_price * line.quantity),
                "picture": picture(catalogue.products.get(line.sku)),
            }
            for line in order.lines
        ],
        "subtotal": money(subtotal),
        "delivery": {
            "name": in_language(option.names, language) if option else order.delivery,
            "price": money(order.delivery_price),
        },
        "discount": _discount(
            Money(order.discount, order.currency), order.points_redeemed, language
        ),
        "total": money(order.total),
        "name": order.name,
        "address": order.address,
        "payment_url": payment_url,
    }


def review_text(reviewed: Review, language: str) -> str:
    """The lines of a review as plain text, the reward below them."""
    lines = line_texts(reviewed.view, language)
    if reviewed.reward is None:
        return lines
    name = in_language(reviewed.reward.names, language)
    return f"{lines}\n• {name}: {format_money(reviewed.discount * -1, language)}"


def _destination(details: Details, price: Money, language: str) -> Payload:
    name = in_language(details.delivery.names, language)
    return {
        "name": details.name,
        "address": details.address,
        "delivery": {"name": name, "price": format_money(price, language)},
    }
