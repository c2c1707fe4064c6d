"""What SKUs, those of variants and the last parts of links stand for."""
from actions.language.words import words
from actions.shop.catalogue.catalogue import Catalogue

Coded = tuple[str, str]  # SKU, and the variant's or none


def codes_of(catalogue: Catalogue) -> dict[str, Coded]:
    """By code in lower case."""
    codes: dict[str, Coded] = {}
    for product in catalogue.products.values():
        for name in product.names.values():
            codes.setdefault("-".join(words(name)), (product.sku, ""))
    for product in catalogue.products.values():
        codes.update((v.id.lower(), (product.sku, v.id)) for v in product.variants)
        codes[product.sku.lower()] = (product.sku, "")
    return codes
