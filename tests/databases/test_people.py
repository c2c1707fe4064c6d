"""People's data: all of it is told, and all of it can be erased, orders aside."""
import json
import stat
from datetime import datetime
from io import StringIO

import pytest
from rich.console import Console
from typer.testing import CliRunner

from actions.databases.upgrading import upgrade
from actions.schema import open_shop_database
from actions.schema.people import IMPERSONAL, PARENTS, WHO
from actions.schema.tables import METADATA
from actions.settings import Settings
from actions.shop.orders.orders import mark_paid
from bot.commands.cli import app
from bot.commands.person_commands import erase_person, export_person
from bot.databases import parts_of
from bot.memory.database import METADATA as MEMORY_TABLES
from bot.memory.database import open_memory
from bot.memory.history import read_history
from bot.memory.signed_out import is_signed_out
from tests.databases import earlier
from tests.databases.looking import rows_of, values_of
from tests.databases.seeding import seed_goods, seed_person

NOW = datetime(2026, 12, 1)
WHAT_AN_ORDER_KEEPS = {
    ("shop_order", "number"), ("shop_order", "delivery"), ("order_line", "sku"),
    ("order_line", "variant"), ("order_line", "title"), ("cart", "reviewed"), ("cart", "reward"),
    ("cart_line", "variant"),
}
TELLING = ("name", "email", "address", "phone", "city", "recipient", "person", "birth")


@pytest.fixture
def settings(earlier_url):
    """Of the shop that earlier servers left, upgraded."""
    given = Settings(
        secret="s" * 32, database_url=earlier_url("shop"), memory_url=earlier_url("memory")
    )
    for part in parts_of(given):
        upgrade(part.schema, part.url)
    return given


@pytest.fixture
def seeded(new_url):
    """Two people with a row in every table that may hold one."""
    given = Settings(secret="s" * 32, database_url=new_url(), memory_url=new_url())
    for part in parts_of(given):
        upgrade(part.schema, part.url)
    seed_goods(given.database_url)
    seed_person(given.database_url, given.memory_url, "ERIKA", "conv-1")
    seed_person(given.database_url, given.memory_url, "BUDI", "conv-2")
    return given


def exported(settings, person_id, folder):
    file = folder / f"{person_id}.json"
    status = export_person(settings, person_id, file, a_console())
    return json.loads(file.read_text("utf-8")) if status == 0 else None


def erased(settings, person_id):
    console = a_console()
    assert erase_person(settings, person_id, True, console) == 0
    return console.file.getvalue()


def a_console():
    return Console(file=StringIO(), width=300)


def all_text(settings):
    return "".join(str(rows_of(part.url)) for part in parts_of(settings))


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_every_table_says_whose_it_is(kind):
    """A new table with people in it is found by its columns, or named where it belongs."""
    for table in METADATA.sorted_tables:
        is_found = bool({*WHO} & {*table.c.keys()}) or table.name in PARENTS
        assert is_found != (table.name in IMPERSONAL), table.name
        if table.name in IMPERSONAL:
            assert not {*TELLING} & {*table.c.keys()}, table.name
    assert METADATA.tables.keys() >= IMPERSONAL
    assert all("conversation" in table.c for table in MEMORY_TABLES.sorted_tables)


def test_what_is_told_is_every_row_of_the_person_and_of_nobody_else(seeded, tmp_path):
    told = exported(seeded, "ERIKA", tmp_path)

    personal = METADATA.tables.keys() - IMPERSONAL
    assert told["shop"].keys() == personal
    assert told["memory"].keys() == MEMORY_TABLES.tables.keys() - {"signed_out"}
    assert told["conversations"] == ["conv-1"]
    assert "BUDI" not in str(told)
    assert all(len(rows) == 1 for part in ("shop", "memory") for rows in told[part].values())
    assert told["memory"]["event"][0]["data"]["metadata"] == {"customer": "ERIKA"}


def test_nothing_is_left_of_who_is_erased_and_all_of_others(seeded, tmp_path):
    budi = exported(seeded, "BUDI", tmp_path)["shop"]

    erased(seeded, "ERIKA")

    left = {
        (table, column)
        for part in parts_of(seeded) for table, rows in values_of(part.url).items()
        for row in rows for column, value in row.items() if "ERIKA" in str(value)
}
    assert left == WHAT_AN_ORDER_KEEPS
    (tmp_path / "BUDI.json").unlink()
    assert exported(seeded, "BUDI", tmp_path)["shop"] == budi


def test_an_order_stays_without_the_person(settings, tmp_path):
    told = erased(settings, "C0002")

    [order] = [row for row in rows_of(settings.database_url)["shop_order"] if "P100004" in row]
    for kept in ("'total': 6130", "'currency': 'USD'", "'points_redeemed': 250", "'paid'"):
        assert kept in order
    assert "'visitor': 'x:4'" in order
    for gone in ("C0002", "Ann Example", "Elm Grove", earlier.BUYER):
        assert gone not in all_text(settings).replace(
            f"'conversation': '{earlier.BUYER}'}}", ""  # the session that was ended
        )
    assert "shop_order: 3 lost the person" in told
    assert "Not delivered yet, and the address goes too: P100004" in told


def test_erasing_again_finds_nothing_and_changes_nothing(settings):
    erased(settings, "C0002")
    before = all_text(settings)

    assert "Nothing is known of C0002." in erased(settings, "C0002")
    assert all_text(settings) == before


def test_a_guest_is_found_by_their_conversation(settings, tmp_path):
    told = exported(settings, earlier.GUEST, tmp_path)
    assert [order["name"] for order in told["shop"]["shop_order"]] == ["Gus Guest"]
    assert "1 Any Street, Leeds LS1 1AA" in str(told["memory"]["event"])

    erased(settings, earlier.GUEST)

    for gone in ("Gus Guest", "Any Street"):
        assert gone not in all_text(settings)
    shop = open_shop_database(settings.database_url)
    with shop.session_scope() as db:
        assert mark_paid(db, "P100005", NOW).status == "paid"


def test_a_customer_is_told_all_their_talks(settings, tmp_path):
    told = exported(settings, "C0001", tmp_path)

    assert told["conversations"] == [earlier.IN_CHECKOUT]
    assert told["shop"]["customer"][0]["email"] == "wulan@example.com"
    assert told["shop"]["cart_line"][0]["sku"] == "COFFEE-DRIP"
    assert [entry["points"] for entry in told["shop"]["points_entry"]] == [42]
    assert "Jl. Contoh 5, Bandung 40111" in str(told["memory"]["event"])
    assert told["shop"]["shop_order"][0]["total"] == "639000.00"


def test_open_pages_of_who_is_erased_go_on_no_more(settings):
    erased(settings, "C0001")

    memory = open_memory(settings.memory_url)
    assert is_signed_out(memory, earlier.IN_CHECKOUT)
    assert not is_signed_out(memory, earlier.BUYER)
    assert read_history(memory, earlier.IN_CHECKOUT) == []


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_what_is_erased_is_not_in_the_files_either(settings, tmp_path):
    erased(settings, "C0002")

    for file in tmp_path.glob("*.db*"):
        content = file.read_bytes()
        for gone in (b"Elm Grove", b"Ann Example", b"ann@example.com"):
            assert gone not in content, file.name


def test_of_a_stranger_nothing_is_told(settings, tmp_path):
    assert exported(settings, "C0009", tmp_path) is None
    assert exported(settings, "%", tmp_path) is None
    assert not list(tmp_path.glob("*.json"))


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_an_export_is_its_owners_alone_and_replaces_nothing(settings, tmp_path):
    file = tmp_path / "wulan.json"
    export_person(settings, "C0001", file, a_console())

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with pytest.raises(FileExistsError):
        export_person(settings, "C0001", file, a_console())


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_erasing_asks_first(settings, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PRAMUNIAGA_SECRET", "s" * 32)
    monkeypatch.setenv("PRAMUNIAGA_DATABASE_URL", settings.database_url)
    monkeypatch.setenv("PRAMUNIAGA_MEMORY_URL", settings.memory_url)
    before = all_text(settings)

    refused = CliRunner().invoke(app, ["person", "erase", "C0001"], input="n\n")
    told = CliRunner().invoke(app, ["person", "export", "C0001"])

    assert refused.exit_code == 1
    assert "Erase it for ever?" in refused.output
    assert all_text(settings) == before
    assert json.loads(told.output)["person"] == "C0001"
    assert CliRunner().invoke(app, ["person", "erase", "C0001", "--yes"]).exit_code == 0


