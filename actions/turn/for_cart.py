"""What a message means of the cart: what goes in, in which variant, and which of its lines."""
from typing import Optional

from actions.shop.buying.cart import view_cart
from actions.shop.catalogue.catalogue import Product
from actions.shop.catalogue.values import known_as
from actions.shop.visit import Visit
from actions.turn.references import meant_product, names_something
from actions.turn.turn import Turn
from actions.turn.wanted import product_named


def product_to_add(turn: Turn, visit: Visit) -> Optional[Product]:
    """"Running socks" are one product's name, though they were understood as clothing."""
    product = meant_product(turn, visit.catalogue, index=visit.index)
    if product is not None or not turn.entities_of("category") or turn.entities_of("ordinal"):
        return product
    return product_named(turn, visit)


def product_in_cart(turn: Turn, visit: Visit) -> Product | None:
    """The product meant among those in the cart; the only one there needs no name."""
    view = view_cart(visit.db, visit.catalogue, visit.shopper)
    skus = [line.product.sku for line in view.lines]
    product = meant_product(turn, visit.catalogue, among=skus, index=visit.index)
    is_named = bool(turn.entities_of("product")) or names_something(turn, visit.index)
    if product is None and len(set(skus)) == 1 and not is_named:
        return view.lines[0].product
    if product is None and turn.entity("ordinal"):
        place = int(turn.entity("ordinal"))
        return view.lines[place - 1].product if 0 < place <= len(view.lines) else None
    return product


def variant_named(turn: Turn, product: Product) -> str:
    """The one variant that fits the size and colour in the message; "" when none or several."""
    said = {str(v["value"]).lower() for v in turn.entities_of("attribute_value")}
    fitting = [
        v for v in product.variants
        if said and {part for part in (v.size.lower(), known_as(v.colours).lower()) if part}
        <= said
    ]
    return fitting[0].id if len(fitting) == 1 else ""
