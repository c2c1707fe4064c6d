"""Observing the situation: all that the engine may know, read from the database at once."""
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Mapping, Optional

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from actions.databases.one_of import is_one_of
from actions.databases.together import Rows, Together
from actions.learning.habit_features import MEMORY_DAYS, MOST_LINES
from actions.learning.model import Deal, PeerPick
from actions.learning.read_findings import (
    DEALS,
    HABITS,
    LATER,
    MOST_DEALS,
    PICKS,
    TOGETHER,
    by_sku,
    weights,
)
from actions.selling.cart_change import items_of
from actions.selling.learning_answers import WEIGHTS, acceptance
from actions.selling.model import (
    JUST_ORDERED,
    Purchase,
    Segment,
    Situation,
    Stage,
)
from actions.selling.needs import undecided
from actions.selling.past_offers import PastOffer
from actions.selling.preferences import STOPPED
from actions.selling.sessions import LATEST, running
from actions.selling.tables import LedgerEntry
from actions.shop.buying import points
from actions.shop.buying.loyalty import standing_with
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
    .where(_order.customer == bindparam("customer"), is_one_of(_order.status, BOUGHT))
    .order_by(_order.ordered_at.desc(), _order_line.id)
    .limit(MOST_LINES)
)
# Of the visitor, not the customer: what was ordered in this visit counts for strangers, too.
_JUST_ORDERED = (
    select(_order_line.sku)
    .join_from(Order.__table__, OrderLine.__table__, _order_line.order_id == _order.id)
    .where(
        _order.visitor == bindparam("visitor"), _order.ordered_at >= bindparam("lately"),
        is_one_of(_order.status, BOUGHT),
    )
    .order_by(_order.ordered_at.desc(), _order_line.id)
    .limit(MOST_LINES)
)
_CONSENT = select(_customer.consent).where(_customer.customer == bindparam("customer"))
# Every offer that still counts for a cap or a decline: no session lasts so long.
_PAST = (
    select(
        _entry.sku, _entry.strategy, _entry.kind, _entry.status, _entry.turn,
        _entry.session_id, _entry.proposed_at, _entry.origin, _entry.answered_at, _entry.others,
        _entry.act, _entry.needed,
    )
    .where(
        _entry.visitor == bindparam("visitor"), _entry.proposed_at >= bindparam("since")
    )
    .order_by(_entry.proposed_at, _entry.ordinal)
)
_KNOWN = Together(
    session=LATEST, past=_PAST, stopped=STOPPED, cart=_CART, just_ordered=_JUST_ORDERED,
    bought=_BOUGHT, points=points.SUMS, consent=_CONSENT,
)
_LEARNED = Together(
    together=TOGETHER, later=LATER, peers=PICKS, deals=DEALS, habits=HABITS, acceptance=WEIGHTS
)
Known = Mapping[str, Rows]


def observe(
    db: Session,
    catalogue: Catalogue,
    shopper: Shopper,
    stage: Stage,
    looked_at: Optional[str],
    just_added: Optional[str],
    now: datetime,
) -> Situation:
    """The shopper's situation at this moment, in two statements; writes nothing."""
    known = _known(db, shopper, now)
    session = running(known["session"], now)
    situation = Situation(
        now=now, session_id=session.id, session_ordinal=session.ordinal, visitor=shopper.visitor,
        conversation=shopper.conversation, customer=shopper.customer,
        language=shopper.language, currency=shopper.currency, channel=shopper.channel,
        stage=stage, turn=shopper.turn, catalogue=catalogue,
        looked_at=looked_at, just_added=just_added,
        past=tuple(PastOffer(*entry) for entry in known["past"]),
        declines_in_row=session.declines_in_row,
        refused=frozenset(session.refused), seen=tuple(session.looked_at),
        offers_stopped=any(stopped for stopped, in known["stopped"]),
    )
    situation = _with_just_ordered(known, _with_cart(known, situation))
    return _with_learned(db, _with_customer(known, situation))


def _known(db: Session, shopper: Shopper, now: datetime) -> Known:
    db.flush()  # plain statements see only what is written
    since = {"since": now - MEMORY, "lately": now - JUST_ORDERED}
    return _KNOWN.ask(db, {"visitor": shopper.visitor, "customer": shopper.customer, **since})


def _with_cart(known: Known, situation: Situation) -> Situation:
    """The cart by SKU, and the currency of prices: a filled cart keeps its own."""
    if not known["cart"]:
        return situation
    _, _, currency, left_at, reward = known["cart"][0]
    return replace(
        situation,
        cart=items_of((sku, quantity) for sku, quantity, *_ in known["cart"]),
        currency=currency, cart_left_at=left_at, redeems=bool(reward),
    )


def _with_just_ordered(known: Known, situation: Situation) -> Situation:
    """What was ordered in this visit is theirs, whoever they are."""
    skus = tuple(dict.fromkeys(sku for sku, in known["just_ordered"]))
    if not skus:
        return situation
    owned = _with_parts(set(skus), situation.catalogue)
    return replace(situation, just_ordered=skus, owned=owned)


def _with_customer(known: Known, situation: Situation) -> Situation:
    """What is known of an identified shopper; of a stranger, nothing is."""
    if situation.customer is None:
        return situation
    since, bought = situation.now - MEMORY, {sku for _, sku, _, _ in known["bought"]}
    recent = [line for line in known["bought"] if line[-1] >= since]
    counted = points.counted(known["points"][0])
    return replace(
        situation,
        owned=situation.owned | _with_parts(bought, situation.catalogue),
        purchases=tuple(Purchase(sku, quantity, at) for _, sku, quantity, at in recent),
        standing=standing_with(counted, situation.catalogue.profile, situation.customer),
        segment=_segment(len({order for order, *_ in recent}), bool(bought)),
        consents=_is_yes(known["consent"]),
    )


def _is_yes(consent: Rows) -> Optional[bool]:
    """None of a customer who was never asked."""
    return next((None if said is None else bool(said) for said, in consent), None)


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
    used_up, undecided_on = _used_up(situation), undecided(in_sight, situation.catalogue)
    found = _LEARNED.ask(
        db,
        {
            "together": sorted({*in_sight, *bought}),
            "later": sorted({*bought, *in_sight, *undecided_on}),
            "customer": situation.customer, "categories": _categories(situation),
            "most": MOST_DEALS, "used_up": sorted(used_up),
        },
    )
    return replace(
        situation,
        companions=by_sku(found["together"]), sequels=by_sku(found["later"]),
        peers=tuple(PeerPick(*row) for row in found["peers"]),
        deals=tuple(Deal(*row) for row in found["deals"]),
        habits=weights(found["habits"]) if used_up else None,
        acceptance=acceptance(found["acceptance"]),
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
