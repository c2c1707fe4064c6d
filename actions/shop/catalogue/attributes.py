"""Attribute values in words: numbers and units by locale, flags as marks."""
from decimal import Decimal, InvalidOperation
from typing import Optional

from babel.numbers import format_decimal
from babel.units import format_unit

from actions.language.packs import pack_of
from actions.language.units import cldr_name
from actions.shop.catalogue.catalogue import Attribute, Catalogue, Product, in_language
from actions.shop.catalogue.values import known_as

FLAG_MARKS = {"yes": "✓", "no": "✗"}


def number_of(product: Product, attribute_id: str) -> Optional[Decimal]:
    """The attribute as a number, or None where the product has no such number."""
    try:
        return Decimal(known_as(product.attributes.get(attribute_id, {})))
    except InvalidOperation:
        return None


def format_value(attribute: Attribute, value: str, language: str) -> str:
    """A value as this language writes it, with its unit."""
    if attribute.type == "flag":
        return FLAG_MARKS.get(value, value)
    if attribute.type != "number":
        return value
    return format_amount(Decimal(value), attribute.unit, language)


def format_amount(
    number: Decimal, unit: str, language: str, decimals: Optional[int] = None
) -> str:
    """A number with its unit; with as many decimals as given, or as many as it has."""
    locale = pack_of(language).locale
    pattern = None if decimals is None else f"#,##0.{'0' * decimals}".rstrip(".")
    if cldr := cldr_name(unit):
        return format_unit(number, cldr, format=pattern, locale=locale)
    return f"{format_decimal(number, format=pattern, locale=locale)} {unit}".strip()


def format_number(value: str, language: str) -> str:
    """A number as this language writes it."""
    return format_decimal(Decimal(value), locale=pack_of(language).locale)


def describe(
    product: Product, attribute_id: str, catalogue: Catalogue, language: str
) -> Optional[str]:
    """The product's value of this attribute in words, or None when it is not known."""
    attribute = catalogue.attributes.get(attribute_id)
    value = in_language(product.attributes.get(attribute_id, {}), language)
    if attribute is None or not value:
        return None
    return format_value(attribute, value, language)


def facts(product: Product, catalogue: Catalogue, language: str) -> list[dict[str, str]]:
    """All that is known of a product, as label and value pairs in catalogue order."""
    found = []
    for attribute_id in product.attributes:
        text = describe(product, attribute_id, catalogue, language)
        if text:
            label = in_language(catalogue.attributes[attribute_id].labels, language)
            found.append({"label": label, "value": text})
    return found
