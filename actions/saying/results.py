"""What a search found, page by page; of an emptied one what emptied it, and the nearest."""
from typing import Mapping

from actions.saying import emptied
from actions.saying.plain_texts import numbered
from actions.saying.product_cards import cards
from actions.saying.reply import Reply
from actions.saying.responses import Response
from actions.saying.unknown import category_choices, unknown_words
from actions.shop.finding import results_of
from actions.shop.search import SearchQuery, SearchResult
from actions.shop.visit import Visit
from actions.turn.wanted import dump_query

PAGE = 4


def show_results(query: SearchQuery, visit: Visit) -> Reply:
    """The first page of a search; of an emptied one what emptied it, and the nearest."""
    result = results_of(query, visit)
    if not result.products:
        return _nothing(query, visit)
    page = result.products[:PAGE]
    response, facts = _headline(query, result, visit)
    reply = Reply().say(
        response, cards(page, visit), products=numbered(page, visit),
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


def show_next(query: SearchQuery, shown: int, visit: Visit) -> Reply:
    """The page after so many of its products."""
    page = results_of(query, visit).products[shown : shown + PAGE]
    if not page:
        return Reply().say("utter_no_more")
    reply = Reply().say(
        "utter_more_products", cards(page, visit), products=numbered(page, visit)
    )
    return reply.remember(listed=[p.sku for p in page], shown=shown + len(page), focus=None)


def _nothing(query: SearchQuery, visit: Visit) -> Reply:
    unknown = unknown_words(query, visit)
    reply = Reply().say(
        "utter_unknown_words" if unknown else "utter_nothing_found",
        category_choices(query, visit), unknown=", ".join(unknown),
    )
    return reply.remember(search=None, listed=[], shown=0, focus=None)


def _headline(
    query: SearchQuery, result: SearchResult, visit: Visit
) -> tuple[Response, Mapping[str, str]]:
    if result.relaxed:
        return emptied.headline(query, result, visit)
    return "utter_product_found" if len(result.products) == 1 else "utter_products_found", {}
