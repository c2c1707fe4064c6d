"""The search that a message asks for, and how the running one is kept."""
from dataclasses import asdict, replace
from decimal import Decimal
from typing import Any, Mapping, Optional

from actions.shop.catalogue.catalogue import Product
from actions.shop.money import Money
from actions.shop.search import SearchQuery
from actions.shop.search.naming import named_product
from actions.shop.visit import Visit
from actions.turn import slots
from actions.turn.turn import Turn

# Not the language: its place is the whole message.
FILTER_ENTITIES = ("price_min", "price_max", "quantity", "compared", "sort", "wanted_language")


def query_of(turn: Turn, visit: Visit) -> SearchQuery:
    """The search that one message asks for."""
    currency = visit.shopper.currency
    products = [visit.catalogue.products.get(sku) for sku in turn.entities_of("product")]
    named = " ".join(p.name(visit.language) for p in products if p is not None)
    return SearchQuery(
        words=f"{turn.without(*FILTER_ENTITIES)} {named}".strip(),
        categories=tuple(dict.fromkeys(turn.entities_of("category"))),
        brands=tuple(dict.fromkeys(turn.entities_of("brand"))),
        values=tuple(
            (v["attribute"], str(v["value"])) for v in turn.entities_of("attribute_value")
        ),
        price_min=_limit(turn.entity("price_min"), currency),
        price_max=_limit(turn.entity("price_max"), currency),
        sort=turn.entity("sort") or "relevance",
        currency=currency,
    )


def refined_query(turn: Turn, visit: Visit) -> SearchQuery:
    """The running search, or products like the one talked about, as this message wants them."""
    running = running_query(turn)
    said = query_of(turn, visit)
    if running is None and not said.categories:
        running = _like_focus(turn, visit)
    if running is None or (said.categories and said.categories != running.categories):
        return said
    return _merged(running, said, turn, visit)


def running_query(turn: Turn) -> Optional[SearchQuery]:
    return load_query(turn.slots.get(slots.SEARCH))


def product_named(turn: Turn, visit: Visit) -> Optional[Product]:
    """The product whose name the words fit, where no entity tells."""
    return named_product(query_of(turn, visit), visit.catalogue, visit.index)


def names_a_kind(turn: Turn) -> bool:
    return bool(turn.entities_of("category") or turn.entities_of("brand"))


def dump_query(query: SearchQuery) -> Mapping[str, object]:
    """A query as a slot keeps it: JSON without money objects."""
    dumped: dict[str, object] = asdict(query)
    for name in ("price_min", "price_max"):
        limit = getattr(query, name)
        dumped[name] = limit and [str(limit.amount), limit.currency]
    return dumped


def load_query(value: Optional[Mapping[str, Any]]) -> Optional[SearchQuery]:
    if not value:
        return None
    loaded = dict(value)
    for name in ("price_min", "price_max"):
        loaded[name] = Money(Decimal(loaded[name][0]), loaded[name][1]) if loaded[name] else None
    for name in ("categories", "brands"):
        loaded[name] = tuple(loaded[name])
    loaded["values"] = tuple((attribute, value) for attribute, value in loaded["values"])
    return SearchQuery(**loaded)


def _like_focus(turn: Turn, visit: Visit) -> Optional[SearchQuery]:
    """Without a running search, products of the kind being talked about are refined."""
    focus = visit.catalogue.products.get(turn.slots.get(slots.FOCUS) or "")
    if focus is None:
        return None
    return SearchQuery(categories=(focus.category,), currency=visit.shopper.currency)


def _merged(running: SearchQuery, said: SearchQuery, turn: Turn, visit: Visit) -> SearchQuery:
    """What was said replaces its own kind of filter and leaves the others."""
    attributes = {attribute for attribute, _ in said.values}
    kept = tuple(v for v in running.values if v[0] not in attributes)
    low, high = said.price_min or running.price_min, said.price_max or running.price_max
    if low and high and low.currency == high.currency and low.amount > high.amount:
        low, high = said.price_min, said.price_max  # the new limit takes the place of the old one
    return replace(
        running,
        brands=said.brands or running.brands,
        values=kept + said.values,
        price_min=low,
        price_max=high or _cheaper_than_shown(said, turn, visit),
        sort=said.sort if said.sort != "relevance" else running.sort,
        currency=said.currency,
    )


def _cheaper_than_shown(said: SearchQuery, turn: Turn, visit: Visit) -> Optional[Money]:
    """"Cheaper" about one product means below its price; about a list it only sorts."""
    focus = visit.catalogue.products.get(turn.slots.get(slots.FOCUS) or "")
    return focus.price(said.currency) if focus and said.sort == "cheaper" else None


def _limit(value: Optional[Mapping[str, object]], currency: str) -> Optional[Money]:
    if value is None:
        return None
    return Money(Decimal(str(value["amount"])), str(value.get("currency") or currency))
