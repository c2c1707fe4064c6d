"""Searching the catalogue, refining the search, seeing more of it."""
from typing import Callable, Optional

from actions.composition import the_rules, the_shop_front
from actions.handlers.products import ActionAnswerProduct
from actions.handlers.shop_action import ShopAction
from actions.handlers.suggestions import ActionSuggest
from actions.language.words import plain_words
from actions.saying.first_picks import open_talk, tell_kinds
from actions.saying.reply import Reply
from actions.saying.results import show_found, show_next
from actions.saying.sheets import show_product
from actions.saying.telling_about import tell_questioned
from actions.saying.telling_among import tell_which
from actions.saying.telling_of import (
    asks_what_is_told,
    tell_asked_of_one,
    tell_of,
    tell_set,
    tell_wanted_beside,
)
from actions.selling.rules import Rules
from actions.shop.catalogue.catalogue import Product
from actions.shop.finding import Search, found_by, is_met
from actions.shop.search.naming import named_product
from actions.shop.visit import ShopFront, Visit
from actions.turn import slots
from actions.turn.further import suggested_before
from actions.turn.meant import is_worded
from actions.turn.scene import focus_of
from actions.turn.shown import product_coded
from actions.turn.turn import Turn
from actions.turn.wanted import (
    compares_with_nothing,
    is_refining,
    may_refine,
    names_a_kind,
    refined_search,
    running_search,
    search_of,
)

KINDS, OPEN = "search_product/kinds", "search_product/open"


class ActionSearch(ShopAction):
    """A new search from what this message says."""

    writes = False

    def name(self) -> str:
        return "action_search"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        if compares_with_nothing(turn):
            return Reply().say("utter_what_to_search")
        if turn.topic == KINDS and not names_a_kind(turn):
            return tell_kinds(visit)
        told = tell_set(turn, visit) or tell_which(turn, visit) or tell_wanted_beside(turn, visit)
        told = told or tell_asked_of_one(turn, visit) or tell_questioned(turn, visit)
        if told is not None:
            return told
        if _asks_of_sight(turn):
            return ActionAnswerProduct(self._front).respond(turn, visit)
        is_opening = turn.topic == OPEN and not turn.slots.get(slots.SEARCH)
        if is_opening and not _only_names(turn):
            return open_talk(search_of(turn, visit), turn.text, visit)
        if is_refining(turn):
            return show_found(refined_search(turn, visit), visit, turn.unread)
        search = search_of(turn, visit)
        if may_refine(turn):
            refined = refined_search(turn, visit)
            search = refined if is_met(found_by(refined, visit)) else search
        named = product_coded(turn, visit) or _named_alone(search, visit)
        if named is not None and asks_what_is_told(named, turn, visit):
            return tell_of(named, turn, visit)
        return show_product(named, visit) if named else show_found(search, visit, turn.unread)


def _only_names(turn: Turn) -> bool:
    """ "Gift wrapping" names goods and tells of no plan."""
    objects = turn.wish.objects if turn.wish else ()
    said = plain_words(turn.text)
    return any(plain_words(each.name or each.kind) == said for each in objects)


def _asks_of_sight(turn: Turn) -> bool:
    """ "Battery?" beside what is looked at asks for no batteries."""
    wish = turn.wish
    if wish is None or wish.act != "ask" or any(map(is_worded, wish.objects)):
        return False
    return bool(focus_of(turn) or turn.slots.get(slots.LISTED))


class ActionRefine(ShopAction):
    """The running search with what this message adds or changes."""

    writes = False

    def name(self) -> str:
        return "action_refine"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        if compares_with_nothing(turn):
            return Reply().say("utter_what_to_search")
        told = tell_which(turn, visit) or tell_wanted_beside(turn, visit)
        return told or show_found(refined_search(turn, visit), visit, turn.unread)


class ActionShowMore(ShopAction):
    """The next page of the running search, or what there is of a kind that is named; beside
    suggestions, further ones."""

    writes = False

    def __init__(
        self,
        front: Callable[[], ShopFront] = the_shop_front,
        rules: Callable[[], Rules] = the_rules,
    ) -> None:
        super().__init__(front)
        self._rules = rules

    def name(self) -> str:
        return "action_show_more"

    def serve(self, turn: Turn) -> Reply:
        with self._front().visit(turn.shopper, writes=False) as visit:
            is_of_suggestions = bool(suggested_before(turn, visit))
        if is_of_suggestions:
            return ActionSuggest(self._front, self._rules).serve(turn)
        return super().serve(turn)

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        running = running_search(turn)
        if turn.wish and any(each.kind or each.name for each in turn.wish.objects):
            search = refined_search(turn, visit)
            if {q.categories for q in search} != {q.categories for q in running or ()}:
                return show_found(search, visit, turn.unread)
        if not running:  # "list all tables" may be taken for more of them
            is_of_kind = visit.index.said_kind(turn.text, visit.language) is not None
            search = search_of(turn, visit)
            return show_found(search, visit, turn.unread) if is_of_kind else (
                Reply().say("utter_what_to_search"))
        return show_next(running, int(turn.slots.get(slots.SHOWN) or 0), visit)


def _named_alone(search: Search, visit: Visit) -> Optional[Product]:
    """The one product whose model is named, where nothing else limits the search."""
    [query, *others] = search
    is_limited = query.categories or query.brands or query.values or query.sizes
    if others or is_limited or query.refused or query.sort != "relevance":
        return None
    return named_product(query, visit.catalogue, visit.index, by_model=True)
