"""The best, cheapest or dearest of a kind, to be compared: "your two best blenders"."""
from dataclasses import replace
from typing import Optional

from actions.language.words import telling_words
from actions.shop.answers.asked_attributes import QUESTION_WORDS
from actions.shop.catalogue.catalogue import Product
from actions.shop.catalogue.ratings import fair_rating
from actions.shop.finding import results_of
from actions.shop.search import SearchQuery
from actions.shop.search.naming import TELLING_WORDS
from actions.shop.visit import Visit
from actions.turn import slots
from actions.turn.scene import focus_of, listed_products
from actions.turn.turn import Turn
from actions.turn.wanted import FILTER_ENTITIES, query_of, running_search

USUAL_COUNT = 2  # where the message doesn't say how many


def asks_for_ranked(turn: Turn) -> bool:
    return bool(turn.entities_of("compared"))


def ranked_products(turn: Turn, visit: Visit) -> list[Product]:
    """Those meant, best first: with one that is named or pointed at, those to compare it with.

    Of two orders ("the best and the cheapest") the first of each. None where it isn't sure which
    things are of the kind asked for.
    """
    orders = list(dict.fromkeys(turn.entities_of("sort")))
    beside = _named(turn, visit)
    count = max((int(turn.entity("compared")) or USUAL_COUNT) - len(beside), 1)
    picked = list(beside)
    for order in orders:
        others = [p for p in _in_order(order, turn, visit) if p not in picked]
        picked += others[: count if len(orders) == 1 else 1]
    return picked


def _named(turn: Turn, visit: Visit) -> list[Product]:
    """What the others are compared with."""
    products = visit.catalogue.products
    named = [products[sku] for sku in turn.entities_of("product") if sku in products]
    focus = products.get(focus_of(turn))
    # "Your two best phones, compare them" points at those.
    is_pointed_at = bool(turn.entities_of("reference")) and not int(turn.entity("compared"))
    return named or ([focus] if focus and is_pointed_at else [])


def _in_order(order: str, turn: Turn, visit: Visit) -> list[Product]:
    query = _query(turn, visit)
    if query is None:
        return [] if _says_more(turn) else _listed(order, turn, visit)
    result = results_of(replace(query, sort=order), visit)
    said = _said_kind(turn)
    if result.relaxed or (said and visit.index.said_kind(said, turn.language) is None):
        return []
    return visit.index.of_kind(query.words, result.products, turn.language)


def _query(turn: Turn, visit: Visit) -> Optional[SearchQuery]:
    """What this message asks for; without a kind, that of the one it names, or what was shown."""
    said = replace(query_of(turn, visit), words=turn.without(*FILTER_ENTITIES, "product"))
    if said.categories or said.brands or said.values:
        return said
    beside = _named(turn, visit)
    if beside:
        return replace(said, words="", categories=(beside[0].category,))
    running = next(iter(running_search(turn)), None)
    if running is None or _says_more(turn) or not _shows(running, turn, visit):
        return None
    low, high = said.price_min or running.price_min, said.price_max or running.price_max
    return replace(running, price_min=low, price_max=high)


def _says_more(turn: Turn) -> bool:
    """Whether it speaks of something that wasn't understood: the two best drills, of a grocer."""
    return bool(set(telling_words(turn.rest)) - QUESTION_WORDS - TELLING_WORDS)


def _shows(running: SearchQuery, turn: Turn, visit: Visit) -> bool:
    """Whether the list before the shopper is of this search."""
    listed = set(turn.slots.get(slots.LISTED) or ())
    return listed <= {product.sku for product in results_of(running, visit).products}


def _listed(order: str, turn: Turn, visit: Visit) -> list[Product]:
    """The list before the shopper, in this order."""
    currency = visit.shopper.currency
    listed = [p for p in listed_products(turn, visit) if currency in p.prices]
    if order == "better":
        return sorted(listed, key=lambda p: -fair_rating(p))
    return sorted(listed, key=lambda p: p.prices[currency], reverse=order == "dearer")


def _said_kind(turn: Turn) -> str:
    return " ".join(e.text for e in turn.entities if e.name == "category")
