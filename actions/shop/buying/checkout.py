"""Checkout: review what will be ordered, then order exactly that, once."""
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Optional

from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.shop.buying import points
from actions.shop.buying.cart import CartView, find_cart, lock_cart, view_cart
from actions.shop.buying.rewards import CartPoints, cart_points
from actions.shop.buying.stock import stock_of_line, take
from actions.shop.catalogue.catalogue import Catalogue, DeliveryOption
from actions.shop.catalogue.loyalty_programme import Reward
from actions.shop.errors import EmptyCart, NotEnoughStock, NothingReviewed, ReviewOutdated
from actions.shop.events import OrderPlaced, tell
from actions.shop.models import Cart, Customer, Order, OrderLine
from actions.shop.money import Money
from actions.shop.order_status import PLACED
from actions.shop.shopper import Shopper

FIRST_NUMBER = 100000


@dataclass(frozen=True)
class Details:
    """Where the order goes: `delivery` is an option of the shop's profile."""

    name: str
    address: str  # empty: it is collected
    delivery: DeliveryOption
    phone: str = ""
    email: str = ""
    note: str = ""  # for the courier


@dataclass(frozen=True)
class Review:
    """All that is ordered on a confirmation; `cart_id` names what was reviewed."""

    cart_id: int
    view: CartView
    details: Details
    points: Optional[CartPoints] = None  # of identified shoppers

    @property
    def delivery_price(self) -> Money:
        return self.details.delivery.price_for(self.view.subtotal)

    @property
    def reward(self) -> Optional[Reward]:
        """What is paid with points."""
        return self.points.reward if self.points else None

    @property
    def points_redeemed(self) -> int:
        return self.reward.points if self.reward else 0

    @property
    def discount(self) -> Money:
        """What the reward takes off; never more than the goods cost."""
        worth = self.reward.worth_in(self.view.currency) if self.reward else None
        return worth or Money(Decimal("0.00"), self.view.currency)

    @property
    def total(self) -> Money:
        return self.view.subtotal - self.discount + self.delivery_price


def known_name(db: Session, shopper: Shopper) -> Optional[str]:
    """The name of an identified customer, who needn't be asked for it."""
    customer = shopper.customer and db.get(Customer, shopper.customer)
    return customer.name if customer else None


def review_order(
    db: Session, catalogue: Catalogue, shopper: Shopper, details: Details
) -> Review:
    """Show what would be ordered now and remember it; raises EmptyCart or NotEnoughStock."""
    cart, review = _current(db, catalogue, shopper, details)
    cart.reviewed = _snapshot(review)
    return review


def place_order(
    db: Session,
    catalogue: Catalogue,
    shopper: Shopper,
    cart_id: int,
    details: Details,
    now: datetime,
) -> Order:
    """Order the reviewed cart; asked again for the same cart, the same order comes back.

    Raises NothingReviewed, EmptyCart, NotEnoughStock or ReviewOutdated, and then orders nothing.
    """
    # Two confirmations at once: the second waits here and then finds the order.
    lock_cart(db, Cart.id == cart_id, Cart.visitor == shopper.visitor)
    placed = placed_order(db, shopper, cart_id)
    if placed is not None:
        return placed
    cart, review = _current(db, catalogue, shopper, details)
    if cart.id != cart_id or cart.reviewed is None:
        raise NothingReviewed(cart_id)
    if cart.reviewed != _snapshot(review):
        raise ReviewOutdated(_reviewed_total(cart), review.total)
    _take_all(db, review.view)
    order = _entered(db, _order(review, shopper, now), cart)
    if order.points_redeemed and not points.redeem(db, order, now):
        raise ReviewOutdated(review.total, review.total + review.discount)
    tell(db, _placed(order))
    return order


def placed_order(db: Session, shopper: Shopper, cart_id: int) -> Optional[Order]:
    """The order that this cart of theirs became."""
    return db.scalar(
        select(Order).where(Order.cart_id == cart_id, Order.visitor == shopper.visitor)
    )


def _entered(db: Session, order: Order, cart: Cart) -> Order:
    """The order with its number; the cart is no longer open."""
    db.add(order)
    cart.open_for = None
    db.flush()
    order.number = f"P{FIRST_NUMBER + order.id}"
    return order


def _placed(order: Order) -> OrderPlaced:
    bought = tuple(dict.fromkeys(line.sku for line in order.lines))
    return OrderPlaced(order.number, order.visitor, order.customer, order.ordered_at, bought)


def _take_all(db: Session, view: CartView) -> None:
    # Always in the same order, so that two orders of the same goods can't block each other.
    for line in sorted(view.lines, key=lambda line: (line.product.sku, line.variant_id)):
        if not take(db, line.product.sku, line.variant_id, line.quantity):
            left = stock_of_line(db, line.product, line.variant_id)
            raise NotEnoughStock(line.product, left or 0)


def _current(
    db: Session, catalogue: Catalogue, shopper: Shopper, details: Details
) -> tuple[Cart, Review]:
    cart = find_cart(db, shopper.visitor)
    view = view_cart(db, catalogue, shopper)
    if cart is None or not view.lines:
        raise EmptyCart(shopper.visitor)
    for line in view.lines:
        left = stock_of_line(db, line.product, line.variant_id)
        if left is not None and left < line.quantity:
            raise NotEnoughStock(line.product, left)
    mine = cart_points(db, catalogue, shopper.customer, cart.reward, view.subtotal)
    return cart, Review(cart.id, view, details, mine)


def _snapshot(review: Review) -> dict[str, object]:
    return {
        "currency": review.view.currency,
        "total": str(review.total.amount),
        "delivery": review.details.delivery.id,
        "reward": review.reward.id if review.reward else None,
        "lines": [
            [line.product.sku, line.variant_id, line.quantity, str(line.unit_price.amount)]
            for line in review.view.lines
        ],
    }


def _reviewed_total(cart: Cart) -> Optional[Money]:
    return Money(Decimal(cart.reviewed["total"]), cart.reviewed["currency"])


def _order(review: Review, shopper: Shopper, now: datetime) -> Order:
    return Order(
        cart_id=review.cart_id,
        visitor=shopper.visitor,
        customer=shopper.customer,
        status=PLACED,
        currency=review.view.currency,
        name=review.details.name,
        address=review.details.address,
        phone=review.details.phone or None,
        email=review.details.email or None,
        note=review.details.note or None,
        delivery=review.details.delivery.id,
        delivery_price=review.delivery_price.amount,
        discount=review.discount.amount,
        points_redeemed=review.points_redeemed,
        points_to_earn=review.points.to_earn if review.points else 0,
        total=review.total.amount,
        ordered_at=now,
        lines=[
            OrderLine(
                sku=line.product.sku,
                variant=line.variant_id,
                title=line.product.name(shopper.language),
                quantity=line.quantity,
                unit_price=line.unit_price.amount,
            )
            for line in review.view.lines
        ],
    )
