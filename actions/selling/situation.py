"""Observing the situation: all that the engine may know, read from the database at once."""
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Optional, Sequence

from sqlalchemy import bindparam, or_, select
from sqlalchemy.engine import Row
from sqlalchemy.orm import Session

from actions.learning.habit_features import MEMORY_DAYS, MOST_LINES
from actions.learning.read_findings import (
    companions_of,
    deals_in,
    habit_weights,
    peer_picks,
    sequels_of,
)
from actions.selling.cart_change import items_of
from actions.selling.learning_answers import learned_acceptance
from actions.selling.model import (
    JUST_ORDERED,
    Purchase,
    Segment,
    Situation,
    Stage,
)
from actions.selling.needs import undecided
from actions.selling.past_offers import PastOffer
from actions.selling.preferences import is_stopped
from actions.selling.sessions import session_at
from actions.selling.tables import LedgerEntry
from actions.shop.buying.loyalty import standing
from actions.shop.catalogue.catalogue import Catalogue
from actions.shop.models import Cart, CartLine, Customer, Order, OrderLine
from actions.shop.order_status import BOUGHT
from actions.shop.shopper import Shopper

MEMORY = timedelta(days=MEMORY_DAYS)  # of purchases and offers; longer than any decline lasts
MOST_CATEGORIES = 8
SEQUEL_DAYS = 120
MOST_IN_SIGHT = 60  # of a large cart, whose companions are read
MOST_ANCHORS = 12  # of earlier purchases, whose sequels and categories are
REGULAR_ORDERS = 4  # in that memory make a customer a regular

# Made once: putting these together would take longer than running them.
_cart, _cart_line = Cart.__table__.c, CartLine.__table__.c
_order, _order_line = Order.__table__.c, OrderLine.__table__.c
_entry, _customer = LedgerEntry.__table__.c, Customer.__table__.c
_CART = (
    select(
        _cart_line.sku, _cart_line.quantity, _cart.currency, _cart.updated_at, _cart.reward
    )
    .join_from(Cart.__table__, CartLine.__table__, _cart_line.cart_id == _cart.id)
    .where(_cart.open_for == bindparam("visitor"))
    .order_by(_cart_line.id)
)
_BOUGHT = (
    select(_order_line.order_id, _order_line.sku, _order_line.quantity, _order.ordered_at)
    .join_from(Order.__table__, OrderLine.__table__, _order_line.order_id == _order.id)
    .where(_order.customer == bindparam("customer"), _order.status.in_(BOUGHT))
    .order_by(_order.ordered_at.desc(), _order_line.id)
    .limit(MOST_LINES)
)
# Of the visitor, not the customer: what was ordered in this visit counts for strangers, too.
_JUST_ORDERED = (
    select(_order_line.sku)
    .join_from(Order.__table__, OrderLine.__table__, _order_line.order_id == _order.id)
    .where(
        _order.visitor == bindparam("visitor"), _order.ordered_at >= bindparam("since"),
        _order.status.in_(BOUGHT),
    )
    .order_by(_order.ordered_at.desc(), _order_line.id)
    .limit(MOST_LINES)
)
_CONSENT = select(_customer.consent).where(_customer.customer == bindparam("customer"))
# Every offer of this session and every one that still counts for a cap or a decline.
_PAST = (
    select(
        _entry.sku, _entry.strategy, _entry.kind, _entry.status, _entry.turn,
        _entry.session_id, _entry.proposed_at, _entry.origin, _entry.answered_at, _entry.others,
        _entry.act, _entry.needed,
    )
    .where(
        _entry.visitor == bindparam("visitor"),
        or_(_entry.session_id == bindparam("session"), _entry.proposed_at >= bindparam("since")),
    )
    .order_by(_entry.proposed_at, _entry.ordinal)
)


def observe(
    db: Session,
    catalogue: Catalogue,
    shopper: Shopper,
    stage: Stage,
    looked_at: Optional[str],
    just_added: Optional[str],
    now: datetime,
) -> Situation:
    """The shopper's situation at this moment; writes nothing."""
    db.flush()  # plain statements see only what is written
    session = session_at(db, shopper.visitor, now)
    past = {"visitor": shopper.visitor, "session": session.id, "since": now - MEMORY}
    situation = Situation(
        now=now, session_id=session.id, visitor=shopper.visitor,
        conversation=shopper.conversation, customer=shopper.customer,
        language=shopper.language, currency=shopper.currency, channel=shopper.channel,
        stage=stage, turn=shopper.turn, catalogue=catalogue,
        looked_at=looked_at, just_added=just_added,
        past=tuple(PastOffer(*entry) for entry in db.execute(_PAST, past).all()),
        declines_in_row=session.declines_in_row,
        refused=frozenset(session.refused), seen=tuple(session.looked_at),
        offers_stopped=is_stopped(db, shopper.visitor),
    )
    situation = _with_just_ordered(db, _with_cart(db, situation))
    return _with_learned(db, _with_customer(db, situation))


def _with_cart(db: Session, situation: Situation) -> Situation:
    """The cart by SKU, and the currency of prices: a filled cart keeps its own."""
    lines = db.execute(_CART, {"visitor": situation.visitor}).all()
    if not lines:
        return situation
    return replace(
        situation,
        cart=items_of((line.sku, line.quantity) for line in lines),
        currency=lines[0].currency, cart_left_at=lines[0].updated_at,
        redeems=bool(lines[0].reward),
    )


def _with_just_ordered(db: Session, situation: Situation) -> Situation:
    """What was ordered in this visit is theirs, whoever they are."""
    asked = {"visitor": situation.visitor, "since": situation.now - JUST_ORDERED}
    skus = tuple(dict.fromkeys(db.scalars(_JUST_ORDERED, asked)))
    if not skus:
        return situation
    owned = _with_parts(set(skus), situation.catalogue)
    return replace(situation, just_ordered=skus, owned=owned)


def _with_customer(db: Session, situation: Situation) -> Situation:
    """What is known of an identified shopper; of a stranger, nothing is."""
    if situation.customer is None:
        return situation
    lines: Sequence[Row] = db.execute(_BOUGHT, {"customer": situation.customer}).all()
    since = situation.now - MEMORY
    recent = [line for line in lines if line.ordered_at >= since]
    return replace(
        situation,
        owned=situation.owned | _with_parts({line.sku for line in lines}, situation.catalogue),
        purchases=tuple(Purchase(li.sku, li.quantity, li.ordered_at) for li in recent),
        standing=standing(db, situation.catalogue, situation.customer),
        segment=_segment(len({line.order_id for line in recent}), bool(lines)),
        consents=db.scalar(_CONSENT, {"customer": situation.customer}),
    )


def _with_parts(bought: set[str], catalogue: Catalogue) -> frozenset[str]:
    """Who owns a bundle owns what it holds."""
    return frozenset(bought).union(
        link.target for sku in bought for link in catalogue.linked(sku, "contains")
    )


def _segment(recent_orders: int, has_bought: bool) -> Segment:
    if recent_orders >= REGULAR_ORDERS:
        return "regular"
    return "returning" if has_bought else "new"


def _with_learned(db: Session, situation: Situation) -> Situation:
    """What earlier buyers teach about what is in sight and what was bought."""
    last_bought = situation.now - timedelta(days=SEQUEL_DAYS)
    recent = [p.sku for p in situation.purchases if p.at >= last_bought]
    in_sight = list(dict.fromkeys((*situation.anchors, *situation.chosen)))[:MOST_IN_SIGHT]
    bought = list(dict.fromkeys(recent))[:MOST_ANCHORS]
    return replace(
        situation,
        companions=companions_of(db, [*in_sight, *bought]),
        sequels=sequels_of(db, [*bought, *in_sight, *undecided(in_sight, situation.catalogue)]),
        peers=peer_picks(db, situation.customer),
        deals=deals_in(db, _categories(situation)),
        habits=habit_weights(db, _used_up(situation)),
        acceptance=learned_acceptance(db),
    )


def _used_up(situation: Situation) -> set[str]:
    products = situation.catalogue.products
    bought = {purchase.sku for purchase in situation.purchases}
    return {sku for sku in bought if sku in products and products[sku].rebuy_days}


def _categories(situation: Situation) -> list[str]:
    """The categories of what is in sight and of what was bought last."""
    products = situation.catalogue.products
    bought = [p.sku for p in situation.purchases[:MOST_ANCHORS]]
    seen = [products[sku].category for sku in (*situation.anchors, *bought) if sku in products]
    return list(dict.fromkeys(seen))[:MOST_CATEGORIES]
