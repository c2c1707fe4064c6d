"""Which products a message wants to be compared."""
from actions.shop.catalogue.catalogue import Product
from actions.shop.visit import Visit
from actions.turn import slots
from actions.turn.references import listed_products, meant_products
from actions.turn.turn import Turn

MOST_OF_LIST = 3


def compared_products(turn: Turn, visit: Visit) -> list[Product]:
    """Those named; with one alone, what it goes with; without names, the first of the list."""
    meant = meant_products(turn, visit.catalogue)
    focus = visit.catalogue.products.get(turn.slots.get(slots.FOCUS) or "")
    if len(meant) == 1 and focus and focus not in meant:
        return [*meant, focus]  # "compare it with the m20"
    if len(meant) >= 2:
        return meant
    others = [p for p in listed_products(turn, visit) if p not in meant]
    if meant and not others:
        better = visit.catalogue.next_tier(meant[0].sku)
        return [*meant, better] if better else meant
    return [*meant, *others][: 2 if meant else MOST_OF_LIST]
