"""Searching the catalogue, refining the search, seeing more of it."""
from typing import Optional

from actions.handlers.shop_action import ShopAction
from actions.saying.reply import Reply
from actions.saying.results import show_found, show_next
from actions.saying.sheets import show_product
from actions.shop.catalogue.catalogue import Product
from actions.shop.finding import Search
from actions.shop.search.naming import named_product
from actions.shop.visit import Visit
from actions.turn import slots
from actions.turn.shown import product_coded
from actions.turn.turn import Turn
from actions.turn.wanted import (
    compares_with_nothing,
    is_refining,
    refined_search,
    running_search,
    search_of,
)


class ActionSearch(ShopAction):
    """A new search from what this message says."""

    writes = False

    def name(self) -> str:
        return "action_search"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        if compares_with_nothing(turn):
            return Reply().say("utter_what_to_search")
        if is_refining(turn):
            return show_found(refined_search(turn, visit), visit, turn.unread)
        search = search_of(turn, visit)
        named = product_coded(turn, visit) or _named_alone(search, visit)
        return show_product(named, visit) if named else show_found(search, visit, turn.unread)


class ActionRefine(ShopAction):
    """The running search with what this message adds or changes."""

    writes = False

    def name(self) -> str:
        return "action_refine"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        return show_found(refined_search(turn, visit), visit, turn.unread)


class ActionShowMore(ShopAction):
    """The next page of the running search, or what there is of a kind that is named."""

    writes = False

    def name(self) -> str:
        return "action_show_more"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        running = running_search(turn)
        if turn.wish and any(each.kind or each.name for each in turn.wish.objects):
            search = refined_search(turn, visit)
            if {q.categories for q in search} != {q.categories for q in running or ()}:
                return show_found(search, visit, turn.unread)
        if not running:
            return Reply().say("utter_what_to_search")
        return show_next(running, int(turn.slots.get(slots.SHOWN) or 0), visit)


def _named_alone(search: Search, visit: Visit) -> Optional[Product]:
    """The one product whose model is named, where nothing else limits the search."""
    [query, *others] = search
    is_limited = query.categories or query.brands or query.values or query.sizes
    if others or is_limited or query.refused or query.sort != "relevance":
        return None
    return named_product(query, visit.catalogue, visit.index, by_model=True)
