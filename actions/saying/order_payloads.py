"""Payloads of an order: how it is delivered, its review, its receipt."""
from decimal import Decimal
from typing import Iterable, Mapping, Optional

from actions.saying.carts import cart_lines
from actions.saying.choosing import choices
from actions.saying.dates import told_day
from actions.saying.making_buttons import action, titled, worded
from actions.saying.payloads.action import Action
from actions.saying.payloads.cart_lines import Line
from actions.saying.payloads.choices import Choices
from actions.saying.payloads.order import Delivery, Discount, Receipt, Review
from actions.saying.plain_texts import delivery_text
from actions.saying.product_cards import picture
from actions.saying.responses import OrderResponse
from actions.shop.buying import checkout
from actions.shop.catalogue.attributes import format_number
from actions.shop.catalogue.catalogue import Catalogue, DeliveryOption, in_language
from actions.shop.models import Order
from actions.shop.money import Money, format_money
from actions.shop.order_status import OrderStatus

REVIEW = "order:"
STATUSES: Mapping[OrderStatus, OrderResponse] = {
    "placed": "utter_status_placed",
    "paid": "utter_status_paid",
    "shipped": "utter_status_shipped",
    "delivered": "utter_status_delivered",
    "cancelled": "utter_status_cancelled",
    "returned": "utter_status_returned",
}


def delivery_choices(
    options: Iterable[DeliveryOption], subtotal: Money, language: str
) -> Choices:
    return choices(_delivery_choice(option, subtotal, language) for option in options)


def _delivery_choice(option: DeliveryOption, subtotal: Money, language: str) -> Action:
    entities = {"delivery_option": option.id}
    if option.price_for(subtotal).amount:
        return titled(delivery_text(option, subtotal, language), "choose_delivery", **entities)
    facts = {"option": in_language(option.names, language)}
    return worded("utter_label_free_delivery", facts, "choose_delivery", **entities)


def review_question(cart_id: int) -> str:
    """Names the question that a review asks, for the button that answers it."""
    return f"{REVIEW}{cart_id}"


def reviewed_in(question: object) -> Optional[int]:
    """The cart whose review asks this question; None of other questions."""
    cart_id = str(question or "").removeprefix(REVIEW)
    return int(cart_id) if cart_id.isdecimal() and question != cart_id else None


def review(reviewed: checkout.Review, language: str) -> Review:
    return Review(
        lines=cart_lines(reviewed.view, language),
        subtotal=format_money(reviewed.view.subtotal, language),
        name=reviewed.details.name,
        address=reviewed.details.address,
        phone=reviewed.details.phone,
        email=reviewed.details.email,
        note=reviewed.details.note,
        delivery=Delivery(
            name=in_language(reviewed.details.delivery.names, language),
            price=format_money(reviewed.delivery_price, language),
        ),
        discount=_discount(reviewed.discount, reviewed.points_redeemed, language),
        total=format_money(reviewed.total, language),
        actions=_review_actions(reviewed, language),
    )


def _review_actions(reviewed: checkout.Review, language: str) -> tuple[Action, ...]:
    question = review_question(reviewed.cart_id)
    return (
        action("utter_label_place_order", "affirm", question=question),
        *_points_actions(reviewed, language),
        action("utter_label_change_address", "change_detail", detail="address"),
        action("utter_label_change_delivery", "change_detail", detail="delivery"),
        action("utter_label_cancel", "cancel_checkout"),
    )


def _points_actions(reviewed: checkout.Review, language: str) -> list[Action]:
    """Take a reward that is within reach, or keep the points after all."""
    if reviewed.points is None:
        return []
    reward = reviewed.points.within_reach
    if reward is None:
        is_chosen = reviewed.points.reward is not None
        return [action("utter_label_keep_points", "keep_points")] if is_chosen else []
    currency = reviewed.view.currency
    facts = {
        "needed": format_number(str(reward.points), language),
        "discount": format_money(Money(-reward.worth[currency], currency), language),
    }
    return [worded("utter_label_use_points", facts, "redeem_points", reward=reward.id)]


def _discount(discount: Money, points: int, language: str) -> Optional[Discount]:
    """What points take off; null where they take nothing."""
    if not points:
        return None
    return Discount(
        points=format_number(str(points), language),
        amount=format_money(discount * -1, language),
    )


def receipt(order: Order, catalogue: Catalogue, language: str, payment_url: str) -> Receipt:
    """An order as it was placed; `payment_url` is empty once there is nothing to pay."""
    option = catalogue.profile.delivery(order.delivery)
    subtotal = sum(line.unit_price * line.quantity for line in order.lines)
    return Receipt(
        order_number=order.number,
        status=order.status,
        lines=_receipt_lines(order, catalogue, language),
        subtotal=_money(subtotal, order, language),
        delivery=Delivery(
            name=in_language(option.names, language) if option else order.delivery,
            price=_money(order.delivery_price, order, language),
        ),
        discount=_discount(
            Money(order.discount, order.currency), order.points_redeemed, language
        ),
        total=_money(order.total, order, language),
        name=order.name,
        address=order.address,
        phone=order.phone or "",
        email=order.email or "",
        note=order.note or "",
        payment_url=payment_url,
    )


def contents(order: Order, shown: Receipt, language: str) -> dict[str, str]:
    """What was in it, when and for how much, as facts of its wording."""
    lines = (f"• {line.quantity} × {line.title} – {line.total}" for line in shown.lines)
    return {
        "order_number": order.number, "day": told_day(order.ordered_at, language),
        "lines": "\n".join(lines), "total": shown.total,
    }


def _receipt_lines(order: Order, catalogue: Catalogue, language: str) -> tuple[Line, ...]:
    return tuple(
        Line(
            sku=line.sku,
            title=line.title,
            quantity=line.quantity,
            unit_price=_money(line.unit_price, order, language),
            total=_money(line.unit_price * line.quantity, order, language),
            picture=picture(catalogue.products.get(line.sku)),
        )
        for line in order.lines
    )


def _money(amount: Decimal, order: Order, language: str) -> str:
    return format_money(Money(amount, order.currency), language)
