"""Who waits for a person, from the command line."""
import json
from datetime import datetime, timedelta
from io import StringIO

import pytest
import sqlalchemy as sa
from rich.console import Console
from sqlalchemy import select
from typer.testing import CliRunner

from actions.schema import open_shop_database
from actions.settings import Settings
from actions.shop.handovers import call_for_a_person
from actions.shop.models import Handover
from bot.commands.cli import app
from bot.commands.handover_commands import close_handover, list_handovers
from bot.memory.database import EVENT, memory_scope, open_memory
from tests.actions.shop.shopping import a_shopper


@pytest.fixture
def settings(tmp_path):
    """Of a shop in which Ann asked for a person yesterday and Ben just now."""
    given = Settings(
        secret="s" * 32, database_url=f"sqlite:///{tmp_path / 'shop.db'}",
        memory_url=f"sqlite:///{tmp_path / 'memory.db'}",
    )
    now, memory = datetime.utcnow(), open_memory(given.memory_url, True)
    database = open_shop_database(given.database_url, may_create=True)
    with database.session_scope() as db:
        call_for_a_person(
            db, a_shopper("c:ann"), "complaint", now - timedelta(hours=26), "0812 3456 7890"
        )
        call_for_a_person(db, a_shopper("c:ben"), "asked", now)
    said = {"event": "user", "timestamp": 1.0, "metadata": {}, "text": "it [red]broke\n" + "x" * 99}
    with memory_scope(memory) as connection:
        connection.execute(sa.insert(EVENT), {
            "conversation": "ann", "ordinal": 0, "type": "user", "timestamp": 1.0,
            "data": json.dumps(said),
        })
    memory.dispose()
    yield given
    database.close()


def told(command, *given):
    console = Console(file=StringIO(), width=300)
    return command(*given, console), console.file.getvalue()


def closed(settings):
    with open_shop_database(settings.database_url).read_scope() as db:
        return db.scalars(select(Handover.id).where(~Handover.is_open)).all()


def test_lists_who_waits_the_longest_first(settings):
    status, text = told(list_handovers, settings)
    ann, ben = [line for line in text.splitlines() if " ann " in line or " ben " in line]

    assert status == 0
    cells = [cell.strip() for cell in ann.split("│")[1:-1]]
    assert cells[:1] + cells[2:7] == ["1", "1 d 2 h", "complaint", "en", "0812 3456 7890", "ann"]
    assert cells[7].startswith("it [red]broke xxx")
    assert cells[7].endswith("…")
    assert [cell.strip() for cell in ben.split("│")[1:-1]][2:] == [
        "0 min", "asked", "en", "–", "ben", "–",
    ]


def test_who_was_answered_is_taken_off_the_list(settings):
    assert told(close_handover, settings, 1) == (0, "Request no. 1 is closed.\n")

    assert closed(settings) == [1]
    assert " ann " not in told(list_handovers, settings)[1]


@pytest.mark.parametrize(("number", "reason"), [
    (7, "There is no request no. 7.\n"), (1, "Request no. 1 was closed before.\n"),
])
def test_what_is_not_open_is_not_closed(settings, number, reason):
    told(close_handover, settings, 1)

    assert told(close_handover, settings, number) == (1, reason)
    assert closed(settings) == [1]


def test_an_empty_list_says_so(settings):
    for number in (1, 2):
        told(close_handover, settings, number)

    assert told(list_handovers, settings) == (0, "Nobody waits for a person.\n")


def test_a_number_that_is_none_is_refused():
    refused = CliRunner().invoke(app, ["handovers", "close", "first"])

    assert refused.exit_code == 2
    assert "valid int" in refused.output
