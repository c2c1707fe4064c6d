"""What a search found, page by page; of an emptied one what emptied it, and the nearest."""
from typing import Mapping, Sequence

from actions.saying import emptied
from actions.saying.left_out import tell_left_out
from actions.saying.plain_texts import numbered, price_text, reduced_text
from actions.saying.product_cards import cards
from actions.saying.reply import Reply
from actions.saying.responses import Response
from actions.saying.unknown import category_choices, unknown_words
from actions.shop.catalogue.catalogue import Product
from actions.shop.finding import WHAT_IT_IS, Found, Search, found_by
from actions.shop.search import SearchQuery
from actions.shop.visit import Visit
from actions.turn.reduced import asks_for_reduced
from actions.turn.wanted import dump_search

PAGE = 4
FOUND = ("utter_product_found", "utter_products_found", "utter_reduced_found")


def show_results(query: SearchQuery, visit: Visit) -> Reply:
    """The first page of one search."""
    return show_found((query,), visit)


def show_some(products: Sequence[Product], visit: Visit) -> Reply:
    """Certain products, as a list of their own."""
    page = products[:PAGE]
    reply = Reply().say(
        "utter_products_found", cards(page, visit), products=numbered(page, visit, price_text),
        found=len(page),
    )
    return reply.remember(search=None, listed=[p.sku for p in page], shown=len(page))


def show_found(search: Search, visit: Visit, unread: Sequence[str] = ()) -> Reply:
    """The first page of what several searches find, after what of it all isn't honoured."""
    found = found_by(search, visit)
    if not found.products:
        return _nothing(search, found, visit, unread)
    page = found.products[:PAGE]
    response, facts = _headline(found, visit)
    if _is_reduced(search):
        unread = [word for word in unread if not asks_for_reduced(word)]
    reply = tell_left_out(Reply(), found, visit, unread, but=tuple(facts.values()))
    reply.say(
        response, cards(page, visit),
        products=numbered(page, visit, reduced_text if _is_reduced(search) else price_text),
        found=len(found.products), **facts,
    )
    if response not in FOUND:
        reply.remember(unanswered_at_turn=visit.shopper.turn)
    query, result = found.served[0]
    others = emptied.other_choices(query, result, visit) if result.relaxed else None
    if others is not None and len(found.served) == 1:
        reply.say("utter_choose_instead", others)
    is_sorted = len(found.served) == 1 and query.sort != "relevance"
    reply.remember(search=dump_search(search), listed=[p.sku for p in page], shown=len(page))
    # "The cheapest" points at one, "the spatulas" at what alone is called so; of a plain list,
    # nothing is talked about yet.
    is_one = len(found.products) == 1 or is_sorted or _alone_is_called_so(found, visit)
    return reply.remember(focus=page[0].sku) if is_one else reply


def _alone_is_called_so(found: Found, visit: Visit) -> bool:
    """Whether the first, and no other, bears in its name all the words of the kind asked for."""
    [query, _], *others = found.served
    words = visit.index.said_words(" ".join(s for name, s in query.said if name in WHAT_IT_IS))
    if others or not words:
        return False
    names = (visit.index.called_by(product).name for product in found.products)
    fits = [all(word.is_in(name) for word in words) for name in names]
    return fits[0] and sum(fits) == 1


def show_next(search: Search, shown: int, visit: Visit) -> Reply:
    """The page after so many of its products."""
    page = found_by(search, visit).products[shown : shown + PAGE]
    if not page:
        return Reply().say("utter_no_more")
    reply = Reply().say(
        "utter_more_products", cards(page, visit),
        products=numbered(page, visit, reduced_text if _is_reduced(search) else price_text),
    )
    return reply.remember(listed=[p.sku for p in page], shown=shown + len(page))


def _nothing(search: Search, found: Found, visit: Visit, unread: Sequence[str]) -> Reply:
    """Its words that the shop doesn't know are named once."""
    query = search[0]
    unknown = [w for each in search for w in unknown_words(each, visit)]
    named = {words for _, words in found.missing} if unknown else set()
    reply = tell_left_out(Reply(), found, visit, unread, but=tuple(named))
    lacks_kind = any(name in WHAT_IT_IS for name, _ in found.missing)
    is_refused = any(each.refused for each in search) and not lacks_kind
    plain: Response = "utter_nothing_else" if is_refused else "utter_nothing_found"
    plain = "utter_nothing_reduced" if _is_reduced(search) else plain
    reply.say(
        "utter_unknown_words" if unknown else plain,
        category_choices(query, visit), unknown=", ".join(dict.fromkeys(unknown)),
    )
    return reply.remember(search=None, listed=[], shown=0, focus=None)


def say_unknown(words: Sequence[str], visit: Visit) -> Reply:
    """Nothing goes by these words, a code say; where to go on from there."""
    nothing = SearchQuery(currency=visit.shopper.currency)
    return Reply().say(
        "utter_unknown_words", category_choices(nothing, visit), unknown=", ".join(words)
    )


def _headline(found: Found, visit: Visit) -> tuple[Response, Mapping[str, str]]:
    if len(found.served) == 1:
        query, result = found.served[0]
        if result.relaxed:
            return emptied.headline(query, result, visit)
        wanted = [words for name, words in result.missing if name in WHAT_IT_IS]
        if wanted:
            return "utter_nearest_kind", {"wanted": wanted[0]}
    if any(query.is_reduced for query, _ in found.served):
        return "utter_reduced_found", {}
    return "utter_product_found" if len(found.products) == 1 else "utter_products_found", {}


def _is_reduced(search: Search) -> bool:
    """Whether goods are looked for that cost less than before."""
    return any(query.is_reduced for query in search)
