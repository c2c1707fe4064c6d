"""Goods in the order that is asked for: the cheapest first, or what is cheaper than another."""
from decimal import Decimal
from typing import Callable, Mapping, Optional, Sequence

from actions.shop.catalogue.catalogue import Product
from actions.shop.catalogue.ratings import fair_rating
from actions.shop.visit import Visit

Value = Callable[[Product, str], Decimal]  # by product and currency


def _price(product: Product, currency: str) -> Decimal:
    return product.prices[currency]


def _dearness(product: Product, currency: str) -> Decimal:
    return -product.prices[currency]


def _shortfall(product: Product, currency: str) -> Decimal:
    """How far it is from being liked best."""
    return -fair_rating(product)


MOST: Mapping[str, Value] = {"cheapest": _price, "dearest": _dearness, "best": _shortfall}
MORE: Mapping[str, Value] = {"cheaper": _price, "dearer": _dearness, "better": _shortfall}


def in_order(
    order: str, products: Sequence[Product], than: Optional[Product], visit: Visit
) -> Optional[tuple[Product, ...]]:
    """The first by this order, or those that come before `than` by it, of its kind, the nearest
    first; None for an order that isn't known here."""
    currency = visit.shopper.currency
    sold = [p for p in products if currency in p.prices]
    if order in MOST:
        return tuple(sorted(sold, key=lambda p: MOST[order](p, currency))[:1])
    if order not in MORE or than is None or currency not in than.prices:
        return None
    value = MORE[order]
    alike = [
        p for p in visit.index.in_category(than.category)
        if p.kind == than.kind and currency in p.prices
    ]
    beyond = [p for p in alike if value(p, currency) < value(than, currency)]
    return tuple(sorted(beyond, key=lambda p: -value(p, currency)))
