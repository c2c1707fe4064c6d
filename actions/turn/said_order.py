"""The order that a wish asks for, as a search sorts: by price, ratings, or an attribute."""
from itertools import chain
from typing import Iterable, Mapping, Optional, Sequence

from actions.language.pack_tables import groups_of, phrases_of
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
# What words alone ask for: "is the cheapest one heavy".
SUPERLATIVES = {
    order: frozenset(phrases_of(f"superlatives.{sort}"))
    for order, sort in (("cheapest", "cheaper"), ("dearest", "dearer"), ("best", "better"))
}
LEAST_KNOWN = 2  # products must tell of it, so that there is an order


def sort_of(order: str, products: Sequence[Product], catalogue: Catalogue) -> Optional[str]:
    """None where these products tell nothing to sort them by."""
    if order in SORTS:
        return SORTS[order]
    names = LOWEST.get(order) or HIGHEST.get(order) or (phrase(order),)
    attribute = _known(_called(names, catalogue), products)
    if attribute is None:
        return None
    said = order.split()
    is_highest = any(word in HIGHEST for word in said)
    is_lowest = any(word in LOWEST for word in said)
    is_lowest = is_lowest or (not is_highest and attribute.better == "lower")
    return f"{'lowest' if is_lowest else 'highest'}:{attribute.id}"


def order_in(text: str) -> str:
    """The most of all that these words ask for, as readings name it."""
    said = phrase(text)
    runs = {said[a:b] for a in range(len(said)) for b in range(a + 1, len(said) + 1)}
    orders = (order for order, phrases in SUPERLATIVES.items() if not runs.isdisjoint(phrases))
    known = (w for w in said if (w in LOWEST or w in HIGHEST) and w not in COMPARING)
    return next(chain(orders, known), "")


def names_property(text: str, products: Sequence[Product], catalogue: Catalogue) -> bool:
    """Whether these words call a number that is known of the goods: "warranty"."""
    return bool(text) and _known(_called((phrase(text),), catalogue), products) is not None


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
    """The first that enough of these products have, and not all alike, if there is one."""
    known = [
        (attribute, [n for p in products if (n := number_of(p, attribute.id)) is not None])
        for attribute in attributes
    ]
    enough = [(attribute, numbers) for attribute, numbers in known if len(numbers) >= LEAST_KNOWN]
    telling = [attribute for attribute, numbers in enough if len(set(numbers)) > 1]
    return next(iter((*telling, *(attribute for attribute, _ in enough))), None)
