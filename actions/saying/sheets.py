"""The reply that shows one product with all that is known of it."""
from actions.saying.plain_texts import price_text
from actions.saying.product_cards import product_sheet
from actions.saying.reply import Reply
from actions.shop.catalogue.catalogue import Product
from actions.shop.visit import Visit


def show_product(product: Product, visit: Visit) -> Reply:
    reply = Reply().say(
        "utter_product", product_sheet(product, visit),
        product_name=product.name(visit.language),
        price=price_text(product, visit),
        description=product.descriptions.get(visit.language, ""),
    )
    return reply.remember(focus=product.sku, just_added=None)
