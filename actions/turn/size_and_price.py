"""Of several goods, those that come in a size and cost as much as is said."""
from dataclasses import replace

from actions.shop.catalogue.catalogue import Product
from actions.shop.visit import Visit
from actions.turn.meant import Meant
from actions.turn.meant_variants import has_size, variants_meant, varying_words

PAIR = 2


def of_size_and_price(meant: Meant, visit: Visit) -> Meant:
    """As they are where none does, or where there is but one."""
    size, price = meant.described.size, meant.described.price
    if len(meant.products) < PAIR:
        return meant
    products = meant.products
    if price is not None:
        costs = {p.sku: p.price(price.currency or visit.shopper.currency) for p in products}
        exact = [
            p for p in products
            if (cost := costs[p.sku]) is not None and price.min is None and cost.amount == price.max
        ]
        products = tuple(exact) or tuple(
            p for p in products
            if (cost := costs[p.sku]) is not None
            and (price.min is None or cost.amount >= price.min)
            and (price.max is None or cost.amount <= price.max)
        )
    sized = [p for p in products if size and has_size(p, size, visit.index)]
    coloured = [p for p in sized if _is_made(p, meant, visit)]
    return replace(meant, products=tuple(coloured or sized) or products)


def _is_made(product: Product, meant: Meant, visit: Visit) -> bool:
    """Whether it is made in this size and colour at once."""
    if not varying_words(product, meant.described.traits, visit.index):
        return True
    return not variants_meant(product, meant.described, visit).lacking
