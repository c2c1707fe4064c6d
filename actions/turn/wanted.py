"""What a message looks for, and how the running search is kept."""
from dataclasses import asdict, replace
from decimal import Decimal
from typing import Any, Mapping, Optional, Sequence

from actions.shop.catalogue.catalogue import Product
from actions.shop.finding import WHAT_IT_IS, Search
from actions.shop.money import Money
from actions.shop.search import Refused, SearchQuery
from actions.shop.search.naming import named_product
from actions.shop.visit import Visit
from actions.turn import slots
from actions.turn.said_order import COMPARING
from actions.turn.scene import focus_of
from actions.turn.sought import less, searches_of
from actions.turn.turn import Turn

LIMITS = ("price_min", "price_max")

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


def search_of(turn: Turn, visit: Visit) -> Search:
    """What one message looks for: by its wish, or by what a button says."""
    objects = turn.wish.objects if turn.wish else ()
    return tuple(searches_of(objects, turn, visit)) or (query_of(turn, visit),)


def refined_search(turn: Turn, visit: Visit) -> Search:
    """The running search, or products like the one talked about, as this message wants them."""
    running = running_search(turn)
    said = search_of(turn, visit)
    if not running and not any(query.categories for query in said):
        running = _like_focus(turn, visit)
    if not running or any(_begins_anew(query, running) for query in said):
        return said
    merged = (_merged(old, new, turn, visit) for old in running for new in said)
    return tuple(dict.fromkeys(merged))


def is_refining(turn: Turn) -> bool:
    """Whether a wish only says more of what is looked at: "cheaper ones", "in 43", "under 50"."""
    objects = turn.wish.objects if turn.wish else ()
    return bool(objects and turn.slots.get(slots.SEARCH)) and not any(
        each.kind or each.name or each.brand or each.traits or each.purpose or each.is_refused
        for each in objects
    )


def may_refine(turn: Turn) -> bool:
    """Whether it names properties and no kind: "anything cheaper with a USB port" may be of what is
    looked at, or of anything."""
    objects = turn.wish.objects if turn.wish else ()
    return bool(objects and turn.slots.get(slots.SEARCH)) and any(
        each.traits for each in objects
    ) and not any(
        each.kind or each.name or each.brand or each.code or each.is_refused for each in objects
    )


def compares_with_nothing(turn: Turn) -> bool:
    """Whether it only wants "something bigger", with nothing looked at to be bigger than."""
    objects = turn.wish.objects if turn.wish else ()
    is_bare = all(each.order in COMPARING and set(each.as_json()) == {"order"} for each in objects)
    in_sight = turn.slots.get(slots.SEARCH) or focus_of(turn)
    return bool(objects) and is_bare and not in_sight


def describes_goods(turn: Turn) -> bool:
    """Whether a wish says what is wanted by its kind, traits or purpose, and of nothing certain."""
    objects = turn.wish.objects if turn.wish else ()
    is_of_list = bool(turn.slots.get(slots.LISTED))
    return any(
        each.kind or each.traits or (each.purpose and not is_of_list) for each in objects
    ) and not any(
        each.name or each.pointing or each.ordinal or each.code for each in objects
    )


def running_search(turn: Turn) -> Search:
    return load_search(turn.slots.get(slots.SEARCH))


def product_named(turn: Turn, visit: Visit) -> Optional[Product]:
    """The product whose name the words fit, where no entity tells."""
    return named_product(query_of(turn, visit), visit.catalogue, visit.index)


def names_a_kind(turn: Turn) -> bool:
    return bool(turn.entities_of("category") or turn.entities_of("brand"))


def dump_search(search: Search) -> list[Mapping[str, object]]:
    """Queries as a slot keeps them: JSON without money objects."""
    return [_dumped(query) for query in search]


def load_search(value: Optional[Sequence[Mapping[str, Any]]]) -> Search:
    return tuple(_loaded(query) for query in value or ())


def _dumped(query: SearchQuery) -> Mapping[str, object]:
    dumped: dict[str, object] = asdict(query)
    for name in LIMITS:
        limit = getattr(query, name)
        dumped[name] = limit and [str(limit.amount), limit.currency]
    return dumped


def _loaded(value: Mapping[str, Any]) -> SearchQuery:
    loaded = _tuples(value)
    for name in LIMITS:
        loaded[name] = Money(Decimal(value[name][0]), value[name][1]) if value[name] else None
    return SearchQuery(**{**loaded, "refused": Refused(**_tuples(value["refused"]))})


def _tuples(value: Mapping[str, Any]) -> dict[str, Any]:
    """JSON has lists in the place of tuples."""
    return {
        name: tuple(tuple(one) if isinstance(one, list) else one for one in each)
        if isinstance(each, (list, tuple)) else each
        for name, each in value.items()
    }


def _begins_anew(query: SearchQuery, running: Search) -> bool:
    """Whether it names a kind of thing that isn't looked at."""
    kinds = {words for each in running for name, words in each.said if name in WHAT_IT_IS}
    named = {words for name, words in query.said if name in WHAT_IT_IS}
    categories = {category for each in running for category in each.categories}
    return not named <= kinds or not set(query.categories) <= categories


def _like_focus(turn: Turn, visit: Visit) -> Search:
    """Without a running search, products of the kind being talked about are refined."""
    focus = visit.catalogue.products.get(focus_of(turn))
    if focus is None:
        return ()
    return (SearchQuery(categories=(focus.category,), currency=visit.shopper.currency),)


def _merged(running: SearchQuery, said: SearchQuery, turn: Turn, visit: Visit) -> SearchQuery:
    """What was said replaces its own kind of filter and leaves the others; refusals add up."""
    attributes = {attribute for attribute, _ in said.values}
    dropped = said.refused.values
    kept = tuple(v for v in running.values if v[0] not in attributes and v not in dropped)
    low, high = said.price_min or running.price_min, said.price_max or running.price_max
    if low and high and low.currency == high.currency and low.amount > high.amount:
        low, high = said.price_min, said.price_max  # the new limit takes the place of the old one
    told = tuple(each for each in running.said if each[0] in (*WHAT_IT_IS, "purpose", "trait"))
    merged = replace(
        running,
        words=f"{running.words} {said.words}".strip() if turn.wish else running.words,
        brands=said.brands or tuple(b for b in running.brands if b not in said.refused.brands),
        values=kept + said.values,
        sizes=said.sizes or running.sizes,
        price_min=low,
        price_max=high or _cheaper_than_shown(said, turn, visit),
        sort=said.sort if said.sort != "relevance" else running.sort,
        is_reduced=said.is_reduced or running.is_reduced,
        than=said.than,
        currency=said.currency,
        said=tuple(dict.fromkeys((*told, *said.said))),
    )
    return less(merged, said.refused)


def _cheaper_than_shown(said: SearchQuery, turn: Turn, visit: Visit) -> Optional[Money]:
    """"Cheaper" about one product means below its price; about a list it only sorts."""
    focus = visit.catalogue.products.get(focus_of(turn))
    return focus.price(said.currency) if focus and said.sort == "cheaper" else None


def _limit(value: Optional[Mapping[str, object]], currency: str) -> Optional[Money]:
    if value is None:
        return None
    return Money(Decimal(str(value["amount"])), str(value.get("currency") or currency))


def names_other_kind(turn: Turn, products: Sequence[Product], visit: Visit) -> bool:
    """ "Any free samples?", where none of what could be meant is one."""
    said = visit.index.said_kind(turn.text, visit.language)
    return said is not None and not any(product.sku in said.skus for product in products)
