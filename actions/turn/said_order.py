"""The order that a wish asks for, as a search sorts: by price, ratings, or an attribute."""
from typing import Iterable, Mapping, Optional, Sequence

from actions.language.pack_tables import groups_of
from actions.language.tokens import phrase
from actions.shop.catalogue.attributes import number_of
from actions.shop.catalogue.catalogue import Attribute, Catalogue, Product

# As readings name orders, and as searches do.
SORTS: Mapping[str, str] = {
    "cheapest": "cheaper", "cheaper": "cheaper", "cheap": "cheaper",
    "dearest": "dearer", "dearer": "dearer",
    "best": "better", "better": "better", "most_sold": "most_sold",
}
# What is more so than something else, not the most of all.
COMPARING = frozenset((
    "cheaper", "dearer", "better", "smaller", "bigger", "lighter", "heavier", "quieter", "stronger",
    "longer", "shorter", "taller",
))
# By order, words that name the attribute.
LOWEST, HIGHEST = groups_of("orders.lowest"), groups_of("orders.highest")
LEAST_KNOWN = 2  # products must tell of it, so that there is an order


def sort_of(order: str, products: Sequence[Product], catalogue: Catalogue) -> Optional[str]:
    """None where these products tell nothing to sort them by."""
    if order in SORTS:
        return SORTS[order]
    names = LOWEST.get(order) or HIGHEST.get(order) or (phrase(order),)
    attribute = _known(_called(names, catalogue), products)
    if attribute is None:
        return None
    is_lowest = order in LOWEST or (order not in HIGHEST and attribute.better == "lower")
    return f"{'lowest' if is_lowest else 'highest'}:{attribute.id}"


def _called(names: Iterable[Sequence[str]], catalogue: Catalogue) -> Iterable[Attribute]:
    """Number attributes with such a name, those named first before others."""
    for name in names:
        for attribute in catalogue.attributes.values():
            if attribute.type == "number" and _is_called(attribute, name):
                yield attribute


def _is_called(attribute: Attribute, name: Sequence[str]) -> bool:
    spoken = [*attribute.labels.values(), *(w for ws in attribute.synonyms.values() for w in ws)]
    words = {phrase(text) for text in spoken}
    return any(
        tuple(name[first:end]) in words
        for first in range(len(name)) for end in range(first + 1, len(name) + 1)
    )


def _known(
    attributes: Iterable[Attribute], products: Sequence[Product]
) -> Optional[Attribute]:
    """The first that enough of these products have."""
    return next(
        (
            attribute for attribute in attributes
            if sum(number_of(p, attribute.id) is not None for p in products) >= LEAST_KNOWN
        ),
        None,
    )
