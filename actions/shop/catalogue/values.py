"""Whether a product has a value."""
from actions.shop.catalogue.catalogue import Product


def has_value(product: Product, attribute: str, value: str) -> bool:
    """Whether the product, or one of its variants, has this value."""
    own = product.attributes.get(attribute, {})
    if value.lower() in (own.get("en", "").lower(), own.get("id", "").lower()):
        return True
    if attribute == "colour":
        return any(value.lower() == v.colours.get("en", "").lower() for v in product.variants)
    return attribute == "size" and any(value.lower() == v.size.lower() for v in product.variants)
