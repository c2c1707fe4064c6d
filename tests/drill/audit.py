"""What both databases say of the drill, beside what the shoppers heard."""
import itertools
import json
from collections import Counter
from dataclasses import dataclass
from typing import Any, Mapping, Optional, Sequence

import sqlalchemy as sa
from sqlalchemy.engine import Engine, Row
from sqlalchemy.orm import Session

from actions.selling.tables import LedgerEntry
from actions.shop.database import Database
from actions.shop.models import Order, OrderLine, ProductRow, VariantRow
from bot.memory.database import EVENT, INBOX
from tests.drill.shoppers import Said, Shopper

SAID = ("user", "bot")
NEVER_SHOWN = ("proposed", "withheld")

Stock = Mapping[tuple[str, str], int]  # pieces by product and variant, "" where it has none
Findings = Mapping[str, float]


@dataclass(frozen=True)
class Before:
    """What the shop was before anybody came."""

    stock: Stock
    last_order: int


def look(shop: Database) -> Before:
    with shop.read_scope() as db:
        return Before(_stock(db), db.scalar(sa.select(sa.func.max(Order.id))) or 0)


def audit(
    memory: Engine, shop: Database, before: Before, shoppers: Sequence[Shopper], cap: int
) -> Findings:
    """Zero is right, but for `messages` and `longest_silence_s`; `cap` is of one visit."""
    said = [each for shopper in shoppers for group in shopper.said for each in group]
    with memory.connect() as connection:
        rows = connection.execute(sa.select(INBOX).order_by(INBOX.c.conversation, INBOX.c.turn))
        inbox = {k: list(of) for k, of in itertools.groupby(rows, lambda r: r.conversation)}
        events = connection.execute(
            sa.select(EVENT).where(EVENT.c.type.in_(SAID)).order_by(EVENT.c.ordinal)
        ).all()
    spoken: dict[str, list[Row]] = {}
    for event in events:
        spoken.setdefault(event.conversation, []).append(event)
    talks = [(s, inbox.get(s.conversation, []), spoken.get(s.conversation, [])) for s in shoppers]
    with shop.read_scope() as db:
        orders = _orders(db, before)
        return {
            "messages": len({each.message["message_id"] for each in said}),
            "lost": sum(_lost(s, rows) for s, rows, _ in talks) + _unplaced(shoppers, orders),
            "duplicated": sum(_duplicated(*talk) for talk in talks),
            "out_of_order": sum(_out_of_order(s, rows) for s, rows, _ in talks),
            "double_orders": sum(
                max(orders[f"c:{s.conversation}"] - s.receipts, 0) for s in shoppers
            ),
            "cap_breaches": _cap_breaches(db, cap),
            "ghost_offers": _ghost_offers(db, events),
            "stock_wrong": _stock_wrong(db, before),
            "longest_silence_s": round(max((e.silence_s for e in said), default=0.0), 1),
        }


def _lost(shopper: Shopper, rows: Sequence[Row]) -> int:
    """Messages without an answer, and those that the inbox doesn't know as answered."""
    answered = {row.message_id for row in rows if row.next_event is not None}
    return sum(
        each.texts is None or not each.texts or each.message["message_id"] not in answered
        for group in shopper.said for each in group
    )


def _unplaced(shoppers: Sequence[Shopper], orders: Mapping[str, int]) -> int:
    """Receipts without an order."""
    return sum(max(s.receipts - orders.get(f"c:{s.conversation}", 0), 0) for s in shoppers)


def _duplicated(shopper: Shopper, rows: Sequence[Row], events: Sequence[Row]) -> int:
    """What was said beside the one answer of a message, and ids that got another one when sent
    again."""
    owned = Counter(
        ordinal for row in rows if row.next_event is not None
        for ordinal in range(row.first_event, row.next_event)
    )
    beside = sum(owned[event.ordinal] != 1 for event in events)
    sent = {each.message["message_id"] for group in shopper.said for each in group}
    strange = sum(row.message_id not in sent for row in rows)
    return beside + strange + sum(not _is_same(*pair) for pair in _twice(shopper))


def _twice(shopper: Shopper) -> list[tuple[Said, Said]]:
    """Pairs of the same id."""
    pairs = [shopper.again] if shopper.again else []
    for group in shopper.said:
        pairs += [
            (one, other) for one, other in itertools.combinations(group, 2)
            if one.message == other.message
        ]
    return pairs


def _is_same(one: Said, other: Said) -> bool:
    return one.texts is None or other.texts is None or list(one.texts) == list(other.texts)


def _out_of_order(shopper: Shopper, rows: Sequence[Row]) -> int:
    """Turns answered before an earlier one, or noted before what was said earlier."""
    refused = {
        each.message["message_id"] for group in shopper.said for each in group if each.is_refused
    }
    begun = [
        row.first_event for row in rows
        if row.first_event is not None and row.message_id not in refused
    ]
    answered = sum(one > other for one, other in itertools.pairwise(begun))
    turns = {row.message_id: row.turn for row in rows}
    groups = [
        [turns[each.message["message_id"]] for each in group
         if each.message["message_id"] in turns]
        for group in shopper.said
    ]
    groups = [group for group in groups if group]
    return answered + sum(max(one) > min(other) for one, other in itertools.pairwise(groups))


def _orders(db: Session, before: Before) -> Counter[str]:
    """By visitor."""
    placed = sa.select(Order.visitor).where(Order.id > before.last_order)
    return Counter(db.scalars(placed).all())


def _cap_breaches(db: Session, cap: int) -> int:
    """Visits with more offers than are allowed."""
    counted = sa.select(LedgerEntry.session_id).where(LedgerEntry.ordinal.is_not(None))
    breached = counted.group_by(LedgerEntry.session_id).having(sa.func.count() > cap)
    return len(db.scalars(breached).all())


def _ghost_offers(db: Session, events: Sequence[Row]) -> int:
    """Offers that stand as shown and were never said, and the other way round."""
    shown = {
        (entry.conversation, entry.id) for entry in db.scalars(
            sa.select(LedgerEntry).where(LedgerEntry.status.not_in(NEVER_SHOWN))
        ) if entry.conversation in {event.conversation for event in events}
    }
    told = {
        (event.conversation, offer) for event in events if event.type == "bot"
        if (offer := _offer_in(json.loads(event.data))) is not None
    }
    return len(shown ^ told)


def _offer_in(event: Mapping[str, Any]) -> Optional[str]:
    custom = (event.get("data") or {}).get("custom") or {}
    return custom.get("offer_id") if isinstance(custom, Mapping) else None


def _stock(db: Session) -> Stock:
    products = db.execute(sa.select(ProductRow.sku, ProductRow.stock)).all()
    variants = db.execute(sa.select(VariantRow.sku, VariantRow.variant, VariantRow.stock)).all()
    return {
        **{(sku, ""): stock for sku, stock in products if stock is not None},
        **{(sku, variant): stock for sku, variant, stock in variants if stock is not None},
    }


def _stock_wrong(db: Session, before: Before) -> int:
    """Goods of which more or less was taken off the shelf than was ordered."""
    sold: Counter[tuple[str, str]] = Counter()
    lines = sa.select(OrderLine.sku, OrderLine.variant, OrderLine.quantity).join(
        Order, Order.id == OrderLine.order_id
    )
    for sku, variant, pieces in db.execute(lines.where(Order.id > before.last_order)):
        sold[sku, variant] += pieces
    left = _stock(db)
    return sum(
        before.stock.get(goods) != left[goods] + sold[goods] or left[goods] < 0 for goods in left
    )
