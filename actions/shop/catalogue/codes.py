"""The product that a code stands for: a SKU, that of a variant, or the last part of a link."""
import re
from typing import NamedTuple, Optional
from urllib.parse import unquote, urlsplit

from actions.language.words import plain_words
from actions.shop.catalogue.catalogue import Catalogue, Product

ENDING = re.compile(r"\.\w{2,5}$")  # of a page


class Coded(NamedTuple):
    product: Product
    variant: str = ""  # its id, where the code names one


def coded(code: str, catalogue: Catalogue) -> Optional[Coded]:
    """In whatever letters; of a link also by the words of a name, as shops write them there."""
    last = _last_part(code)
    said = {last.lower(), ENDING.sub("", last).lower()}
    for product in catalogue.products.values():
        if product.sku.lower() in said:
            return Coded(product)
        for variant in product.variants:
            if variant.id.lower() in said:
                return Coded(product, variant.id)
    slug = plain_words(ENDING.sub("", last).replace("_", "-").replace("-", " "))
    named = [p for p in catalogue.products.values() if _is_named(p, slug)]
    return Coded(named[0]) if slug and len(named) == 1 else None


def _last_part(code: str) -> str:
    parts = [part for part in urlsplit(code.strip()).path.split("/") if part]
    return unquote(parts[-1]) if parts else code.strip()


def _is_named(product: Product, words: list[str]) -> bool:
    return any(
        plain_words(name.replace("-", " ")) == words for name in product.names.values()
    )
