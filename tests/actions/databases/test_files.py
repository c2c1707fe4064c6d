"""Database files are their owner's alone, those that were open to others too."""
import os
import stat
from pathlib import Path

import pytest

from actions.databases.files import private_file, private_folder
from actions.schema import open_shop_database
from actions.shop.models import ShopState
from bot.memory.database import open_memory


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture(autouse=True)
def _open_to_all():
    before = os.umask(0)
    yield
    os.umask(before)


def modes_in(folder):
    return {path.name: mode(path) for path in folder.iterdir()}


def test_all_files_of_both_databases_are_private(tmp_path):
    shop = open_shop_database(f"sqlite:///{tmp_path / 'data' / 'shop.db'}", may_create=True)
    memory = open_memory(f"sqlite:///{tmp_path / 'data' / 'talks.db'}", may_create=True)
    with shop.session_scope() as db:
        db.add(ShopState(key="k", value="v"))
    found = modes_in(tmp_path / "data")
    memory.dispose()

    assert mode(tmp_path / "data") == 0o700
    assert {"shop.db", "shop.db-wal", "shop.db-shm", "talks.db-wal"} <= found.keys()
    assert set(found.values()) == {0o600}


def test_files_that_were_open_to_others_are_closed(tmp_path):
    for name in ("shop.db", "shop.db-wal", "shop.db-shm"):
        (tmp_path / name).touch(0o664)
    (tmp_path / "other.db").touch(0o664)

    private_file(tmp_path / "shop.db")

    assert modes_in(tmp_path) == {
        "shop.db": 0o600, "shop.db-wal": 0o600, "shop.db-shm": 0o600, "other.db": 0o664
    }


def test_a_file_that_was_closed_even_more_stays_so(tmp_path):
    (tmp_path / "shop.db").touch(0o400)

    private_file(tmp_path / "shop.db")

    assert mode(tmp_path / "shop.db") == 0o400


@pytest.mark.parametrize(("folder", "after"), [("var", 0o700), ("var/run", 0o700), ("srv", 0o755)])
def test_of_folders_that_exist_only_our_own_is_closed(tmp_path, monkeypatch, folder, after):
    monkeypatch.chdir(tmp_path)
    Path(folder).parts[0] == "var" and Path("var").mkdir(0o755)
    Path(folder).mkdir(0o755, exist_ok=True)

    private_folder(Path(folder))

    assert mode(tmp_path / Path(folder).parts[0]) == after
