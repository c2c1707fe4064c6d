"""The requests that are timed: strangers and customers, at every stage, new and come again."""
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any, Iterator, Optional

import numpy as np
from sqlalchemy import delete, select

from actions.selling.model import Stage
from actions.shop.database import Database
from actions.shop.models import Cart, CartLine, Order, OrderLine
from actions.shop.shopper import Shopper
from tests.benchmarks.offers.filling import customer_of
from tests.benchmarks.offers.purchases import Purchases
from tests.benchmarks.offers.shelf import sku

COMING_AGAIN_SHARE = 0.5
TURNS_BETWEEN = 5


@dataclass(frozen=True)
class Request:
    """What the engine is asked about; `cart` and `bought` are in the database before."""

    shopper: Shopper
    stage: Stage
    intent: str
    looked_at: Optional[str] = None
    just_added: Optional[str] = None
    cart: tuple[str, ...] = ()
    bought: tuple[str, ...] = ()


def requests_of(purchases: Purchases, count: int, name: str) -> Iterator[Request]:
    """Every stage equally often; what sells most is asked for most. The same for the same name."""
    rng = np.random.default_rng(list(name.encode()))
    known: list[Shopper] = []
    for number in range(count):
        if known and rng.random() < COMING_AGAIN_SHARE:
            place = int(rng.integers(len(known)))
            known[place] = replace(known[place], turn=known[place].turn + TURNS_BETWEEN)
            shopper = known[place]
        else:
            shopper = _newcomer(purchases, f"{name}-{number}", rng)
            known.append(shopper)
        wanted = dict.fromkeys(
            sku(n) for n in purchases.product[rng.integers(0, len(purchases.product), 6)].tolist()
        )
        yield _at_stage(number, shopper, tuple(wanted)[:3])


def _newcomer(purchases: Purchases, conversation: str, rng: Any) -> Shopper:
    """Half of them strangers; customers who buy more come more often."""
    buyer = int(purchases.customer[rng.integers(len(purchases.customer))])
    customer = customer_of(buyer) if buyer >= 0 and rng.random() < 0.5 else None
    return Shopper(
        visitor=f"u:{customer}" if customer else f"c:{conversation}", conversation=conversation,
        customer=customer, language="en", currency="USD", channel="web", turn=3,
    )


def _at_stage(number: int, shopper: Shopper, wanted: tuple[str, ...]) -> Request:
    first = wanted[0]
    return (
        Request(shopper, "deciding", "show_product", looked_at=first),
        Request(shopper, "cart", "add_to_cart", looked_at=first, just_added=first, cart=(first,)),
        Request(shopper, "cart", "view_cart", cart=wanted),
        Request(shopper, "after_purchase", "ask_order_status", bought=wanted),
    )[number % 4]


def prepare(database: Database, request: Request, now: datetime) -> None:
    """Fill the shopper's cart, or place their order, as the request needs it."""
    visitor = request.shopper.visitor
    with database.session_scope() as db:
        mine = select(Cart.id).where(Cart.visitor == visitor)
        db.execute(delete(CartLine.__table__).where(CartLine.cart_id.in_(mine)))
        if request.cart:
            cart = db.scalar(select(Cart).where(Cart.open_for == visitor)) or Cart(
                visitor=visitor, open_for=visitor, currency="USD"
            )
            cart.updated_at = now
            cart.lines = [CartLine(sku=wanted, quantity=1) for wanted in request.cart]
            db.add(cart)
        if request.bought:
            db.add(_order(request, now))


def _order(request: Request, now: datetime) -> Order:
    free = Decimal(0)
    return Order(
        visitor=request.shopper.visitor, customer=request.shopper.customer, status="paid",
        currency="USD", delivery_price=free, total=free, ordered_at=now,
        lines=[OrderLine(sku=wanted, quantity=1, unit_price=free) for wanted in request.bought],
    )
