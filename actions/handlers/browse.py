"""Searching the catalogue, refining the search, seeing more of it."""
from actions.handlers.shop_action import ShopAction
from actions.saying.reply import Reply
from actions.saying.results import show_next, show_results
from actions.saying.sheets import show_product
from actions.shop.search.naming import named_product
from actions.shop.visit import Visit
from actions.turn import slots
from actions.turn.turn import Turn
from actions.turn.wanted import query_of, refined_query, running_query


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
        return show_results(refined_query(turn, visit), visit)


class ActionShowMore(ShopAction):
    """The next page of the running search."""

    writes = False

    def name(self) -> str:
        return "action_show_more"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        query = running_query(turn)
        if query is None:
            return Reply().say("utter_what_to_search")
        return show_next(query, int(turn.slots.get(slots.SHOWN) or 0), visit)
