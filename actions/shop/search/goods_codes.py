"""What SKUs, those of variants and the last parts of links stand for."""
import re
from urllib.parse import unquote, urlsplit

from actions.language.words import words
from actions.shop.catalogue.catalogue import Catalogue

Coded = tuple[str, str]  # SKU, and the variant's or none

PAGE = re.compile(r"\.\w{2,5}$")


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


def spellings_of(code: str) -> list[str]:
    """A code as `codes_of` has it: of a link its last part, without the ending of a page."""
    parts = [part for part in urlsplit(code.strip()).path.split("/") if part]
    last = unquote(parts[-1] if parts else code.strip()).lower()
    return [last, PAGE.sub("", last), PAGE.sub("", last).replace("_", "-")]
