"""Which products a message means: named, counted, pointed at, or described."""
from typing import Optional, Sequence

from actions.handlers import slots
from actions.handlers.turn import Turn
from actions.shop.catalogue import Catalogue, Product
from actions.shop.search import has_value


def meant_products(
    turn: Turn, catalogue: Catalogue, among: Optional[Sequence[str]] = None
) -> list[Product]:
    """The products meant, best guess first; `among` limits them, say to the cart.

    Named ones win over places in the list shown ("the second"), those over descriptions
    ("the red one", "the helmet"), and those over the one being talked about ("that one").
    """
    described, focus = _described(turn, catalogue, among), _focus(turn, catalogue)
    # Of several that fit a description, the one being talked about is meant.
    described.sort(key=lambda sku: sku not in focus)
    for skus in (_named(turn), _counted(turn), described, focus):
        found = [
            catalogue.products[sku]
            for sku in dict.fromkeys(skus)
            if sku in catalogue.products and (among is None or sku in among)
        ]
        if found:
            return found
    return []


def meant_product(
    turn: Turn, catalogue: Catalogue, among: Optional[Sequence[str]] = None
) -> Optional[Product]:
    return next(iter(meant_products(turn, catalogue, among)), None)


def _named(turn: Turn) -> list[str]:
    return [str(sku) for sku in turn.entities_of("product")]


def _counted(turn: Turn) -> list[str]:
    listed = turn.slots.get(slots.LISTED) or []
    places = [int(place) for place in turn.entities_of("ordinal")]
    return [
        listed[place - 1 if place > 0 else place]
        for place in places
        if place != 0 and -len(listed) <= place <= len(listed)
    ]


def _described(turn: Turn, catalogue: Catalogue, among: Optional[Sequence[str]]) -> list[str]:
    """Those of the list shown (or of `among`) that fit the categories, brands, values named."""
    values = turn.entities_of("attribute_value")
    if not (values or turn.entities_of("category") or turn.entities_of("brand")):
        return []
    pool = among if among is not None else turn.slots.get(slots.LISTED) or []
    products = [catalogue.products[sku] for sku in pool if sku in catalogue.products]
    return [
        p.sku
        for p in products
        if _is_of_kind(turn, p)
        and all(has_value(p, v["attribute"], str(v["value"])) for v in values)
    ]


def _focus(turn: Turn, catalogue: Catalogue) -> list[str]:
    """The one being talked about, unless the message names another category or brand."""
    product = catalogue.products.get(turn.slots.get(slots.FOCUS) or "")
    return [product.sku] if product and _is_of_kind(turn, product) else []


def _is_of_kind(turn: Turn, product: Product) -> bool:
    categories, brands = turn.entities_of("category"), turn.entities_of("brand")
    return (not categories or product.category in categories) and (
        not brands or product.brand in brands
    )
