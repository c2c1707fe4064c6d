"""Values of products: what they are known by, and whether a product has one."""
from actions.language.packs import default_language
from actions.shop.catalogue.catalogue import Product, Texts


def value_language() -> str:
    """The language of the text that a value is known by, whatever others it has."""
    return default_language()


def known_as(texts: Texts) -> str:
    """The text that a value, or a category, is known by; empty where it has none."""
    return texts.get(value_language(), "")


def has_value(product: Product, attribute: str, value: str) -> bool:
    """Whether the product, or one of its variants, has this value."""
    own = product.attributes.get(attribute, {})
    if value.lower() in [text.lower() for text in own.values()]:
        return True
    of_variants = (known_as(v.options.get(attribute, {})) for v in product.variants)
    if value.lower() in map(str.lower, of_variants):
        return True
    if attribute == "colour":
        return any(value.lower() == known_as(v.colours).lower() for v in product.variants)
    return attribute == "size" and any(value.lower() == v.size.lower() for v in product.variants)
