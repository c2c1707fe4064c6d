"""Products as cards, in full and side by side, with what is live: their stock."""
from typing import Iterable, Optional, Sequence

from actions.saying.making_buttons import action
from actions.saying.payloads.action import Action
from actions.saying.payloads.cards import (
    Card,
    Cards,
    Comparison,
    Fact,
    ProductSheet,
    Row,
    StockedCard,
)
from actions.saying.plain_texts import price_text
from actions.shop.buying.stock import stock_of
from actions.shop.catalogue.attributes import facts
from actions.shop.catalogue.catalogue import Product, in_language
from actions.shop.money import format_money
from actions.shop.visit import Visit


def card(
    product: Product, visit: Visit, actions: Sequence[Action] = (), note: Optional[str] = None
) -> Card:
    """One product as a card, priced in the shopper's currency."""
    category = visit.catalogue.categories.get(product.category)
    kind = in_language(category.names, visit.language) if category else ""
    was = product.was_price(visit.shopper.currency)
    return Card(
        sku=product.sku,
        title=product.name(visit.language),
        subtitle=" · ".join(part for part in (product.brand, kind) if part),
        price=price_text(product, visit),
        was_price=format_money(was, visit.language) if was else None,
        picture=picture(product),
        rating=f"{product.rating:.1f}" if product.rating else None,
        rating_count=product.rating_count,
        note=note,
        actions=tuple(actions),
    )


def cards(products: Sequence[Product], visit: Visit) -> Cards:
    return Cards(_stocked_cards(products, visit))


def product_sheet(product: Product, visit: Visit) -> ProductSheet:
    is_sold_out = stock_of(visit.db, [product.sku]).get(product.sku) == 0
    actions = () if is_sold_out else (_add(product),)
    return ProductSheet(
        item=_stocked(card(product, visit, actions), is_sold_out),
        description=in_language(product.descriptions, visit.language),
        facts=tuple(
            Fact(fact["label"], fact["value"])
            for fact in facts(product, visit.catalogue, visit.language)
        ),
        review=in_language(product.reviews, visit.language) or None,
    )


def comparison(products: Sequence[Product], rows: Iterable[Row], visit: Visit) -> Comparison:
    return Comparison(_stocked_cards(products, visit), tuple(rows))


def picture(product: Optional[Product]) -> Optional[str]:
    """Its address on our pages."""
    return f"/pictures/{product.picture}" if product and product.picture else None


def _stocked_cards(products: Sequence[Product], visit: Visit) -> tuple[StockedCard, ...]:
    """Cards that say what is sold out and don't offer to add it."""
    left = stock_of(visit.db, [p.sku for p in products])
    shown = []
    for product in products:
        is_sold_out = left.get(product.sku) == 0
        details = action("utter_label_details", "show_product", product=product.sku)
        actions = (details,) if is_sold_out else (_add(product), details)
        shown.append(_stocked(card(product, visit, actions), is_sold_out))
    return tuple(shown)


def _add(product: Product) -> Action:
    return action("utter_label_add_to_cart", "add_to_cart", product=product.sku)


def _stocked(plain: Card, is_sold_out: bool) -> StockedCard:
    return StockedCard(**vars(plain), sold_out=is_sold_out)
