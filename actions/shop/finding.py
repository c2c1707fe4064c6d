"""What a search finds, in the order in which it is shown; of an emptied one, the nearest."""
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain, zip_longest
from typing import Sequence

from actions.language.packs import pack_of
from actions.language.tokens import phrase
from actions.language.words import telling_words
from actions.shop.buying.stock import stock_of
from actions.shop.catalogue.catalogue import Product
from actions.shop.money import Money
from actions.shop.orders.sales import sold_of
from actions.shop.search import Refused, SearchQuery, SearchResult
from actions.shop.search.missing import is_far, missing, near_in_name
from actions.shop.search.naming import goes_with_another
from actions.shop.search.relaxing import loosened
from actions.shop.search.shelf import Listed
from actions.shop.visit import Visit

Search = tuple[SearchQuery, ...]  # one for each thing that is looked for
WHAT_IT_IS = ("kind", "name")

MOST_SORTED = 200  # sold-out ones further down stay where they are
MOST_COMPARED = 200  # products looked at for the nearest price
FAR = Decimal("Infinity")


@dataclass(frozen=True)
class Found:
    """What several searches found, those that served with their results, and what nothing has."""

    products: tuple[Product, ...]
    served: tuple[tuple[SearchQuery, SearchResult], ...]
    missing: tuple[tuple[str, str], ...]


def is_met(found: Found) -> bool:
    """Whether something has all that was looked for."""
    results = [result for _, result in found.served]
    return bool(found.products) and not found.missing and not any(
        result.relaxed or result.let_go for result in results
    )


def results_of(query: SearchQuery, visit: Visit) -> SearchResult:
    """What a search finds, in the order in which it is shown, and what of it nothing has.

    In the place of a kind that isn't sold only what is called nearly so; of one that is refused
    wholly, nothing else.
    """
    result = _of_its_kind(query, _honest(query, visit.index.search(query), visit), visit)
    of_kind = _only_of_kind(query, result.products, visit)
    fitting = _having_all(query, of_kind, visit)
    products = _sold_out_last(_most_sold_first(query, fitting, visit), visit)
    lacking = missing(query, products, visit.index)
    wanted = [words for name, words in lacking if name in WHAT_IT_IS]
    is_gone = bool(wanted) or "category" in (result.relaxed, *result.let_go)
    if query.refused and is_gone and _is_all_refused(query, visit):
        return SearchResult((), missing=tuple(s for s in lacking if s[0] not in WHAT_IT_IS))
    if wanted:
        has_head_first = pack_of(visit.language).has_head_first
        products = near_in_name(wanted[0], products, visit.index, has_head_first)
    elif _is_for_purpose(query) and is_far(query.words, products, visit.index):
        products = ()
    return replace(result, products=products, missing=lacking)


def found_by(search: Search, visit: Visit) -> Found:
    """All that several searches find, in turn from each.

    Beside others, one for a kind that isn't sold shows nothing in its place.
    """
    results = [(query, results_of(query, visit)) for query in search]
    served = [each for each in results if not _lacks_kind(each[1])] if len(search) > 1 else results
    in_turn = chain.from_iterable(zip_longest(*(result.products for _, result in served)))
    products = {product.sku: product for product in in_turn if product is not None}
    lacking = dict.fromkeys(said for _, result in results for said in result.missing)
    return Found(tuple(products.values()), tuple(served), tuple(lacking))


def _of_its_kind(query: SearchQuery, result: SearchResult, visit: Visit) -> SearchResult:
    """Sandals in size 44 are no running shoes: where filters leave none of the kind, one goes."""
    if result.relaxed is not None or not _misses_kind(query, result.products, visit):
        return result
    for looser in loosened(query):
        products = visit.index.search(looser.query).products
        if products and not _misses_kind(query, products, visit):
            return SearchResult(products, looser.let_go[-1], looser.value, looser.let_go)
    return result


def _is_for_purpose(query: SearchQuery) -> bool:
    """Whether it only says what for: nothing but meaning tells what that may be."""
    told = {name for name, _ in query.said}
    limits = (query.categories, query.brands, query.values, query.sizes, query.refused)
    return told == {"purpose"} and query.sort == "relevance" and not any(limits)


def _is_all_refused(query: SearchQuery, visit: Visit) -> bool:
    """Whether the kind is sold, though only as it isn't wanted."""
    anyhow = replace(query, refused=Refused())
    result = visit.index.search(anyhow)
    return result.relaxed is None and not _misses_kind(anyhow, result.products, visit)


def _only_of_kind(
    query: SearchQuery, products: Sequence[Product], visit: Visit
) -> Sequence[Product]:
    """Less the strangers of a category: a sandwich maker that stands among toasters is none."""
    if query.is_of_kind:
        said = visit.index.said_kind(query.words, visit.language)
        members = set(said.skus) if said else set()
        return [p for p in products if p.sku in members] or products
    strange = [p for p in products[:MOST_SORTED] if _is_stranger(p, query, visit)]
    if not strange or len(strange) == len(products):
        return products
    skus = {product.sku for product in strange}
    return [product for product in products if product.sku not in skus]


def _having_all(
    query: SearchQuery, products: Sequence[Product], visit: Visit
) -> Sequence[Product]:
    """Less those that lack a trait, or what it shall be for, which others of the kind have in name
    or values: who wants a camera with a viewfinder is shown no other."""
    kind = visit.index.said_kind(query.words, visit.language)
    for name, words in query.said:
        said = visit.index.said_words(words) if name in ("trait", "purpose") else ()
        if not said:
            continue
        of_kind = [p for p in products[:MOST_SORTED] if kind is not None and p.sku in kind.skus]
        looked_at = of_kind if name == "purpose" else products[:MOST_SORTED]
        called = [visit.index.called_by(product) for product in looked_at]
        has = [
            all(w.is_in(each.own_values if name == "purpose" else each.name | each.values)
                for w in said)
            for each in called
        ]
        fitting = [p for p, is_so in zip(looked_at, has, strict=True) if is_so]
        if fitting and not _misses_kind(query, fitting, visit):
            products = fitting
    return products


def _is_stranger(product: Product, query: SearchQuery, visit: Visit) -> bool:
    """Whether nearly all of its category is what the category is called, and it isn't."""
    category = visit.catalogue.categories.get(product.category)
    if category is None or product.category not in query.categories or product.kind != "product":
        return False
    kinds = [k for text in category.names.values() for k in visit.index.kinds.called(phrase(text))]
    own = {sku for kind in kinds for sku in kind.skus}
    said = visit.index.said_kind(query.words)
    is_asked = said is not None and product.sku in said.skus
    return bool(own) and product.sku not in own and not is_asked


def _misses_kind(query: SearchQuery, products: Sequence[Product], visit: Visit) -> bool:
    missed = missing(query, products, visit.index)
    return any(name in WHAT_IT_IS for name, _ in missed)


def _lacks_kind(result: SearchResult) -> bool:
    return not result.products or any(name in WHAT_IT_IS for name, _ in result.missing)


def _most_sold_first(
    query: SearchQuery, products: Sequence[Product], visit: Visit
) -> Sequence[Product]:
    """By pieces in all orders, where that is asked for."""
    if query.sort != "most_sold":
        return products
    sold = sold_of(visit.db, [product.sku for product in products[:MOST_SORTED]])
    meant = {product.sku for product in visit.index.of_kind(query.words, products)}
    return tuple(sorted(products, key=lambda p: (p.sku not in meant, -sold.get(p.sku, 0))))


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
