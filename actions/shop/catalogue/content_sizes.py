"""How much more of the same thing a larger size holds."""
from dataclasses import dataclass
from decimal import Decimal
from typing import Mapping, Optional

from actions.shop.catalogue.attributes import number_of
from actions.shop.catalogue.catalogue import Attribute, Product


@dataclass(frozen=True)
class Growth:
    """A number that both products have and of which the larger has more."""

    attribute: Attribute
    small: Decimal
    large: Decimal


def growth(
    small: Product, large: Product, attributes: Mapping[str, Attribute]
) -> Optional[Growth]:
    """The first number of the smaller product that is higher in the larger, or None."""
    for attribute_id in small.attributes:
        attribute = attributes.get(attribute_id)
        if attribute is None or attribute.type != "number":
            continue
        less, more = number_of(small, attribute_id), number_of(large, attribute_id)
        if less is not None and more is not None and 0 < less < more:
            return Growth(attribute, less, more)
    return None
