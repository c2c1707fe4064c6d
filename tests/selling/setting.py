"""A moment's scene made so in the shop's database: purchases, points, cart, order, refusals."""
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Iterator, Optional
from uuid import uuid4

from actions.selling import ledger
from actions.selling.cart_change import change_of, promise_of
from actions.selling.ledger_promises import told
from actions.selling.tables import LedgerEntry, SellingSession
from actions.shop.buying.cart import add_to_cart
from actions.shop.buying.stock import stock_of_line
from actions.shop.models import Customer, Order, OrderLine, PointsEntry
from actions.shop.order_status import DELIVERED, PAID, PLACED, OrderStatus
from actions.shop.visit import ShopFront, Visit
from actions.turn.turn import Turn
from tests.selling.moment_files import KnownCustomer, Pieces, Refused, Scene, skus_of

FIRST_TURN = 1
BEGAN, REFUSED, JUST_NOW = timedelta(minutes=15), timedelta(minutes=10), timedelta(minutes=1)
LONG_AGO = timedelta(days=3)


def set_scene(scene: Scene, turn: Turn, front: ShopFront) -> None:
    with front.visit(turn.shopper, writes=True) as visit:
        if scene.customer is not None:
            _know(scene.customer, visit)
        _fill(scene, visit)
        if scene.just_ordered:
            status: OrderStatus = PLACED if scene.stage == "paying" else PAID
            _order(scene.just_ordered, status, visit.now - JUST_NOW, visit)
        for number, refused in enumerate(scene.refused, start=1):
            _refuse(refused, number, scene, visit)


def _know(customer: KnownCustomer, visit: Visit) -> None:
    visit.db.add(Customer(
        customer=visit.shopper.customer, name="Ana Lim", language=visit.language,
        joined=visit.now - timedelta(days=700),
    ))
    if customer.points:
        visit.db.add(PointsEntry(
            customer=visit.shopper.customer, kind="opening", points=customer.points,
            at=visit.now - LONG_AGO,
        ))
    for days_ago in sorted({each.days_ago for each in customer.owns}, reverse=True):
        bought = {each.sku: each.quantity for each in customer.owns if each.days_ago == days_ago}
        _order(bought, DELIVERED, visit.now - timedelta(days=days_ago), visit)
    visit.db.flush()


def _order(pieces: Pieces, status: OrderStatus, at: datetime, visit: Visit) -> None:
    shopper = visit.shopper
    lines = list(_lines(pieces, visit))
    visit.db.add(Order(
        number=f"M{uuid4().hex[:12]}", visitor=shopper.visitor, customer=shopper.customer,
        status=status, currency=shopper.currency, delivery="standard",
        delivery_price=Decimal(0), ordered_at=at, lines=lines,
        total=sum((line.unit_price * line.quantity for line in lines), Decimal(0)),
    ))
    visit.db.flush()


def _lines(pieces: Pieces, visit: Visit) -> Iterator[OrderLine]:
    for which, count in pieces.items():
        sku, variant = _which(which, visit)
        product = visit.catalogue.products[sku]
        yield OrderLine(
            sku=sku, variant=variant, title=product.name(visit.language), quantity=count,
            unit_price=product.prices[visit.shopper.currency],
        )


def _fill(scene: Scene, visit: Visit) -> None:
    """One thing after the other, the last of them now, unless the cart is an old one."""
    begun = visit.now - timedelta(days=scene.cart_left_days_ago)
    for which, count in scene.cart.items():
        add_to_cart(
            visit.db, visit.catalogue, visit.shopper, _which(which, visit), count, begun
        )


def _which(which: str, visit: Visit) -> tuple[str, str]:
    """SKU and variant; of one that isn't told, that with the most pieces left."""
    sku, _, variant = which.partition("/")
    product = visit.catalogue.products[sku]
    left = {each.id: stock_of_line(visit.db, product, each.id) or 0 for each in product.variants}
    return sku, variant or max(left, key=lambda each: left[each], default="")


def _refuse(refused: Refused, number: int, scene: Scene, visit: Visit) -> None:
    """Offered a while ago in this visit, and declined."""
    at, shopper = visit.now - REFUSED, visit.shopper
    entry = LedgerEntry(
        id=uuid4().hex, session_id=_session(shopper.visitor, number, visit), ordinal=number,
        origin="proactive", visitor=shopper.visitor, customer=shopper.customer,
        conversation=shopper.conversation, channel=shopper.channel, strategy=refused.strategy,
        kind=refused.kind, act="add", sku=refused.sku, anchor=_anchor(scene), quantity=1,
        context="all", propensity=1.0, status="shown", turn=FIRST_TURN + number,
        proposed_at=at,
    )
    change = change_of(entry, visit.catalogue, {})
    promise = promise_of(entry, change, lambda sku: visit.catalogue.price(sku, shopper.currency))
    for term, value in told(promise).items():
        setattr(entry, term, value)
    visit.db.add(entry)
    visit.db.flush()
    ledger.decline(visit.db, shopper.visitor, entry.id, at)


def _session(visitor: str, number: int, visit: Visit) -> str:
    """The visit that goes on; its first refusal opens it."""
    before = visit.db.query(SellingSession).filter_by(visitor=visitor).one_or_none()
    if before is not None:
        return before.id
    begun = SellingSession(
        id=uuid4().hex, visitor=visitor, ordinal=1, started_at=visit.now - BEGAN,
        last_seen_at=visit.now - REFUSED,
    )
    visit.db.add(begun)
    visit.db.flush()
    return begun.id


def _anchor(scene: Scene) -> Optional[str]:
    return next(iter(skus_of(scene.cart)), None)
