"""Searching the catalogue, refining the search, seeing more of it."""
from dataclasses import asdict, replace
from decimal import Decimal
from typing import Any, Mapping, Optional

from actions.handlers import payloads, slots
from actions.handlers.base import Reply, ShopAction
from actions.handlers.turn import Turn
from actions.shop.catalogue import Product
from actions.shop.front import Visit
from actions.shop.money import Money, format_money
from actions.shop.search import SearchQuery, SearchResult
from actions.shop.stock import stock_of

PAGE = 4
MOST_SORTED = 200  # sold-out ones further down stay where they are
# Not the language: its place is the whole message.
FILTER_ENTITIES = ("price_min", "price_max", "quantity", "sort", "wanted_language")


class ActionSearch(ShopAction):
    """A new search from what this message says."""

    def name(self) -> str:
        return "action_search"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        return show_results(query_of(turn, visit), visit)


class ActionRefine(ShopAction):
    """The running search with what this message adds or changes."""

    def name(self) -> str:
        return "action_refine"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        running = load_query(turn.slots.get(slots.SEARCH))
        said = query_of(turn, visit)
        if running is None and not said.categories:
            running = _like_focus(turn, visit)
        if running is None or (said.categories and said.categories != running.categories):
            return show_results(said, visit)
        return show_results(_merged(running, said, turn, visit), visit)


class ActionShowMore(ShopAction):
    """The next page of the running search."""

    def name(self) -> str:
        return "action_show_more"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        query = load_query(turn.slots.get(slots.SEARCH))
        if query is None:
            return Reply().say("utter_what_to_search")
        found = _sold_out_last(visit.index.search(query).products, visit)
        shown = int(turn.slots.get(slots.SHOWN) or 0)
        page = found[shown : shown + PAGE]
        if not page:
            return Reply().say("utter_no_more")
        reply = Reply().say(
            "utter_more_products", payloads.cards(page, visit),
            products=payloads.numbered(page, visit),
        )
        return reply.remember(listed=[p.sku for p in page], shown=shown + len(page), focus=None)


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


def show_results(query: SearchQuery, visit: Visit) -> Reply:
    """The first page of a search, or honest words about an empty one."""
    result = visit.index.search(query)
    if not result.products:
        return Reply().say("utter_nothing_found", _category_choices(visit)).remember(
            search=None, listed=[], shown=0, focus=None
        )
    result = replace(result, products=_sold_out_last(result.products, visit))
    page = result.products[:PAGE]
    reply = Reply().say(
        _headline(result), payloads.cards(page, visit), **_facts(query, result, page, visit)
    )
    return reply.remember(
        search=dump_query(query), listed=[p.sku for p in page], shown=len(page),
        # "The cheapest" points at one; of a plain list, nothing is talked about yet.
        focus=page[0].sku if len(result.products) == 1 or query.sort != "relevance" else None,
    )


def _sold_out_last(products: tuple[Product, ...], visit: Visit) -> tuple[Product, ...]:
    left = stock_of(visit.db, [p.sku for p in products[:MOST_SORTED]])
    return tuple(sorted(products, key=lambda p: left.get(p.sku) == 0))


def dump_query(query: SearchQuery) -> dict[str, Any]:
    """A query as a slot keeps it: JSON without money objects."""
    dumped = asdict(query)
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
    return replace(
        running,
        brands=said.brands or running.brands,
        values=kept + said.values,
        price_min=said.price_min or running.price_min,
        price_max=said.price_max or running.price_max or _cheaper_than_shown(said, turn, visit),
        sort=said.sort if said.sort != "relevance" else running.sort,
        currency=said.currency,
    )


def _cheaper_than_shown(said: SearchQuery, turn: Turn, visit: Visit) -> Optional[Money]:
    """"Cheaper" about one product means below its price; about a list it only sorts."""
    focus = visit.catalogue.products.get(turn.slots.get(slots.FOCUS) or "")
    return focus.price(said.currency) if focus and said.sort == "cheaper" else None


def _limit(value: Optional[Mapping[str, Any]], currency: str) -> Optional[Money]:
    if value is None:
        return None
    return Money(Decimal(str(value["amount"])), value.get("currency") or currency)


def _headline(result: SearchResult) -> str:
    if result.relaxed:
        return f"utter_nearest_{result.relaxed}"
    return "utter_product_found" if len(result.products) == 1 else "utter_products_found"


def _facts(
    query: SearchQuery, result: SearchResult, page: tuple[Product, ...], visit: Visit
) -> dict[str, Any]:
    limit = query.price_max or query.price_min
    return {
        "products": payloads.numbered(page, visit),
        "found": len(result.products),
        "limit": format_money(limit, visit.language) if limit else "",
        "nearest_price": payloads.price_text(page[0], visit),
    }


def _category_choices(visit: Visit) -> payloads.Payload:
    """Somewhere to go on from an empty result: the largest categories."""
    counts: dict[str, int] = {}
    for product in visit.catalogue.products.values():
        counts[product.category] = counts.get(product.category, 0) + 1
    largest = sorted(counts, key=lambda c: (-counts[c], c))[:6]
    return payloads.choices(
        payloads.titled(
            visit.catalogue.categories[c].names.get(visit.language, c), "search_product", category=c
        )
        for c in largest
    )
