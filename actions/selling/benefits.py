"""What a better product gives more than the one it is compared with, in words."""
from decimal import Decimal
from typing import Optional

from actions.shop.catalogue.attributes import format_number, format_value, number_of
from actions.shop.catalogue.catalogue import Attribute, Catalogue, Product, in_language
from actions.shop.catalogue.values import known_as

MOST_GAINS = 3


def gains(
    product: Product, anchor: Product, catalogue: Catalogue, language: str
) -> tuple[str, ...]:
    """Where `product` is better than `anchor`, largest relative improvement first."""
    found: list[tuple[Decimal, str]] = []
    for attribute_id in product.attributes:
        attribute = catalogue.attributes.get(attribute_id)
        if attribute is None:
            continue
        share = _improvement(attribute, product, anchor)
        if share is not None:
            found.append((share, _wording(attribute, product, anchor, language)))
    found.sort(key=lambda gain: (-gain[0], gain[1]))
    return tuple(text for _, text in found[:MOST_GAINS])


def _improvement(attribute: Attribute, product: Product, anchor: Product) -> Optional[Decimal]:
    """The improvement as a share of the old value, or None where there is none."""
    if attribute.type == "flag":
        # A flag nobody filled in isn't a "no": only what is known counts.
        is_gain = attribute.better == "yes" and (
            _value(product, attribute), _value(anchor, attribute)
        ) == ("yes", "no")
        return Decimal(1) if is_gain else None
    new, old = number_of(product, attribute.id), number_of(anchor, attribute.id)
    if attribute.type != "number" or new is None or old is None:
        return None
    better_by = {"higher": new - old, "lower": old - new}.get(attribute.better, Decimal(0))
    if better_by <= 0:
        return None
    return better_by / abs(old) if old else Decimal("Infinity")


def _wording(attribute: Attribute, product: Product, anchor: Product, language: str) -> str:
    wording = attribute.gains.get(language, "")
    label = in_language(attribute.labels, language)
    if attribute.type == "flag":
        return wording or label
    new, old = _value(product, attribute), _value(anchor, attribute)
    if not wording:
        before, after = (format_value(attribute, value, language) for value in (old, new))
        return f"{label}: {before} → {after}"
    # A wording spells its own unit, as in "{new} hours of battery".
    wording = wording.replace("{new}", format_number(new, language))
    return wording.replace("{old}", format_number(old, language))


def _value(product: Product, attribute: Attribute) -> str:
    return known_as(product.attributes.get(attribute.id, {}))
