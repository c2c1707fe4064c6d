"""Backups: one file of both databases, made while the shop sells, and back from it."""
import json
import os
import shutil
import stat
import tarfile
from collections import namedtuple
from io import BytesIO, StringIO
from pathlib import Path
from threading import Thread

import pgserver
import pytest
from rich.console import Console
from sqlalchemy.engine import make_url

from actions.databases.dumps import DatabaseInUse
from actions.databases.engines import is_sqlite
from actions.databases.errors import DatabaseAhead, DatabaseForeign, NotEnoughRoom
from actions.databases.postgres_dump import ClientMissing
from actions.databases.upgrading import create_when_empty, standing_of, upgrade
from actions.schema import SHOP, open_shop_database
from actions.settings import Settings
from actions.shop.models import ShopState
from bot.backups.archive import BackupRefused, read_manifest
from bot.backups.backup import back_up
from bot.backups.restore import restore
from bot.databases import parts_of
from bot.memory.database import MEMORY
from tests.databases.looking import rows_of, run_sql

PROGRAMS = Path(pgserver.__file__).parent / "pginstall" / "bin"
Disk = namedtuple("Disk", "total used free")


@pytest.fixture(autouse=True)
def _programs_of_this_server(monkeypatch):
    monkeypatch.setenv("PATH", f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}")


@pytest.fixture
def filled(earlier_url):
    settings = settings_of(earlier_url("shop"), earlier_url("memory"))
    for part in parts_of(settings):
        upgrade(part.schema, part.url)
    return settings


@pytest.fixture
def empty(new_url):
    return settings_of(new_url(), new_url())


def settings_of(shop_url, memory_url):
    return Settings(secret="s" * 32, database_url=shop_url, memory_url=memory_url)


def a_console():
    return Console(file=StringIO(), width=300)


def saved(settings, file, **given):
    assert back_up(settings, file, a_console(), **given) == 0
    return file


def restored(settings, file, is_forced=False):
    console = a_console()
    assert restore(settings, file, console, is_forced) == 0
    return console.file.getvalue()


def all_rows(settings):
    return [rows_of(part.url) for part in parts_of(settings)]


def test_both_databases_come_back_as_they_were(filled, empty, tmp_path):
    file = saved(filled, tmp_path / "shop.backup")

    told = restored(empty, file)

    assert all_rows(empty) == all_rows(filled)
    assert all(standing_of(part.schema, part.url).is_newest for part in parts_of(empty))
    assert "The shop database is restored." in told
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert sorted(path.name for path in tmp_path.glob("*backup*")) == ["shop.backup"]


def test_what_is_restored_goes_on(filled, empty, tmp_path):
    restored(empty, saved(filled, tmp_path / "shop.backup"))

    run_sql(empty.database_url, "insert into cart (visitor, currency, last_message, updated_at) "
                                "values ('c:new', 'USD', '', '2026-12-01 00:00:00')")

    assert any("'id': 6" in row for row in rows_of(empty.database_url)["cart"])
    open_shop_database(empty.database_url)


def test_the_file_says_what_it_holds(filled, tmp_path):
    manifest = read_manifest(saved(filled, tmp_path / "shop.backup"))

    kind = "sqlite" if is_sqlite(filled.database_url) else "postgresql"
    assert [(part.name, part.kind, part.revision) for part in manifest.parts] == [
        ("memory", kind, MEMORY.newest), ("shop", kind, SHOP.newest)
    ]
    assert manifest.made_at.endswith("+00:00")


def test_a_backup_is_made_while_the_shop_sells(filled, empty, tmp_path):
    """Somebody writes all the time: what was committed before is in it, nothing is half in it."""
    shop, is_over = open_shop_database(filled.database_url), []

    def sell():
        number = 0
        while not is_over:
            with shop.session_scope() as db:
                db.add_all(ShopState(key=f"{side} {number}", value=1) for side in ("left", "right"))
            number += 1

    seller = Thread(target=sell)
    seller.start()
    try:
        with shop.session_scope() as db:
            db.add(ShopState(key="before", value=1))
        saved(filled, tmp_path / "shop.backup")
    finally:
        is_over.append(True)
        seller.join()
    restored(empty, tmp_path / "shop.backup")

    kept = str(rows_of(empty.database_url)["shop_state"])
    assert "'key': 'before'" in kept
    assert kept.count("'key': 'left") == kept.count("'key': 'right") > 0


def test_an_earlier_backup_is_upgraded(earlier_url, empty, tmp_path):
    earlier = settings_of(earlier_url("shop"), earlier_url("memory"))
    file = saved(earlier, tmp_path / "earlier.backup")

    restored(empty, file)

    assert all(standing_of(part.schema, part.url).is_newest for part in parts_of(empty))
    assert len(rows_of(empty.database_url)["shop_order"]) == 5


def test_what_holds_data_is_replaced_only_when_told_and_after_a_backup(filled, tmp_path):
    folder = tmp_path / "kept"
    folder.mkdir()
    file = saved(filled, folder / "shop.backup")
    run_sql(filled.database_url, "update shop_order set name = 'changed since'")
    now = all_rows(filled)

    with pytest.raises(BackupRefused, match="hold data. Say --force"):
        restore(filled, file, a_console(), is_forced=False)
    assert all_rows(filled) == now
    told = restored(filled, file, is_forced=True)

    before = Path(told.split("What was there before: ")[1].splitlines()[0])
    assert "changed since" not in str(all_rows(filled))
    assert stat.S_IMODE(before.stat().st_mode) == 0o600
    restored(filled, before, is_forced=True)
    assert all_rows(filled) == now


def test_nothing_is_restored_under_a_running_server(filled, empty, tmp_path):
    file = saved(filled, tmp_path / "shop.backup")
    create_when_empty(SHOP, empty.database_url)
    server = open_shop_database(empty.database_url)
    with server.read_scope() as db:
        db.get(ShopState, "any")

    with pytest.raises(DatabaseInUse, match="shop database .* is in use. Stop the server"):
        restore(empty, file, a_console(), is_forced=True)

    server.engine.dispose()


def test_a_server_that_stopped_keeps_nobody_from_restoring(filled, empty, tmp_path):
    file = saved(filled, tmp_path / "shop.backup")
    create_when_empty(SHOP, empty.database_url)
    server = open_shop_database(empty.database_url)
    with server.session_scope() as db:
        db.add(ShopState(key="any", value=1))
    server.engine.dispose()

    restored(empty, file, is_forced=True)

    assert all_rows(empty) == all_rows(filled)


def test_a_file_that_is_there_is_not_replaced_unless_told(filled, tmp_path):
    file = tmp_path / "shop.backup"
    file.write_text("something dear")

    with pytest.raises(BackupRefused, match="is there already"):
        back_up(filled, file, a_console())
    assert file.read_text() == "something dear"

    saved(filled, file, may_replace=True)
    assert read_manifest(file).parts


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_what_is_no_backup_is_refused_before_anything_is_touched(filled, tmp_path):
    rows, files = all_rows(filled), {
        "missing": None, "empty": b"", "text": b"no tar at all",
        "no manifest": archived({}), "no json": archived({"manifest.json": b"{"}),
        "other format": archived({"manifest.json": b'{"format": 99}'}),
    }
    for name, content in files.items():
        file = tmp_path / name
        content is None or file.write_bytes(content)

        with pytest.raises(BackupRefused):
            restore(filled, file, a_console(), is_forced=True)

    assert all_rows(filled) == rows


@pytest.mark.parametrize("change", ["cut", "altered"])
def test_a_damaged_file_changes_nothing(filled, tmp_path, change):
    file, rows = saved(filled, tmp_path / "shop.backup"), all_rows(filled)
    if change == "cut":
        file.write_bytes(file.read_bytes()[:-2000])
    else:
        with tarfile.open(file) as archive:
            contents = {m.name: archive.extractfile(m).read() for m in archive}
        file.write_bytes(archived({**contents, "shop": contents["shop"][:-1] + b"?"}))

    with pytest.raises(BackupRefused, match="damaged|can't be read"):
        restore(filled, file, a_console(), is_forced=True)

    assert all_rows(filled) == rows
    assert not list(tmp_path.glob(".restore-*"))


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_a_backup_fits_only_the_kind_of_database_it_was_made_of(filled, postgres, tmp_path):
    file = saved(filled, tmp_path / "shop.backup")
    other = settings_of(postgres.get_uri("shared"), postgres.get_uri("shared"))

    with pytest.raises(BackupRefused, match="it can be restored only to sqlite"):
        restore(other, file, a_console(), is_forced=True)


def test_a_backup_of_a_newer_version_is_refused(filled, empty, tmp_path):
    file = saved(filled, tmp_path / "shop.backup")
    with tarfile.open(file) as archive:
        contents = {member.name: archive.extractfile(member).read() for member in archive}
    manifest = json.loads(contents["manifest.json"])
    manifest["parts"][1]["revision"] = "0999"
    file.write_bytes(archived({**contents, "manifest.json": json.dumps(manifest).encode()}))

    with pytest.raises(BackupRefused, match="revision 0999, which this version doesn't know"):
        restore(empty, file, a_console(), is_forced=True)


def test_only_what_is_ours_is_kept_and_replaced(filled, empty, tmp_path):
    file = saved(filled, tmp_path / "shop.backup")
    run_sql(empty.database_url, "create table blog_post (id integer)")

    with pytest.raises(DatabaseForeign):
        restore(empty, file, a_console(), is_forced=True)

    assert rows_of(empty.database_url) == {"blog_post": []}


def test_of_a_newer_database_sqlite_is_kept_whole_and_postgresql_not_in_part(filled, tmp_path):
    run_sql(filled.database_url, f"update {SHOP.version_table} set version_num = '0999'")
    file = tmp_path / "shop.backup"

    if is_sqlite(filled.database_url):
        assert read_manifest(saved(filled, file)).part("shop").revision == "0999"
    else:
        with pytest.raises(DatabaseAhead):
            back_up(filled, file, a_console())
        assert not file.exists()


def test_a_part_that_is_empty_is_left_out(new_url, empty, tmp_path):
    settings = settings_of(new_url(), new_url())
    create_when_empty(SHOP, settings.database_url)

    manifest = read_manifest(saved(settings, tmp_path / "shop.backup"))

    assert [part.name for part in manifest.parts] == ["shop"]
    with pytest.raises(BackupRefused, match="nothing to keep"):
        back_up(empty, tmp_path / "empty.backup", a_console())


def test_without_room_there_is_no_file(filled, tmp_path, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: Disk(10**9, 10**9, 1000))

    with pytest.raises(NotEnoughRoom):
        back_up(filled, tmp_path / "shop.backup", a_console())

    assert not list(tmp_path.glob("*backup*"))


@pytest.mark.parametrize("kind", ["postgresql"], indirect=True)
def test_a_client_program_that_is_missing_or_too_old_is_named(filled, tmp_path, monkeypatch):
    programs = tmp_path / "programs"
    programs.mkdir()
    monkeypatch.setenv("PATH", str(programs))
    file = tmp_path / "shop.backup"

    with pytest.raises(ClientMissing, match="`pg_dump` is missing.*apt install"):
        back_up(filled, file, a_console())
    (programs / "pg_dump").write_text("#!/bin/sh\necho 'pg_dump (PostgreSQL) 9.6.1'\n")
    (programs / "pg_dump").chmod(0o755)
    with pytest.raises(ClientMissing, match="is of version 9, and the server of 16"):
        back_up(filled, file, a_console())

    assert not file.exists()


@pytest.mark.parametrize("kind", ["postgresql"], indirect=True)
def test_a_restore_that_fails_leaves_postgresql_as_it_was(filled, tmp_path):
    """The dump is whole, but something of the operator's stands in the way of its tables."""
    file, rows = saved(filled, tmp_path / "shop.backup"), all_rows(filled)
    run_sql(filled.database_url, "create sequence blocked", "drop sequence cart_id_seq cascade",
            "alter sequence blocked rename to cart_id_seq")

    with pytest.raises(Exception, match="stays as it was, as a program failed: .*cart_id_seq"):
        restore(filled, file, a_console(), is_forced=True)

    assert all_rows(filled) == rows


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_both_in_one_file_come_back_from_one_backup(new_url, tmp_path):
    url, other = new_url(), new_url()
    upgrade(SHOP, url)
    upgrade(MEMORY, url)
    run_sql(url, "insert into shop_state values ('k', '1')",
            "insert into signed_out values ('c', 1)")
    file = saved(settings_of(url, url), tmp_path / "shop.backup")

    restored(settings_of(other, other), file)

    assert rows_of(other) == rows_of(url)


def test_the_password_is_on_no_command_line():
    from actions.databases.postgres_dump import _without_password

    plain = _without_password("postgresql+psycopg2://seller:geheim@db.example:5432/shop?sslmode=require")

    assert plain == "postgresql://seller@db.example:5432/shop?sslmode=require"
    assert make_url(plain).password is None


def archived(contents):
    buffer = BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as archive:
        for name, content in contents.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, BytesIO(content))
    return buffer.getvalue()
