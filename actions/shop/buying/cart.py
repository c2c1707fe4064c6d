"""The cart: one open basket a visitor, kept in the database."""
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from hashlib import sha256
from typing import Mapping, Optional

from sqlalchemy import bindparam, exists, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.sql import ColumnElement

from actions.shop.buying.stock import stock_of_line
from actions.shop.catalogue.catalogue import Catalogue, Product, Variant
from actions.shop.errors import (
    NeedsVariant,
    NotEnoughStock,
    NotSoldInCurrency,
    TooMany,
    UnknownProduct,
)
from actions.shop.events import CartChanged, tell
from actions.shop.models import Cart, CartLine
from actions.shop.money import Money
from actions.shop.shopper import Shopper

Which = tuple[str, str]  # a line by SKU and variant, "" where there are none
Lines = Mapping[Which, int]  # pieces by line

MOST_PER_LINE = 99
MARK_LENGTH, MOST_MARKED = 8, 200  # characters, of one mark and of what the column holds


# Made once, as it runs with every message.
_CURRENCY = select(Cart.__table__.c.currency).where(
    Cart.__table__.c.open_for == bindparam("visitor"),
    exists().where(CartLine.__table__.c.cart_id == Cart.__table__.c.id),
)


@dataclass(frozen=True)
class CartViewLine:
    product: Product
    variant: Optional[Variant]
    quantity: int
    unit_price: Money

    @property
    def variant_id(self) -> str:
        return self.variant.id if self.variant else ""

    @property
    def total(self) -> Money:
        return self.unit_price * self.quantity


@dataclass(frozen=True)
class CartView:
    """What the shopper sees: lines at today's prices, in one currency."""

    lines: tuple[CartViewLine, ...]
    currency: str

    @property
    def subtotal(self) -> Money:
        return sum((line.total for line in self.lines), Money(Decimal("0.00"), self.currency))


def find_cart(db: Session, visitor: str) -> Optional[Cart]:
    """The visitor's open cart, if there is one."""
    return db.scalar(select(Cart).where(Cart.open_for == visitor))


def currency_in_cart(db: Session, visitor: str) -> Optional[str]:
    """Of the visitor's open cart, if anything lies in it."""
    found: Optional[str] = db.scalar(_CURRENCY, {"visitor": visitor})
    return found


def lock_cart(db: Session, *which: ColumnElement) -> Optional[Cart]:
    """The cart as it stands now; another tab that would change it waits for our commit."""
    return db.scalar(
        select(Cart).where(*which).with_for_update().execution_options(populate_existing=True)
    )


def lock_open_cart(db: Session, visitor: str) -> Optional[Cart]:
    """The visitor's open cart, locked, if there is one."""
    return lock_cart(db, Cart.open_for == visitor)


def open_cart(db: Session, shopper: Shopper, now: datetime) -> Cart:
    """The visitor's open cart, locked, made when missing; safe when two requests come at once."""
    cart = lock_open_cart(db, shopper.visitor)
    if cart is not None:
        return cart
    try:
        with db.begin_nested():
            cart = Cart(
                visitor=shopper.visitor, open_for=shopper.visitor,
                currency=shopper.currency, updated_at=now,
            )
            db.add(cart)
        return cart
    except IntegrityError:
        return open_cart(db, shopper, now)


def add_to_cart(
    db: Session,
    catalogue: Catalogue,
    shopper: Shopper,
    wanted: Which,
    quantity: int,
    now: datetime,
    offer: str = "",
) -> None:
    """Put `quantity` more of `wanted` (SKU, variant or "") into the cart.

    `offer` is the id of the offer that this is the yes to, where it is one.
    A message that is tried again after a failure adds nothing a second time, nor does any of
    its parts: the second is called as the message with "/2" behind.
    """
    if quantity < 1:
        raise ValueError(quantity)
    sku, variant = wanted
    product = sellable(catalogue, sku, variant, quantity)
    cart = open_cart(db, shopper, now)
    mark = mark_of(shopper.message, sku, variant)
    if shopper.message and mark in cart.last_message:
        return
    if not cart.lines:
        cart.currency = shopper.currency
    must_be_sold_in(product, cart.currency)
    _add_pieces(db, cart, product, variant, quantity)
    cart.last_message = marked(cart.last_message, shopper.message, mark)
    note_change(db, cart, now, added=sku, offer=offer)


def _add_pieces(
    db: Session, cart: Cart, product: Product, variant: str, quantity: int
) -> None:
    line = line_of(cart, product.sku, variant)
    total = quantity + (line.quantity if line else 0)
    must_fit(db, product, variant, total)
    if line is None:
        cart.lines.append(CartLine(sku=product.sku, variant=variant, quantity=total))
    else:
        line.quantity = total


def view_cart(db: Session, catalogue: Catalogue, shopper: Shopper) -> CartView:
    """The open cart at today's prices; products that left the catalogue are left out."""
    cart = find_cart(db, shopper.visitor)
    if cart is None:
        return CartView((), shopper.currency)
    lines = []
    for line in cart.lines:
        product = catalogue.products.get(line.sku)
        price = product.price(cart.currency, line.variant) if product else None
        if product is not None and price is not None:
            lines.append(CartViewLine(product, product.variant(line.variant), line.quantity, price))
    return CartView(tuple(lines), cart.currency)


def sellable(catalogue: Catalogue, sku: str, variant: str, quantity: int) -> Product:
    """The product, when it may be put into a cart in this variant and number."""
    product = catalogue.products.get(sku)
    if product is None or (variant and product.variant(variant) is None):
        raise UnknownProduct(sku)
    if product.variants and not variant:
        raise NeedsVariant(product, quantity)
    return product


def mark_of(message: str, sku: str, variant: str) -> str:
    return sha256(f"{message}:{sku}:{variant}".encode()).hexdigest()[:MARK_LENGTH]


def marked(before: str, message: str, mark: str) -> str:
    """The message and the marks of all that it put in or took out, each of its parts."""
    whole = message.partition("/")[0]
    if not whole:
        return ""
    return f"{before if before.startswith(whole) else whole} {mark}"[:MOST_MARKED]


def must_be_sold_in(product: Product, currency: str) -> None:
    if product.price(currency) is None:
        raise NotSoldInCurrency(product, currency)


def must_fit(db: Session, product: Product, variant: str, quantity: int) -> None:
    if quantity > MOST_PER_LINE:
        raise TooMany(MOST_PER_LINE)
    left = stock_of_line(db, product, variant)
    if left is not None and left < quantity:
        raise NotEnoughStock(product, left, variant)


def line_of(cart: Cart, sku: str, variant: str) -> Optional[CartLine]:
    return next((x for x in cart.lines if (x.sku, x.variant) == (sku, variant)), None)


def note_change(db: Session, cart: Cart, now: datetime, added: str = "", offer: str = "") -> None:
    """A changed cart must be reviewed again before it can be ordered."""
    cart.updated_at = now
    cart.reviewed = None
    tell(db, CartChanged(cart.id, cart.visitor, now, added, offer))
