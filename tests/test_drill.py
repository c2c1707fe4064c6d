"""The audit of the drill finds what is wrong, each kind by its own figure."""
import json
import threading
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Optional, Sequence

import pytest
import sqlalchemy as sa

from actions.selling.tables import LedgerEntry, SellingSession
from actions.shop.models import Order, OrderLine, ProductRow
from bot.memory.database import EVENT, INBOX
from tests.bot.memory.builders import a_memory
from tests.builders import a_catalogue, a_database, a_product
from tests.drill.__main__ import is_wrong
from tests.drill.audit import audit, look
from tests.drill.shoppers import Said, _Silence, texts_of

NOW = datetime(2026, 5, 1, 12, 0)
CAP = 1
CLEAN = {
    "messages": 2, "lost": 0, "duplicated": 0, "out_of_order": 0, "double_orders": 0,
    "cap_breaches": 0, "ghost_offers": 0, "stock_wrong": 0, "longest_silence_s": 3.0,
}


@dataclass
class AShopper:
    """As the audit sees one: two messages, an answer each, one order."""

    conversation: str = "c1"
    said: list[Sequence[Said]] = field(default_factory=lambda: [[heard("m1")], [heard("m2")]])
    receipts: int = 1
    again: Optional[tuple[Said, Said]] = None


def heard(message_id, texts=("yes",), silence_s=3.0):
    return Said({"message_id": message_id, "text": "hello"}, texts, silence_s=silence_s)


@pytest.fixture
def shop(tmp_path):
    database = a_database(tmp_path, a_catalogue(a_product("BEANS")))
    yield database
    database.close()


@pytest.fixture
def memory(tmp_path):
    engine = a_memory(tmp_path)
    for number in (1, 2):
        answered(engine, f"m{number}", number, 10 * number)
    yield engine
    engine.dispose()


def answered(engine, message_id, turn, first, **given):
    """A message with what was said and answered, two events from `first` on."""
    row = {"first_event": first, "next_event": first + 2, **given}
    run(engine, sa.insert(INBOX).values(
        conversation="c1", message_id=message_id, turn=turn, is_failed=False, **row
    ))
    for at, kind in enumerate(("user", "bot")):
        spoken(engine, first + at, kind)


def spoken(engine, ordinal, kind, **data):
    event = {"event": kind, "data": data}
    run(engine, sa.insert(EVENT).values(
        conversation="c1", ordinal=ordinal, type=kind, timestamp=0.0, data=json.dumps(event)
    ))


def run(engine, statement):
    with engine.begin() as connection:
        connection.execute(statement)


def order(shop, number="P1", taken=2):
    """Of two pieces, of which so many were taken off the shelf."""
    with shop.session_scope() as db:
        line = OrderLine(sku="BEANS", quantity=2, unit_price=Decimal(8))
        db.add(Order(
            number=number, visitor="c:c1", status="placed", currency="USD",
            delivery_price=Decimal(0), total=Decimal(16), ordered_at=NOW, lines=[line],
        ))
        db.execute(sa.update(ProductRow).values(stock=ProductRow.stock - taken))


def offer(shop, ordinal=1):
    with shop.session_scope() as db:
        if db.get(SellingSession, "s1") is None:
            db.add(SellingSession(
                id="s1", visitor="c:c1", ordinal=1, started_at=NOW, last_seen_at=NOW
            ))
            db.flush()
        db.add(LedgerEntry(
            id=f"o{ordinal}", session_id="s1", ordinal=ordinal, origin="proactive",
            visitor="c:c1", conversation="c1", channel="web", strategy="accessory",
            kind="cross_sell", act="add", sku=f"SKU{ordinal}", quantity=1, context="x",
            propensity=1.0, price=Decimal(8), currency="USD", status="shown", turn=1,
            proposed_at=NOW,
        ))


def found(memory, shop, before, shopper=None):
    return dict(audit(memory, shop, before, [shopper or AShopper()], CAP))


def test_all_is_right(memory, shop):
    before = look(shop)
    order(shop)
    offer(shop)
    spoken(memory, 30, "bot", custom={"type": "offer", "offer_id": "o1"})
    run(memory, sa.update(INBOX).where(INBOX.c.message_id == "m2").values(next_event=31))
    run(memory, sa.update(EVENT).where(EVENT.c.ordinal == 21).values(type="slot"))

    assert found(memory, shop, before) == CLEAN


def a_message_without_an_answer(memory, shop, shopper):
    shopper.said.append([heard("m3", texts=None)])


def an_answer_that_the_inbox_does_not_know(memory, shop, shopper):
    run(memory, sa.update(INBOX).where(INBOX.c.message_id == "m2").values(next_event=None))
    run(memory, sa.delete(EVENT).where(EVENT.c.ordinal >= 20))


def a_receipt_without_an_order(memory, shop, shopper):
    shopper.receipts = 2


def events_of_no_message(memory, shop, shopper):
    spoken(memory, 40, "user")


def another_answer_when_sent_again(memory, shop, shopper):
    shopper.again = (heard("m2"), heard("m2", texts=("no",)))


def another_answer_at_the_other_front(memory, shop, shopper):
    shopper.said[1] = [heard("m2"), heard("m2", texts=("no",))]


def answered_before_an_earlier_one(memory, shop, shopper):
    run(memory, sa.update(INBOX).where(INBOX.c.message_id == "m1").values(turn=9))


def an_order_that_nobody_placed(memory, shop, shopper):
    order(shop, "P2")


def more_offers_than_allowed(memory, shop, shopper):
    for ordinal in (1, 2):
        offer(shop, ordinal)
        run(memory, sa.update(EVENT).where(EVENT.c.ordinal == 10 * ordinal + 1).values(
            data=json.dumps({"data": {"custom": {"offer_id": f"o{ordinal}"}}})
        ))


def an_offer_that_was_never_said(memory, shop, shopper):
    offer(shop)


def more_taken_than_sold(memory, shop, shopper):
    with shop.session_scope() as db:
        db.execute(sa.update(ProductRow).values(stock=ProductRow.stock - 1))


def a_long_silence(memory, shop, shopper):
    shopper.said[1] = [heard("m2", silence_s=16.0)]


@pytest.mark.parametrize(("wrong", "key"), [
    (a_message_without_an_answer, "lost"),
    (an_answer_that_the_inbox_does_not_know, "lost"),
    (a_receipt_without_an_order, "lost"),
    (events_of_no_message, "duplicated"),
    (another_answer_when_sent_again, "duplicated"),
    (another_answer_at_the_other_front, "duplicated"),
    (answered_before_an_earlier_one, "out_of_order"),
    (an_order_that_nobody_placed, "double_orders"),
    (more_offers_than_allowed, "cap_breaches"),
    (an_offer_that_was_never_said, "ghost_offers"),
    (more_taken_than_sold, "stock_wrong"),
    (a_long_silence, "longest_silence_s"),
])
def test_what_is_wrong_is_found(memory, shop, wrong, key):
    before, shopper = look(shop), AShopper()
    order(shop)

    wrong(memory, shop, shopper)

    figures = found(memory, shop, before, shopper)
    assert {each for each, value in figures.items() if is_wrong(each, value)} == {key}


def test_what_was_said_before_it_broke_off_does_not_count():
    lines = [
        {"type": "message", "message": {"text": "half"}}, {"type": "again"},
        {"type": "message", "message": {"text": "whole"}}, {"type": "done"},
    ]

    assert texts_of(lines) == ["whole"]


def test_a_silence_lasts_from_word_to_word():
    silence, begun = _Silence(), threading.Event()

    begun.wait(0.05)
    silence.hear()
    silence.hear()

    assert silence.longest_s >= 0.05
