"""What payloads show as plain text, for channels that show nothing else."""
from typing import Callable, Sequence

from actions.shop.buying.cart import CartView, CartViewLine
from actions.shop.buying.checkout import Review
from actions.shop.catalogue.catalogue import DeliveryOption, Product, in_language
from actions.shop.money import Money, format_money
from actions.shop.visit import Visit

Priced = Callable[[Product, Visit], str]


def price_text(product: Product, visit: Visit, variant: str = "") -> str:
    price = product.price(visit.shopper.currency, variant)
    return format_money(price, visit.language) if price else "–"


def reduced_text(product: Product, visit: Visit) -> str:
    """Its price, after what it was before where that was more."""
    was = product.was_price(visit.shopper.currency)
    before = f"{format_money(was, visit.language)} → " if was else ""
    return f"{before}{price_text(product, visit)}"


def numbered(
    products: Sequence[Product], visit: Visit, priced: Priced = price_text
) -> str:
    """A list of products, numbered as shoppers refer to them."""
    return "\n".join(
        f"{place}. {product.name(visit.language)} – {priced(product, visit)}"
        for place, product in enumerate(products, start=1)
    )


def line_title(line: CartViewLine, language: str) -> str:
    return variant_title(line.product, line.variant_id, language)


def variant_title(product: Product, variant_id: str, language: str) -> str:
    """A name with its size and colour, where it comes in several."""
    variant = product.variant(variant_id)
    label = f" ({variant.label(language)})" if variant else ""
    return f"{product.name(language)}{label}"


def line_texts(view: CartView, language: str) -> str:
    """The lines of a cart."""
    return "\n".join(
        f"• {line.quantity} × {line_title(line, language)} – {format_money(line.total, language)}"
        for line in view.lines
    )


def review_text(reviewed: Review, language: str) -> str:
    """The lines of a review, the reward below them."""
    lines = line_texts(reviewed.view, language)
    if reviewed.reward is None:
        return lines
    name = in_language(reviewed.reward.names, language)
    return f"{lines}\n• {name}: {format_money(reviewed.discount * -1, language)}"


def delivery_text(option: DeliveryOption, subtotal: Money, language: str) -> str:
    price = format_money(option.price_for(subtotal), language)
    return f"{in_language(option.names, language)} · {price}"
