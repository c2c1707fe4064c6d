"""What a search finds, in the order in which it is shown; of an emptied one, the nearest."""
from dataclasses import replace
from decimal import Decimal
from typing import Sequence

from actions.language.words import telling_words
from actions.shop.buying.stock import stock_of
from actions.shop.catalogue.catalogue import Product
from actions.shop.money import Money
from actions.shop.search import SearchQuery, SearchResult
from actions.shop.search.naming import goes_with_another
from actions.shop.search.said_kind import of_said_kind, without_other_kinds
from actions.shop.search.shelf import Listed
from actions.shop.visit import Visit

MOST_SORTED = 200  # sold-out ones further down stay where they are
MOST_COMPARED = 200  # products looked at for the nearest price
FAR = Decimal("Infinity")


def results_of(query: SearchQuery, visit: Visit) -> SearchResult:
    """What a search finds, in the order in which it is shown.

    What is of the kind asked for comes before the cheaper things of its category.
    """
    result = _honest(query, visit.index.search(query), visit)
    products = _sold_out_last(result.products, visit)
    if query.categories and result.relaxed is None:
        products = without_other_kinds(query.words, products, visit.catalogue)
    if query.categories and query.sort != "relevance":
        meant = of_said_kind(query.words, products, visit.catalogue)
        products = (*meant, *(p for p in products if p not in meant))
    return replace(result, products=products)


def _sold_out_last(products: Sequence[Product], visit: Visit) -> Sequence[Product]:
    """Those of a long list stay unread: its SKUs are enough."""
    skus = products.skus if isinstance(products, Listed) else [p.sku for p in products]
    left = stock_of(visit.db, skus[:MOST_SORTED])
    gone = {sku for sku, pieces in left.items() if pieces == 0}
    if isinstance(products, Listed):
        return products.with_last(gone)
    return tuple(sorted(products, key=lambda p: p.sku in gone))


def _honest(query: SearchQuery, result: SearchResult, visit: Visit) -> SearchResult:
    """The result, with what misses the price limits by the least first where they emptied it.

    A list without one tent is an empty one for "tents under 20", though their category has cheaper
    things; the cheapest tent answers it.
    """
    is_limited = query.price_min is not None or query.price_max is not None
    if result.relaxed == "values" and len(result.let_go) <= 1:
        alike = set(_named_by(query.words, result.products, visit))
        kept = tuple(product for product in result.products if product.sku in alike)
        return replace(result, products=kept or result.products)
    if not is_limited or result.relaxed not in (None, "price") or len(result.let_go) > 1:
        return result
    if result.products and result.relaxed is None and not (query.categories and query.words):
        return result
    products = _at_any_price(query, visit)
    named = set(_named_by(query.words, products, visit))
    is_met = not named or any(product.sku in named for product in result.products)
    if result.products and result.relaxed is None and is_met:
        return result
    nearest = sorted(products, key=lambda p: (p.sku not in named, _distance(p, query)))
    return replace(result, products=tuple(nearest), relaxed="price" if nearest else None)


def _at_any_price(query: SearchQuery, visit: Visit) -> Sequence[Product]:
    """Without its limits; what was limited by nothing else comes from all of the shop."""
    anyhow = replace(query, price_min=None, price_max=None, sort="relevance")
    if not (query.categories or query.brands or query.values or telling_words(query.words)):
        sort = "cheaper" if query.price_max is not None else "dearer"
        anyhow = replace(anyhow, price_min=Money(Decimal(0), query.currency), sort=sort)
    return visit.index.search(anyhow).products[:MOST_COMPARED]


def _named_by(words: str, products: Sequence[Product], visit: Visit) -> list[str]:
    """SKUs whose names have most of these words, less what only goes with those."""
    said = visit.index.name_words_in(words)
    shared = {p.sku: len(said & visit.index.name_words_of(p.sku)) for p in products} if said else {}
    best = [p for p in products if shared.get(p.sku) == max(shared.values(), default=0)]
    return [p.sku for p in best if not goes_with_another(p, best, visit.catalogue)]


def _distance(product: Product, query: SearchQuery) -> Decimal:
    """How far its price is beyond the limits; without a price in that currency, too far."""
    limit = query.price_max or query.price_min
    price = product.price(limit.currency) if limit else None
    if price is None:
        return FAR
    above = price.amount - query.price_max.amount if query.price_max else Decimal(0)
    below = query.price_min.amount - price.amount if query.price_min else Decimal(0)
    return max(above, below, Decimal(0))
