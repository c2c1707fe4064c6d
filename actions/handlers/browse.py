"""Searching the catalogue, refining the search, seeing more of it."""
from dataclasses import asdict, replace
from decimal import Decimal
from typing import Any, Mapping, Optional

from actions.handlers.shop_action import ShopAction
from actions.saying import emptied, payloads
from actions.saying.reply import Reply
from actions.saying.sheets import show_product
from actions.saying.unknown import category_choices, unknown_words
from actions.shop.buying.stock import stock_of
from actions.shop.catalogue.catalogue import Product
from actions.shop.money import Money
from actions.shop.search import SearchQuery, SearchResult
from actions.shop.search.naming import named_product
from actions.shop.search.said_kind import of_said_kind, without_other_kinds
from actions.shop.visit import Visit
from actions.turn import slots
from actions.turn.turn import Turn

PAGE = 4
MOST_SORTED = 200  # sold-out ones further down stay where they are
# Not the language: its place is the whole message.
FILTER_ENTITIES = ("price_min", "price_max", "quantity", "compared", "sort", "wanted_language")


class ActionSearch(ShopAction):
    """A new search from what this message says."""

    writes = False

    def name(self) -> str:
        return "action_search"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        query = query_of(turn, visit)
        is_named = not query.categories and not query.brands and not query.values
        named = is_named and named_product(query, visit.catalogue, visit.index, by_model=True)
        return show_product(named, visit) if named else show_results(query, visit)


class ActionRefine(ShopAction):
    """The running search with what this message adds or changes."""

    writes = False

    def name(self) -> str:
        return "action_refine"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        return show_refined(turn, visit)


class ActionShowMore(ShopAction):
    """The next page of the running search."""

    writes = False

    def name(self) -> str:
        return "action_show_more"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        query = load_query(turn.slots.get(slots.SEARCH))
        if query is None:
            return Reply().say("utter_what_to_search")
        found = results_of(query, visit).products
        shown = int(turn.slots.get(slots.SHOWN) or 0)
        page = found[shown : shown + PAGE]
        if not page:
            return Reply().say("utter_no_more")
        reply = Reply().say(
            "utter_more_products", payloads.cards(page, visit),
            products=payloads.numbered(page, visit),
        )
        return reply.remember(listed=[p.sku for p in page], shown=shown + len(page), focus=None)


def show_refined(turn: Turn, visit: Visit) -> Reply:
    """The running search, or products like the one talked about, as this message wants them."""
    running = load_query(turn.slots.get(slots.SEARCH))
    said = query_of(turn, visit)
    if running is None and not said.categories:
        running = _like_focus(turn, visit)
    if running is None or (said.categories and said.categories != running.categories):
        return show_results(said, visit)
    return show_results(_merged(running, said, turn, visit), visit)


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
    """The first page of a search; of an emptied one what emptied it, and the nearest."""
    result = results_of(query, visit)
    if not result.products:
        return _nothing(query, visit)
    page = result.products[:PAGE]
    response, facts = _headline(query, result, visit)
    reply = Reply().say(
        response, payloads.cards(page, visit), products=payloads.numbered(page, visit),
        found=len(result.products), **facts,
    )
    others = emptied.other_choices(query, result, visit) if result.relaxed else None
    if others is not None:
        reply.say("utter_choose_instead", others)
    return reply.remember(
        search=dump_query(query), listed=[p.sku for p in page], shown=len(page),
        # "The cheapest" points at one; of a plain list, nothing is talked about yet.
        focus=page[0].sku if len(result.products) == 1 or query.sort != "relevance" else None,
    )


def results_of(query: SearchQuery, visit: Visit) -> SearchResult:
    """What a search finds, in the order in which it is shown.

    What is of the kind asked for comes before the cheaper things of its category.
    """
    result = emptied.honest(query, visit.index.search(query), visit)
    products = _sold_out_last(result.products, visit)
    if query.categories and result.relaxed is None:
        products = without_other_kinds(query.words, products, visit.catalogue)
    if query.categories and query.sort != "relevance":
        meant = of_said_kind(query.words, products, visit.catalogue)
        products = (*meant, *(p for p in products if p not in meant))
    return replace(result, products=products)


def _nothing(query: SearchQuery, visit: Visit) -> Reply:
    unknown = unknown_words(query, visit)
    reply = Reply().say(
        "utter_unknown_words" if unknown else "utter_nothing_found",
        category_choices(query, visit), unknown=", ".join(unknown),
    )
    return reply.remember(search=None, listed=[], shown=0, focus=None)


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


def _limit(value: Optional[Mapping[str, Any]], currency: str) -> Optional[Money]:
    if value is None:
        return None
    return Money(Decimal(str(value["amount"])), value.get("currency") or currency)


def _headline(
    query: SearchQuery, result: SearchResult, visit: Visit
) -> tuple[str, Mapping[str, Any]]:
    if result.relaxed:
        return emptied.headline(query, result, visit)
    return "utter_product_found" if len(result.products) == 1 else "utter_products_found", {}
