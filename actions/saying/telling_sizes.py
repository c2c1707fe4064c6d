"""Sizes that goods are made in, in their natural order, the sold-out ones apart."""
from typing import Sequence

from actions.saying.reply import Reply
from actions.shop.buying.stock import stock_of_variants
from actions.shop.catalogue.catalogue import Product
from actions.shop.catalogue.sizes_made import in_natural_order
from actions.shop.visit import Visit

MOST_LOOKED_AT = 40


def sizes_made(products: Sequence[Product], visit: Visit) -> tuple[str, str]:
    """Those that can be had of any of these, and those that are sold out in all of them."""
    looked_at = products[:MOST_LOOKED_AT]
    left = stock_of_variants(visit.db, [product.sku for product in looked_at])
    variants = [variant for product in looked_at for variant in product.variants if variant.size]
    had = {variant.size for variant in variants if left.get(variant.id) != 0}
    gone = {variant.size for variant in variants} - had
    return ", ".join(in_natural_order(had)), ", ".join(in_natural_order(gone))


def tell_sizes(product: Product, visit: Visit) -> Reply:
    """All sizes of one product."""
    made, gone = sizes_made([product], visit)
    reply = Reply().say(
        "utter_product_sizes_some_gone" if gone else "utter_product_sizes",
        product_name=product.name(visit.language), sizes=made or "\u2013", sold_out=gone,
    )
    return reply.remember(focus=product.sku, just_added=None)
