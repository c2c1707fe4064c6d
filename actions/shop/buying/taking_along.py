"""A guest who signs in: what is in their cart goes along."""
from datetime import datetime
from typing import Optional

from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.shop.buying.cart import MOST_PER_LINE, line_of, lock_open_cart, note_change
from actions.shop.models import Cart, CartLine, ProductRow, VariantRow


def take_cart_along(db: Session, guest: str, customer: str, now: datetime) -> None:
    """Into the customer's open cart, which is theirs alone where they had none.

    No line gets longer than carts may have or the shelf holds; what isn't sold in the currency of
    the customer's cart stays with the guest.
    """
    ours = lock_open_cart(db, guest)
    if ours is None or not ours.lines:
        return
    theirs = lock_open_cart(db, customer)
    if theirs is None or not theirs.lines:
        if theirs is not None:
            theirs.open_for = None
            db.flush()  # only one cart is open for anybody
        ours.visitor = ours.open_for = customer
        note_change(db, ours, now)
        return
    for line in list(ours.lines):
        if _is_sold_in(db, line, theirs.currency):
            _move(db, line, ours, theirs)
    note_change(db, ours, now)
    note_change(db, theirs, now)


def _move(db: Session, line: CartLine, ours: Cart, theirs: Cart) -> None:
    left, there = _left(db, line), line_of(theirs, line.sku, line.variant)
    had = there.quantity if there else 0
    most = MOST_PER_LINE if left is None else min(MOST_PER_LINE, left)
    quantity = max(had, min(had + line.quantity, most))
    if there is not None:
        there.quantity = quantity
    elif quantity:
        theirs.lines.append(CartLine(sku=line.sku, variant=line.variant, quantity=quantity))
    ours.lines.remove(line)


def _left(db: Session, line: CartLine) -> Optional[int]:
    """Pieces on the shelf; None means unlimited."""
    if line.variant:
        return db.scalar(select(VariantRow.stock).where(VariantRow.variant == line.variant))
    return db.scalar(select(ProductRow.stock).where(ProductRow.sku == line.sku))


def _is_sold_in(db: Session, line: CartLine, currency: str) -> bool:
    prices = db.scalar(select(ProductRow.prices).where(ProductRow.sku == line.sku))
    return currency in (prices or {})
