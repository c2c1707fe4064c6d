"""The checks of what hangs on products: attribute values and variants."""
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import Mapping, Optional

from actions.shop.catalogue.catalogue import Attribute, Texts, Variant
from actions.shop.catalogue.values import value_language
from actions.shop.loading.cells import Cells
from actions.shop.loading.columns import PRODUCT_ATTRIBUTES, VARIANTS, Terms
from actions.shop.loading.sheet import Folder, Unique

Stock = dict[str, Optional[int]]


@dataclass(frozen=True)
class Parts:
    """Attribute values and variants by SKU, and how many there are of each variant."""

    values: Mapping[str, Mapping[str, Texts]]
    variants: Mapping[str, tuple[Variant, ...]]
    stock: Mapping[str, Optional[int]]


def check_parts(folder: Folder, terms: Terms, attributes: Mapping[str, Attribute]) -> Parts:
    variants, stock = _variants(folder, terms)
    return Parts(_values(folder, terms, attributes), variants, stock)


def _values(
    folder: Folder, terms: Terms, attributes: Mapping[str, Attribute]
) -> dict[str, dict[str, Texts]]:
    values: dict[str, dict[str, Texts]] = defaultdict(dict)
    pairs = Unique("attribute", "say it once for each product")
    for cells in folder.rows(PRODUCT_ATTRIBUTES):
        sku = folder.known(cells, "sku", "products.csv")
        attribute = folder.known(cells, "attribute", "attributes.csv")
        pairs.take(cells, sku, attribute)
        kind = attributes[attribute].type if attribute in attributes else ""
        values[sku][attribute] = _value(cells, kind, terms)
    return values


def _value(cells: Cells, kind: str, terms: Terms) -> Texts:
    if kind == "flag":
        return {value_language(): cells.choice("value", ("yes", "no"))}
    cells.need("value", "the value or remove the row")
    if kind == "number":
        number = cells.number("value")
        return {value_language(): "" if number is None else plain(number)}
    return _texts_beside(cells, "value", terms)


def plain(number: Decimal) -> str:
    """Digits without needless zeros, so that 4, 4.0 and 04 are one value."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else str(int(number))


def _texts_beside(cells: Cells, column: str, terms: Terms) -> dict[str, str]:
    """`colour` is the first language's text; colour_id and so on stand beside it."""
    first = cells.text(column, 200)
    others = cells.texts(column, terms.languages, is_needed=False)
    return {value_language(): first, **others} if first else others


def _variants(folder: Folder, terms: Terms) -> tuple[dict[str, tuple[Variant, ...]], Stock]:
    found: dict[str, list[Variant]] = defaultdict(list)
    stock: Stock = {}
    ids = Unique("variant", "give every variant its own")
    looks = Unique("sku", "variants of a product must differ in size, colour or options")
    skus = folder.ids("products.csv")
    for cells in folder.rows(VARIANTS):
        variant = cells.identifier("variant", 80)
        ids.take(cells, variant)
        if skus and variant in skus:
            cells.refuse("variant", f"'{variant}' is a sku already; give the variant another id")
        sku = folder.known(cells, "sku", "products.csv")
        found[sku].append(_variant(variant, sku, cells, terms))
        label = found[sku][-1].label(value_language())
        if label:
            looks.take(cells, sku, label)
        else:
            cells.refuse("size", "is empty, so are colour and options; write at least one of them")
        cells.need("stock", "how many there are, 0 for none")
        stock[variant] = cells.whole("stock", 0, "12") or 0
    return {sku: tuple(variants) for sku, variants in found.items()}, stock


def _variant(variant: str, sku: str, cells: Cells, terms: Terms) -> Variant:
    prices = {}
    for currency in terms.currencies:
        amount = cells.money(f"price_{currency}", is_needed=False)
        if amount == 0:
            cells.refuse(f"price_{currency}", "is zero; write a price above zero or empty the cell")
        elif amount is not None:
            prices[currency] = amount
    return Variant(
        variant, sku, cells.text("size", 20), _texts_beside(cells, "colour", terms), prices,
        _options(cells, terms),
    )


def _options(cells: Cells, terms: Terms) -> Mapping[str, Texts]:
    """ "Storage: 64 GB | Lid: steel"; beside it `options_id` with the same names."""
    found: dict[str, dict[str, str]] = {}
    for language, said in _texts_beside(cells, "options", terms).items():
        column = "options" if language == value_language() else f"options_{language}"
        for each in filter(None, map(str.strip, said.split("|"))):
            name, colon, value = (part.strip() for part in each.partition(":"))
            if not (name and colon and value):
                reason = f"'{each}' is not an option; write its name and value as in Lid: steel"
                cells.refuse(column, reason)
            found.setdefault(name, {})[language] = value
    return found
