"""Which constraints to let go, and in which order, when nothing fits all of them."""
from dataclasses import dataclass, replace
from typing import Iterator, Optional

from actions.language.words import telling_words
from actions.shop.search.query import SearchQuery

ORDER = ("reduced", "than", "price", "values", "size", "brand", "category")


@dataclass(frozen=True)
class Looser:
    query: SearchQuery
    let_go: tuple[str, ...]
    value: Optional[tuple[str, str]] = None  # when one value alone went


def loosened(query: SearchQuery) -> Iterator[Looser]:
    """One constraint less at a time, then more and more of them together.

    Never so much that only a price is left: what costs the same is not near.
    """
    return (looser for looser in _all_looser(query) if _says_what(looser.query))


def _says_what(query: SearchQuery) -> bool:
    given = query.categories or query.brands or query.values or query.sizes
    return bool(given or telling_words(query.words))


def _all_looser(query: SearchQuery) -> Iterator[Looser]:
    given = [name for name in ORDER if _without(query, name) != query]
    for name in given:
        if name == "values" and len(query.values) > 1:
            yield from _without_one_value(query)
        value = query.values[0] if name == "values" and len(query.values) == 1 else None
        yield Looser(_without(query, name), (name,), value)
    looser = query
    for count, name in enumerate(given, start=1):
        looser = _without(looser, name)
        if count > 1:
            yield Looser(looser, tuple(given[:count]))


def _without_one_value(query: SearchQuery) -> Iterator[Looser]:
    for one in query.values:
        others = tuple(value for value in query.values if value != one)
        yield Looser(replace(query, values=others), ("values",), one)


def _without(query: SearchQuery, name: str) -> SearchQuery:
    if name == "price":
        return _without_price(query)
    if name == "values":
        return replace(query, values=())
    if name == "reduced":
        return _without_reduced(query)
    if name == "than":
        return replace(query, than="")
    if name == "size":
        return replace(query, sizes=())
    return replace(query, brands=()) if name == "brand" else replace(query, categories=())


def _without_reduced(query: SearchQuery) -> SearchQuery:
    """Whoever looks for what is reduced wants to pay little: the cheapest come first."""
    if not query.is_reduced:
        return query
    sort = "cheaper" if query.sort == "relevance" else query.sort
    return replace(query, is_reduced=False, sort=sort)


def _without_price(query: SearchQuery) -> SearchQuery:
    """Those nearest to the limit come first: the cheapest, or the dearest for a lower limit."""
    if query.price_min is None and query.price_max is None:
        return query
    nearest = "cheaper" if query.price_max is not None else "dearer"
    return replace(query, price_min=None, price_max=None, sort=nearest)
