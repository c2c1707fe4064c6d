"""Observing the situation: all that the engine may know, read from the database at once."""
from dataclasses import replace
from datetime import datetime
from typing import Optional

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from actions.selling.candidates import STRATEGIES
from actions.selling.model import CartItem, PastOffer, Situation, Stage
from actions.selling.preferences import is_stopped
from actions.selling.sessions import open_session
from actions.selling.tables import LedgerEntry
from actions.shop.cart import find_cart
from actions.shop.catalogue import Catalogue
from actions.shop.models import Order, OrderLine
from actions.shop.shopper import Shopper
from actions.shop.stock import stock_of

BOUGHT = ("placed", "paid", "shipped", "delivered")


def observe(
    db: Session,
    catalogue: Catalogue,
    shopper: Shopper,
    stage: Stage,
    looked_at: Optional[str],
    just_added: Optional[str],
    now: datetime,
) -> Situation:
    """The shopper's situation at this moment; opens or continues their selling session."""
    session = open_session(db, shopper.visitor, now)
    cart, currency = _cart(db, shopper)
    situation = Situation(
        now=now, session_id=session.id, visitor=shopper.visitor,
        conversation=shopper.conversation, customer=shopper.customer,
        language=shopper.language, currency=currency, channel=shopper.channel,
        stage=stage, turn=shopper.turn, catalogue=catalogue, cart=cart,
        looked_at=looked_at, just_added=just_added, owned=_owned(db, shopper.customer),
        past=_past(db, shopper.visitor, session.id),
        declines_in_row=session.declines_in_row,
        offers_stopped=is_stopped(db, shopper.visitor),
    )
    return replace(situation, stock=stock_of(db, _skus_in_play(situation)))


def _cart(db: Session, shopper: Shopper) -> tuple[tuple[CartItem, ...], str]:
    """The cart by SKU and the currency of prices: a filled cart keeps its own."""
    cart = find_cart(db, shopper.visitor)
    if cart is None or not cart.lines:
        return (), shopper.currency
    quantities: dict[str, int] = {}
    for line in cart.lines:
        quantities[line.sku] = quantities.get(line.sku, 0) + line.quantity
    return tuple(CartItem(sku, quantity) for sku, quantity in quantities.items()), cart.currency


def _owned(db: Session, customer: Optional[str]) -> frozenset[str]:
    if customer is None:
        return frozenset()
    bought = (
        select(OrderLine.sku)
        .join(Order, Order.id == OrderLine.order_id)
        .where(Order.customer == customer, Order.status.in_(BOUGHT))
    )
    return frozenset(db.scalars(bought))


def _past(db: Session, visitor: str, session_id: str) -> tuple[PastOffer, ...]:
    """Every offer of this session and every one the visitor ever declined, oldest first."""
    is_declined = and_(LedgerEntry.visitor == visitor, LedgerEntry.status == "declined")
    entries = db.scalars(
        select(LedgerEntry)
        .where(or_(LedgerEntry.session_id == session_id, is_declined))
        .order_by(LedgerEntry.proposed_at, LedgerEntry.ordinal)
    )
    return tuple(
        PastOffer(e.sku, e.strategy, e.status, e.turn, e.session_id, e.proposed_at)
        for e in entries
    )


def _skus_in_play(situation: Situation) -> set[str]:
    """What the strategies would propose, and what the shopper has before them."""
    proposed = {c.sku for strategy in STRATEGIES for c in strategy.propose(situation)}
    in_sight = {item.sku for item in situation.cart}
    in_hand = {sku for sku in (situation.looked_at, situation.just_added) if sku}
    return proposed | in_sight | in_hand
