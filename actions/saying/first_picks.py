"""How a talk is opened: the kinds of this shop, a first pick with its reason, or where to begin."""
from dataclasses import replace
from typing import Sequence

from babel.numbers import format_decimal

from actions.language.packs import pack_of
from actions.saying.plain_texts import numbered, price_text
from actions.saying.product_cards import cards
from actions.saying.reply import Reply
from actions.saying.results import PAGE
from actions.saying.unknown import (
    category_name,
    choices_of,
    is_by_meaning,
    largest_categories,
)
from actions.shop.buying.stock import stock_of
from actions.shop.catalogue.attributes import format_number
from actions.shop.catalogue.catalogue import Product
from actions.shop.catalogue.ratings import fair_rating
from actions.shop.finding import Search, found_by
from actions.shop.search import SearchQuery
from actions.shop.search.nearest_categories import nearest_categories
from actions.shop.search.shelf_columns import ADD_ONS
from actions.shop.visit import Visit
from actions.turn.wanted import dump_search

MOST_KINDS = 12
MOST_ASKED = 4  # kinds to begin with
SURELY_NEAR = 2.5  # a kind that plans are about; of one less near a first pick would be a guess


def tell_kinds(visit: Visit) -> Reply:
    """What the shop sells: its largest kinds, and whether there are more."""
    every = largest_categories(visit)
    shown = every[:MOST_KINDS]
    names = ", ".join(category_name(each, visit) for each in shown)
    return Reply().say(
        "utter_kinds" if len(shown) == len(every) else "utter_kinds_and_more",
        choices_of(shown, visit), kinds=names,
    )


def open_talk(search: Search, text: str, visit: Visit) -> Reply:
    """Of what the shop sells a first pick with its reason; of plans where to begin."""
    is_named = any(q.categories or visit.index.said_kind(q.words) for q in search)
    is_limited = any(q.price_max for q in search)
    found = found_by(search, visit) if is_named or is_limited else None
    page = _goods(found.products) if found and not found.missing else []
    if not page and is_limited and is_by_meaning(visit):
        # "A gift for my mum who bakes, under 50" names no kind: all that it says tells what for.
        search = tuple(replace(query, words=text, said=()) for query in search[:1])
        page = _goods(found_by(search, visit).products)
    if not page and is_by_meaning(visit):
        near = nearest_categories(text, visit.catalogue, 1, SURELY_NEAR)
        search = (SearchQuery(categories=tuple(near), currency=visit.shopper.currency),)
        page = list(found_by(search, visit).products[:PAGE]) if near else []
    return _first_pick(page, search, visit) if page else _where_to_begin(visit)


def _goods(products: Sequence[Product]) -> list[Product]:
    """What is done for goods, as wrapping is, is no first pick: nobody came for that alone."""
    return [product for product in products if product.kind not in ADD_ONS][:PAGE]


def _first_pick(page: Sequence[Product], search: Search, visit: Visit) -> Reply:
    """The best rated of the first page that is there, before the others."""
    left = stock_of(visit.db, [product.sku for product in page])
    pick = max(page, key=lambda p: (left.get(p.sku) != 0, fair_rating(p)))
    shown = [pick, *(product for product in page if product is not pick)]
    facts = {
        "product_name": pick.name(visit.language), "price": price_text(pick, visit),
        "products": numbered(shown, visit),
    }
    if pick.rating and pick.rating_count:
        locale = pack_of(visit.language).locale
        facts["stars"] = format_decimal(pick.rating, "0.0", locale=locale)
        facts["count"] = format_number(str(pick.rating_count), visit.language)
    reply = Reply().say(
        "utter_first_pick_rated" if "stars" in facts else "utter_first_pick",
        cards(shown, visit), **facts,
    )
    return reply.remember(
        search=dump_search(search), listed=[p.sku for p in shown], shown=len(shown),
        focus=pick.sku,
    )


def _where_to_begin(visit: Visit) -> Reply:
    shown = largest_categories(visit)[:MOST_ASKED]
    return Reply().say("utter_where_to_begin", choices_of(shown, visit))
