"""The command for returns: what waits for a decision is listed, and closed once."""
from datetime import datetime
from decimal import Decimal
from io import StringIO

import pytest
from rich.console import Console

from actions.settings import Settings
from actions.shop.models import GoodsReturn, Order, OrderLine
from bot.commands.return_commands import close_one, list_returns
from tests.builders import a_database

NOON = datetime(2026, 5, 1, 12, 0)


@pytest.fixture
def settings(tmp_path):
    """One return of one of two lines."""
    database = a_database(tmp_path)
    lines = [
        OrderLine(sku=sku, title=f"Product {sku}", quantity=1, unit_price=Decimal(5))
        for sku in ("MUG", "LID")
    ]
    with database.session_scope() as db:
        db.add(Order(
            number="P1", visitor="u:sari", status="paid", currency="USD", ordered_at=NOON,
            delivery_price=Decimal(0), total=Decimal(10), lines=lines,
        ))
        db.add(GoodsReturn(
            visitor="u:sari", conversation="c", order_number="P1", sku="MUG", variant="",
            reason="it has [red] a crack", asked_at=NOON,
        ))
    database.close()
    return Settings(secret="s" * 32, database_url=database.url, memory_url="sqlite://")


def told(command, *given):
    console = Console(file=StringIO(), width=200)
    status = command(*given, console)
    return status, console.file.getvalue()


def test_what_waits_is_listed_with_goods_and_reason(settings):
    status, text = told(list_returns, settings)

    assert status == 0
    for part in ("2026-05-01 12:00", "P1", "Product MUG", "it has [red] a crack"):
        assert part in text
    assert "LID" not in text


def test_it_is_closed_once(settings):
    assert told(close_one, settings, 1) == (0, "Return 1 is closed.\n")
    assert told(close_one, settings, 1) == (1, "No return 1 waits for a decision.\n")
    assert told(list_returns, settings) == (0, "No return waits for a decision.\n")
