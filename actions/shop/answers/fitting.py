"""Whether a thing is made for another, where one of its values names the goods that it is for."""
import re
from typing import Optional

from actions.language.tokens import phrase
from actions.shop.answers.answer import Answer
from actions.shop.catalogue.attributes import describe
from actions.shop.catalogue.catalogue import Catalogue, Product, in_language

SEVERAL = re.compile(r"[,/;&|]")


def fitting(
    product: Product, other: Product, catalogue: Catalogue, language: str
) -> Optional[Answer]:
    """None where no value of it is a list of names of goods: a no would be a guess then."""
    hosts = (catalogue.products.get(sku) for sku in catalogue.hosts.get(product.sku, ()))
    known = {phrase(name) for host in hosts if host for name in host.names.values()}
    own = {phrase(name) for name in other.names.values()}
    for name, texts in product.attributes.items():
        attribute = catalogue.attributes.get(name)
        if attribute is None or attribute.type != "text":
            continue
        made_for = {phrase(part) for text in texts.values() for part in SEVERAL.split(text)}
        if made_for and made_for <= known | own:
            label = in_language(attribute.labels, language)
            value = describe(product, name, catalogue, language) or ""
            return Answer("yes" if made_for & own else "no", label, value)
    return None
