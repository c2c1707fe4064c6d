"""What costs less than before: in the whole shop, of a kind, or one that is asked about."""
from dataclasses import replace

from actions.handlers.shop_action import ShopAction
from actions.saying.reply import Reply
from actions.saying.results import show_found
from actions.saying.telling_facts import tell_all_facts, tell_asked_fact
from actions.saying.telling_goods import tell_whether_reduced
from actions.shop.finding import Search
from actions.shop.search import SearchQuery
from actions.shop.visit import Visit
from actions.turn.reduced import without_reduced
from actions.turn.shown import product_shown
from actions.turn.sought import searches_of
from actions.turn.turn import Turn

REDUCED = "ask_promo/reduced"


class ActionTellPromo(ShopAction):
    """Questions about promotions: what is reduced, beside what the shop tells of codes and such."""

    writes = False

    def name(self) -> str:
        return "action_tell_promo"

    def respond(self, turn: Turn, visit: Visit) -> Reply:
        fact = tell_asked_fact(turn, visit)
        if fact is not None:
            return fact
        product = product_shown(turn, visit)
        if product is not None:
            return tell_whether_reduced(product, visit)
        search = _reduced_search(turn, visit)
        if turn.topic == REDUCED or _names_goods(search[0], visit):
            return show_found(search, visit)
        reply = tell_all_facts(turn, visit)
        is_some = bool(visit.index.search(search[0]).products)
        return reply.and_then(show_found(search, visit)) if is_some else reply


def _reduced_search(turn: Turn, visit: Visit) -> Search:
    """For the goods that the question names, else for whatever is reduced."""
    anything = SearchQuery(is_reduced=True, currency=visit.shopper.currency)
    named = replace(
        anything,
        categories=tuple(dict.fromkeys(turn.entities_of("category"))),
        brands=tuple(dict.fromkeys(turn.entities_of("brand"))),
    )
    words = without_reduced(turn.text)
    if visit.index.said_kind(words):
        named = replace(named, words=words)
    said = searches_of(turn.wish.objects if turn.wish else (), turn, visit) or [named]
    wanted = [replace(q, is_reduced=True) for q in said if _names_goods(q, visit)]
    return tuple(wanted) or (anything,)


def _names_goods(query: SearchQuery, visit: Visit) -> bool:
    """ "Student discount" and "black friday" name none."""
    is_kept = bool(query.categories or query.brands or query.values)
    return is_kept or bool(query.words and visit.index.said_kind(query.words))
