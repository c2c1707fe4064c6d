"""How well offers are chosen, as a merchant is told it."""
import random
from datetime import datetime
from decimal import Decimal
from io import StringIO

import pytest
from rich.console import Console
from sqlalchemy import insert

from actions.schema import open_shop_database
from actions.selling.acceptance import EXPECTED, log_odds
from actions.selling.sessions import open_session
from actions.selling.tables import DecisionRow, LedgerEntry
from actions.settings import Settings
from bot.commands.evaluating import evaluate_offers


@pytest.fixture
def settings(tmp_path):
    (tmp_path / "selling.yml").touch()
    return Settings(
        secret="s" * 32, database_url=f"sqlite:///{tmp_path / 'shop.db'}", shop_dir=tmp_path
    )


def said(settings):
    console = Console(file=StringIO(), width=120)
    assert evaluate_offers(settings, console) == 0
    return console.file.getvalue()


def offers(database, number, taken):
    """A visit each, of two products that were offered by turns."""
    draw, now = random.Random(1), datetime.utcnow()
    is_taken = [True] * taken + [False] * (number - taken)
    draw.shuffle(is_taken)
    with database.session_scope() as db:
        for place, yes in enumerate(is_taken):
            session = open_session(db, f"c:{place}", now)
            sku, status = ("A", "B")[place % 2], "accepted" if yes else "declined"
            db.execute(insert(LedgerEntry).values(
                id=f"o{place}", session_id=session.id, visitor=f"c:{place}", conversation="conv",
                ordinal=1, origin="proactive", channel="web", strategy="accessory",
                kind="cross_sell", act="add", sku=sku, quantity=1, context="cart new one",
                propensity=0.5, price=Decimal("25.00"), currency="USD", status=status, turn=1,
                proposed_at=now,
            ))
            db.execute(insert(DecisionRow).values(
                session_id=session.id, decided_at=now, turn=1, stage="cart", outcome="offered",
                offer_id=f"o{place}", verdicts=[a_verdict(name) for name in ("A", "B")],
            ))


def a_verdict(sku):
    return {
        "strategy": "accessory", "sku": sku, "anchor": None, "verdict": "offered",
        "chance": "0.12", "value": "1.20", "parts": {"margin": "10.00"},
        "features": {EXPECTED: log_odds(0.12), "any": 1.0, sku: 1.0},
    }


@pytest.fixture
def database(settings):
    database = open_shop_database(settings.database_url, may_create=True)
    yield database
    database.close()


def test_without_any_answers_it_says_what_it_needs(settings, database):
    assert said(settings) == (
        "too little to judge by: 0 answered offers, 0 of them taken; it needs 100 and 10.\n"
    )


def test_with_few_answers_it_counts_them(settings, database):
    offers(database, 20, 5)

    assert said(settings) == (
        "USD: too little to judge by: 20 answered offers, 5 of them taken; it needs 100 and 10.\n"
    )


def test_tells_what_offers_earned_what_the_rules_would_and_how_true_the_chances_are(
    settings, database
):
    offers(database, 200, 40)

    told = said(settings)

    assert "200 answered offers of 200 visits, 40 of them taken" in told
    assert "As offered" in told
    assert "2.00 (" in told
    assert "doubly robust" in told
    assert "ECE" in told
