"""What `serve` does with both databases before it serves, and `pramuniaga upgrade`."""
import shutil
import stat
from collections import namedtuple
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console
from sqlalchemy.engine import make_url

from actions.databases.upgrading import standing_of
from actions.schema import SHOP, open_shop_database
from actions.settings import Settings
from bot.databases import parts_of, prepare_databases, upgrade_databases
from bot.memory.database import open_memory
from tests.databases.looking import rows_of, run_sql

Disk = namedtuple("Disk", "total used free")


@pytest.fixture
def console():
    return Console(file=StringIO(), width=300)


def settings_of(shop_url, memory_url):
    return Settings(secret="s" * 32, database_url=shop_url, memory_url=memory_url)


@pytest.fixture
def earlier(earlier_url):
    return settings_of(earlier_url("shop"), earlier_url("memory"))


def files_beside(url):
    file = Path(make_url(url).database)
    return list(file.parent.glob(f"{file.name}.*"))


def test_a_new_setup_gets_both_databases(new_url, console):
    settings = settings_of(new_url(), new_url())

    assert prepare_databases(settings, console) == []

    assert open_shop_database(settings.database_url)
    assert open_memory(settings.memory_url)
    assert "Made a new shop database: " in console.file.getvalue()


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_sqlite_is_upgraded_after_a_copy_beside_it(earlier, console):
    before = {url: rows_of(url) for url in (earlier.database_url, earlier.memory_url)}

    assert prepare_databases(earlier, console) == []

    told = console.file.getvalue()
    assert f"Upgrading the shop database from revision 0001 to {SHOP.newest}." in told
    for part in parts_of(earlier):
        [copy] = files_beside(part.url)
        assert f"A copy of it as it was: {copy}" in told
        assert ".at-0001-" in copy.name
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
        assert rows_of(f"sqlite:///{copy}") == before[part.url]
        assert standing_of(part.schema, part.url).is_newest


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_what_is_at_the_newest_revision_is_neither_copied_nor_told(new_url, console):
    settings = settings_of(new_url(), new_url())
    prepare_databases(settings, Console(file=StringIO()))

    assert prepare_databases(settings, console) == []

    assert console.file.getvalue() == ""
    assert files_beside(settings.database_url) == []


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_without_room_for_the_copy_nothing_is_upgraded(earlier, console, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: Disk(10**9, 10**9, 1000))

    problems = prepare_databases(earlier, console)

    assert len(problems) == 2
    assert "MB are needed in" in problems[0]
    assert standing_of(SHOP, earlier.database_url).revision == "0001"
    assert files_beside(earlier.database_url) == []


@pytest.mark.parametrize("kind", ["postgresql"], indirect=True)
def test_postgresql_is_left_to_its_operator(earlier, console):
    problems = prepare_databases(earlier, console)

    assert len(problems) == 2
    assert all("run `pramuniaga upgrade`" in problem for problem in problems)
    assert standing_of(SHOP, earlier.database_url).revision == "0001"


def test_the_command_upgrades_both(earlier, console):
    assert upgrade_databases(earlier, console) == 0
    assert upgrade_databases(earlier, console) == 0

    assert all(standing_of(part.schema, part.url).is_newest for part in parts_of(earlier))
    assert console.file.getvalue().count("the newest") == 2


def test_a_memory_of_another_schema_is_refused_with_words(new_url, console):
    settings = settings_of(new_url(), new_url())
    run_sql(settings.memory_url, "create table events (id integer)")

    [problem] = prepare_databases(settings, console)

    assert "The conversation memory (" in problem
    assert "is not one of Pramuniaga's" in problem
    assert "it holds events" in problem
    assert upgrade_databases(settings, console) == 1


def test_a_database_out_of_reach_is_a_problem_without_its_password(new_url, console):
    settings = settings_of("postgresql://seller:geheim@127.0.0.1:1/none", new_url())

    [problem] = prepare_databases(settings, console)

    assert "can't be opened: " in problem
    assert "geheim" not in problem
