"""Changing what is in a cart: a line's pieces, its size or colour, lines out, and all as it was."""
from datetime import datetime

from sqlalchemy.orm import Session

from actions.shop.buying.cart import (
    Lines,
    Which,
    find_cart,
    line_of,
    lock_open_cart,
    mark_of,
    marked,
    must_be_sold_in,
    must_fit,
    note_change,
    open_cart,
    sellable,
)
from actions.shop.catalogue.catalogue import Catalogue
from actions.shop.errors import NotInCart
from actions.shop.models import Cart, CartLine
from actions.shop.shopper import Shopper

TAKING = "-"  # tells the mark of what a message took out from that of what it put in


def set_quantity(
    db: Session, catalogue: Catalogue, visitor: str, which: Which, quantity: int, now: datetime
) -> None:
    """Make it `quantity` pieces of this line; zero takes it out."""
    cart, line = _locked_line(db, visitor, which)
    if quantity <= 0:
        cart.lines.remove(line)
    else:
        must_fit(db, catalogue.products[line.sku], line.variant, quantity)
        line.quantity = quantity
    note_change(db, cart, now)


def take_from_line(
    db: Session, shopper: Shopper, which: Which, pieces: int, now: datetime
) -> None:
    """Take so many pieces of this line out, all where there are no more.

    A message that is tried again takes out nothing a second time.
    """
    cart, mark = lock_open_cart(db, shopper.visitor), mark_of(f"{shopper.message}{TAKING}", *which)
    if cart is not None and shopper.message and mark in cart.last_message:
        return
    cart, line = _locked_line(db, shopper.visitor, which)
    if line.quantity > pieces:
        line.quantity -= pieces
    else:
        cart.lines.remove(line)
    cart.last_message = marked(cart.last_message, shopper.message, mark)
    note_change(db, cart, now)


def choose_variant(
    db: Session, catalogue: Catalogue, visitor: str, which: Which, variant: str, now: datetime
) -> None:
    """As many pieces in another size or colour, beside those of it that are there already."""
    cart, line = _locked_line(db, visitor, which)
    if line.variant == variant:
        return
    product = sellable(catalogue, line.sku, variant, line.quantity)
    there = line_of(cart, line.sku, variant)
    must_fit(db, product, variant, line.quantity + (there.quantity if there else 0))
    if there is None:
        line.variant = variant
    else:
        there.quantity += line.quantity
        cart.lines.remove(line)
    note_change(db, cart, now)


def lines_of_cart(db: Session, visitor: str) -> Lines:
    """What is in the open cart now."""
    cart = find_cart(db, visitor)
    return {(line.sku, line.variant): line.quantity for line in cart.lines} if cart else {}


def restore_cart(
    db: Session, catalogue: Catalogue, shopper: Shopper, lines: Lines, now: datetime
) -> None:
    """Make the cart hold exactly this; raises where it is no longer sold or there are too few."""
    cart = open_cart(db, shopper, now)
    for (sku, variant), quantity in lines.items():
        product = sellable(catalogue, sku, variant, quantity)
        must_be_sold_in(product, cart.currency if cart.lines else shopper.currency)
        must_fit(db, product, variant, quantity)
    if not cart.lines:
        cart.currency = shopper.currency
    cart.lines.clear()
    db.flush()  # a line that comes back is one of its own
    cart.lines += [CartLine(sku=s, variant=v, quantity=q) for (s, v), q in lines.items()]
    note_change(db, cart, now)


def take_from_cart(db: Session, visitor: str, sku: str, pieces: int, now: datetime) -> None:
    """Take so many pieces of this SKU out, of whatever variant; raises NotInCart for too many."""
    cart = lock_open_cart(db, visitor)
    lines = [line for line in cart.lines if line.sku == sku] if cart else []
    if cart is None or sum(line.quantity for line in lines) < pieces:
        raise NotInCart(sku)
    for line in lines:
        if line.quantity <= pieces:
            pieces -= line.quantity
            cart.lines.remove(line)
        else:
            line.quantity -= pieces
            break
    note_change(db, cart, now)


def clear_cart(db: Session, visitor: str, now: datetime) -> None:
    """Empty the cart; an empty or missing one stays as it is."""
    cart = lock_open_cart(db, visitor)
    if cart is not None and cart.lines:
        cart.lines.clear()
        note_change(db, cart, now)


def _locked_line(db: Session, visitor: str, which: Which) -> tuple[Cart, CartLine]:
    """Raises NotInCart."""
    cart = lock_open_cart(db, visitor)
    line = line_of(cart, *which) if cart else None
    if cart is None or line is None:
        raise NotInCart(*which)
    return cart, line
