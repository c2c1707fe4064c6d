"""Goods in the order that is asked for: the first of some, or what is more so than another."""
import re
from decimal import Decimal
from typing import Callable, Mapping, Optional, Sequence

from actions.shop.catalogue.attributes import number_of
from actions.shop.catalogue.catalogue import Product
from actions.shop.catalogue.ratings import fair_rating
from actions.shop.visit import Visit
from actions.turn.said_order import COMPARING, HIGHEST, LOWEST, sort_of

Value = Callable[[Product], Optional[Decimal]]  # the least comes first; None: not known
PAIR = 2
NUMBERED = re.compile(r"(\d+(?:[.,]\d+)?)[\s-]*([^\W\d_]+)")


def first_of(order: str, products: Sequence[Product], visit: Visit) -> Optional[list[Product]]:
    """Those that no other comes before; None where the order, or too little, is known of them."""
    value = _value(order, products, visit)
    known = [(v, p) for p in products if value and (v := value(p)) is not None]
    if len(known) < min(len(products), PAIR):
        return None
    least = min((v for v, _ in known), default=None)
    return [p for v, p in known if v == least]


def beyond(
    order: str, products: Sequence[Product], than: Product, visit: Visit
) -> Optional[list[Product]]:
    """Those that come before `than`, the nearest to it first."""
    value = _value(order, [*products, than], visit)
    at = value(than) if value else None
    if value is None or at is None:
        return None
    known = [(v, p) for p in products if (v := value(p)) is not None and v < at]
    return [p for _, p in sorted(known, key=lambda each: -each[0])]


def is_comparing(order: str) -> bool:
    """Whether it says more so, not the most so."""
    return order in COMPARING


def _value(order: str, products: Sequence[Product], visit: Visit) -> Optional[Value]:
    sort, currency = sort_of(order, products, visit.catalogue) or "", visit.shopper.currency
    prices: Mapping[str, int] = {"cheaper": 1, "dearer": -1}
    if sort in prices:
        sign = prices[sort]
        return lambda p: sign * p.prices[currency] if currency in p.prices else None
    if sort == "better":
        return lambda p: -fair_rating(p)
    side, _, attribute = sort.partition(":")
    if not attribute:
        return _by_name(order, products)
    sign = 1 if side == "lowest" else -1
    if len({number_of(p, attribute) for p in products}) == 1:
        return _by_name(order, products)

    def of_attribute(product: Product) -> Optional[Decimal]:
        number = number_of(product, attribute)
        return None if number is None else sign * number

    return of_attribute


def _by_name(order: str, products: Sequence[Product]) -> Optional[Value]:
    """By a number that all their names have of the same unit: 6, 8 and 10 feet."""
    if order not in (*LOWEST, *HIGHEST):
        return None
    sign = 1 if order in LOWEST else -1
    named = {p.sku: _numbers_in(p) for p in products}
    every = list(named.values())
    shared = [unit for unit in (every[0] if every else {}) if all(unit in n for n in every)]
    telling = [unit for unit in shared if len({n[unit] for n in every}) > 1]
    if not telling:
        return None
    return lambda p: sign * named[p.sku][telling[0]] if p.sku in named else None


def _numbers_in(product: Product) -> Mapping[str, Decimal]:
    """Of its names, each number by the word behind it."""
    return {
        unit.lower(): Decimal(number.replace(",", "."))
        for name in product.names.values() for number, unit in NUMBERED.findall(name)
    }
