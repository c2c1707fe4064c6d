"""Whereabouts of a shopper, in one statement: their cart, their last order, a call for a person."""
from dataclasses import dataclass
from datetime import datetime
from typing import Iterable, Mapping, Optional

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from actions.databases.together import Rows, Together
from actions.shop.catalogue.catalogue import Catalogue
from actions.shop.models import Cart, CartLine, Handover, Order, OrderLine

_cart, _cart_line = Cart.__table__.c, CartLine.__table__.c
_order, _order_line, _call = Order.__table__.c, OrderLine.__table__.c, Handover.__table__.c
_newest = (
    select(_order.id, _order.status, _order.ordered_at)
    .where(_order.visitor == bindparam("visitor"))
    .order_by(_order.ordered_at.desc(), _order.id.desc())
    .limit(1)
    .subquery()
)
_WHEREABOUTS = Together(
    cart=select(_cart_line.sku, _cart_line.variant, _cart_line.quantity, _cart.currency)
    .join_from(Cart.__table__, CartLine.__table__, _cart_line.cart_id == _cart.id)
    .where(_cart.open_for == bindparam("visitor"))
    .order_by(_cart_line.id),
    order=select(_newest.c.status, _newest.c.ordered_at, _order_line.sku)
    .join_from(_newest, OrderLine.__table__, _order_line.order_id == _newest.c.id, isouter=True)
    .order_by(_order_line.id),
    calls=select(_call.id)
    .where(
        _call.visitor == bindparam("visitor"), _call.is_open,
        _call.asked_at > bindparam("waiting_since"),
    )
    .limit(1),
)


@dataclass(frozen=True)
class LastOrder:
    status: str
    ordered_at: datetime
    skus: tuple[str, ...]  # each once, in the order of its lines


@dataclass(frozen=True)
class Whereabouts:
    in_cart: Mapping[str, int]  # pieces by SKU, sizes and colours added up
    order: Optional[LastOrder]  # that this visitor placed last
    is_waiting: bool  # for a person


def whereabouts(
    db: Session, catalogue: Catalogue, visitor: str, waiting_since: datetime
) -> Whereabouts:
    """Of what left the catalogue, or has no price in the cart's currency, nothing is in the cart.

    Who called for a person before `waiting_since` is no longer waiting.
    """
    db.flush()  # plain statements see only what is written
    found = _WHEREABOUTS.ask(db, {"visitor": visitor, "waiting_since": waiting_since})
    return Whereabouts(
        _pieces(found["cart"], catalogue), _last_order(found["order"]), bool(found["calls"])
    )


def _pieces(lines: Iterable[tuple[str, str, int, str]], catalogue: Catalogue) -> Mapping[str, int]:
    pieces: dict[str, int] = {}
    for sku, variant, quantity, currency in lines:
        product = catalogue.products.get(sku)
        if product is not None and product.price(currency, variant) is not None:
            pieces[sku] = pieces.get(sku, 0) + quantity
    return pieces


def _last_order(lines: Rows) -> Optional[LastOrder]:
    """One without lines is one row, too."""
    if not lines:
        return None
    status, ordered_at, _ = lines[0]
    skus = dict.fromkeys(sku for *_, sku in lines if sku is not None)
    return LastOrder(status, ordered_at, tuple(skus))
