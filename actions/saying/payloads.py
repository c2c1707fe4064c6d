"""Neutral payloads: what a message shows, before a channel decides how."""
import json
from typing import Any, Iterable, Mapping, Optional, Sequence

from actions.shop.buying.cart import CartView
from actions.shop.buying.stock import stock_of
from actions.shop.catalogue.attributes import facts
from actions.shop.catalogue.catalogue import Product, in_language
from actions.shop.money import format_money
from actions.shop.visit import Visit

Payload = dict[str, Any]
FEW_LEFT = 3


def action(label: str, intent: str, **entities: Any) -> Payload:
    """A button: its label is a response of the domain, its payload an intent with entities."""
    return {"label": f"utter_label_{label}", "payload": _command(intent, entities)}


def worded(label: str, facts: Mapping[str, str], intent: str, /, **entities: Any) -> Payload:
    """A button whose label has placeholders, which the channel fills with these facts."""
    return {**action(label, intent, **entities), "facts": dict(facts)}


def titled(title: str, intent: str, **entities: Any) -> Payload:
    """A button whose title is a name of the catalogue."""
    return {"title": title, "payload": _command(intent, entities)}


def _command(intent: str, entities: dict[str, Any]) -> str:
    return f"/{intent}{json.dumps(entities, ensure_ascii=False) if entities else ''}"


def choices(actions: Iterable[Payload]) -> Payload:
    return {"type": "choices", "items": list(actions)}


def product_actions(product: Product, is_details: bool = False) -> list[Payload]:
    actions = [action("add_to_cart", "add_to_cart", product=product.sku)]
    if not is_details:
        actions.append(action("details", "show_product", product=product.sku))
    return actions


def card(
    product: Product, visit: Visit, actions: Sequence[Payload] = (), note: Optional[str] = None
) -> Payload:
    """One product as a card, priced in the shopper's currency."""
    category = visit.catalogue.categories.get(product.category)
    kind = in_language(category.names, visit.language) if category else ""
    was = product.was_price(visit.shopper.currency)
    return {
        "sku": product.sku,
        "title": product.name(visit.language),
        "subtitle": " · ".join(part for part in (product.brand, kind) if part),
        "price": price_text(product, visit),
        "was_price": format_money(was, visit.language) if was else None,
        "picture": f"/pictures/{product.picture}" if product.picture else None,
        "rating": f"{product.rating:.1f}" if product.rating else None,
        "rating_count": product.rating_count,
        "note": note,
        "actions": list(actions),
    }


def cards(products: Sequence[Product], visit: Visit) -> Payload:
    return {"type": "cards", "items": _stocked_cards(products, visit)}


def _stocked_cards(products: Sequence[Product], visit: Visit) -> list[Payload]:
    """Cards that say what is sold out and don't offer to add it."""
    left = stock_of(visit.db, [p.sku for p in products])
    shown = []
    for product in products:
        is_sold_out = left.get(product.sku) == 0
        actions = product_actions(product)
        item = card(product, visit, actions[1:] if is_sold_out else actions)
        shown.append({**item, "sold_out": is_sold_out})
    return shown


def product_sheet(product: Product, visit: Visit) -> Payload:
    is_sold_out = stock_of(visit.db, [product.sku]).get(product.sku) == 0
    actions = [] if is_sold_out else product_actions(product, is_details=True)
    return {
        "type": "product",
        "item": {**card(product, visit, actions), "sold_out": is_sold_out},
        "description": in_language(product.descriptions, visit.language),
        "facts": facts(product, visit.catalogue, visit.language),
        "review": in_language(product.reviews, visit.language) or None,
    }


def comparison(products: Sequence[Product], rows: list[dict[str, Any]], visit: Visit) -> Payload:
    return {"type": "comparison", "items": _stocked_cards(products, visit), "rows": rows}


def variant_choices(product: Product, language: str, intent: str, /, **entities: Any) -> Payload:
    """One button a variant, each the same answer but for the variant."""
    return choices(
        titled(variant.label(language), intent, variant=variant.id, **entities)
        for variant in product.variants
    )


def cart(view: CartView, language: str) -> Payload:
    return {
        "type": "cart",
        **cart_lines(view, language),
        "total": format_money(view.subtotal, language),
        "actions": [action("checkout", "checkout"), action("keep_shopping", "help")],
    }


def empty_cart() -> Payload:
    """Tells a channel that shows the cart beside the chat that nothing is in it any more."""
    return {"type": "cart", "lines": [], "subtotal": None, "total": None, "actions": []}


def price_text(product: Product, visit: Visit) -> str:
    price = product.price(visit.shopper.currency)
    return format_money(price, visit.language) if price else "–"


def line_texts(view: CartView, language: str) -> str:
    """The cart's lines as plain text, for channels that show nothing else."""
    return "\n".join(
        f"• {line.quantity} × {_title(line, language)} – {format_money(line.total, language)}"
        for line in view.lines
    )


def numbered(products: Sequence[Product], visit: Visit) -> str:
    """A list of products as plain text, numbered as shoppers refer to them."""
    return "\n".join(
        f"{place}. {product.name(visit.language)} – {price_text(product, visit)}"
        for place, product in enumerate(products, start=1)
    )


def cart_lines(view: CartView, language: str) -> Payload:
    return {
        "lines": [
            {
                "sku": line.product.sku,
                "title": _title(line, language),
                "quantity": line.quantity,
                "unit_price": format_money(line.unit_price, language),
                "total": format_money(line.total, language),
                "picture": picture(line.product),
            }
            for line in view.lines
        ],
        "subtotal": format_money(view.subtotal, language),
    }


def _title(line: Any, language: str) -> str:
    variant = f" ({line.variant.label(language)})" if line.variant else ""
    return f"{line.product.name(language)}{variant}"


def picture(product: Optional[Product]) -> Optional[str]:
    return f"/pictures/{product.picture}" if product and product.picture else None
