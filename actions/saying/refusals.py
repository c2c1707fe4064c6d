"""How each refusal of the shop is told: error class → response, facts, memory."""
from dataclasses import dataclass, field
from typing import Any, Callable, Mapping, Optional

from actions.saying.choosing import variant_choices
from actions.saying.payloads.payload import Payload
from actions.saying.reply import Fact, SlotValue
from actions.saying.responses import Response
from actions.shop import errors
from actions.shop.money import format_money
from actions.shop.order_status import PAYABLE
from actions.turn import slots


@dataclass(frozen=True)
class Refusal:
    response: Response
    facts: Mapping[str, Fact] = field(default_factory=dict)
    payload: Optional[Payload] = None
    memory: Mapping[str, SlotValue] = field(default_factory=dict)


def refusal_of(error: errors.ShopError, language: str) -> Refusal:
    """The refusal for this error; every error class has one (a test checks)."""
    return REFUSALS[type(error)](error, language)


def _unknown_product(error: errors.UnknownProduct, language: str) -> Refusal:
    return Refusal("utter_which_product")


def _needs_variant(error: errors.NeedsVariant, language: str) -> Refusal:
    product = error.product
    return Refusal(
        "utter_choose_variant",
        {"product_name": product.name(language)},
        variant_choices(
            product, language, "add_to_cart", product=product.sku, quantity=error.quantity
        ),
        {slots.FOCUS: product.sku},
    )


def _not_enough_stock(error: errors.NotEnoughStock, language: str) -> Refusal:
    response: Response = "utter_few_left" if error.available else "utter_sold_out"
    return Refusal(
        response, {"product_name": error.product.name(language), "left": error.available}
    )


def _not_sold_in_currency(error: errors.NotSoldInCurrency, language: str) -> Refusal:
    return Refusal("utter_not_sold_here", {"product_name": error.product.name(language)})


def _too_many(error: errors.TooMany, language: str) -> Refusal:
    return Refusal("utter_too_many", {"most": error.most})


def _not_in_cart(error: errors.NotInCart, language: str) -> Refusal:
    return Refusal("utter_not_in_cart")


def _empty_cart(error: errors.EmptyCart, language: str) -> Refusal:
    return Refusal("utter_cart_empty", memory={slots.CART_STATE: "empty"})


def _nothing_reviewed(error: errors.NothingReviewed, language: str) -> Refusal:
    return Refusal("utter_review_first")


def _cart_changed(error: errors.ReviewOutdated, language: str) -> Refusal:
    return Refusal(
        "utter_cart_changed",
        {
            "total_before": format_money(error.before, language) if error.before else "–",
            "total_now": format_money(error.after, language) if error.after else "–",
        },
    )


def _order_not_found(error: errors.OrderNotFound, language: str) -> Refusal:
    response: Response = "utter_order_not_found" if error.number else "utter_no_order_yet"
    return Refusal(response, memory={slots.ORDER_TO_CANCEL: None})


def _order_not_cancellable(error: errors.OrderNotCancellable, language: str) -> Refusal:
    return Refusal("utter_order_not_cancellable", memory={slots.ORDER_TO_CANCEL: None})


def _order_not_returnable(error: errors.OrderNotReturnable, language: str) -> Refusal:
    is_unpaid = error.status == PAYABLE
    return Refusal("utter_return_unpaid" if is_unpaid else "utter_not_returnable")


REFUSALS: dict[type[errors.ShopError], Callable[[Any, str], Refusal]] = {
    errors.UnknownProduct: _unknown_product,
    errors.NeedsVariant: _needs_variant,
    errors.NotEnoughStock: _not_enough_stock,
    errors.NotSoldInCurrency: _not_sold_in_currency,
    errors.TooMany: _too_many,
    errors.NotInCart: _not_in_cart,
    errors.EmptyCart: _empty_cart,
    errors.NothingReviewed: _nothing_reviewed,
    errors.ReviewOutdated: _cart_changed,
    errors.OrderNotFound: _order_not_found,
    errors.OrderNotCancellable: _order_not_cancellable,
    errors.OrderNotReturnable: _order_not_returnable,
}
