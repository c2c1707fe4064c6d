"""The memory's database: opened with all it needs, one transaction at a time."""
import pytest
import sqlalchemy as sa

from bot.memory.database import (
    BUTTON,
    MemoryConflict,
    MemoryUnavailable,
    memory_scope,
    open_memory,
)
from tests.bot.memory.builders import a_memory

ROW = {"conversation": "c1", "id": "b1", "payload": "/x", "title": "X"}


def insert(memory, *rows):
    with memory_scope(memory) as connection:
        for row in rows:
            connection.execute(sa.insert(BUTTON).values(row))


def count(memory):
    with memory_scope(memory) as connection:
        return connection.execute(sa.select(sa.func.count()).select_from(BUTTON)).scalar()


def test_makes_its_folder_and_waits_for_other_writers(tmp_path):
    memory = a_memory(tmp_path)

    with memory_scope(memory) as connection:
        assert connection.execute(sa.text("PRAGMA journal_mode")).scalar() == "wal"
        assert connection.execute(sa.text("PRAGMA busy_timeout")).scalar() == 5000
    assert (tmp_path / "memory" / "conversations.db").exists()


def test_opening_again_keeps_what_is_there(tmp_path):
    insert(a_memory(tmp_path), ROW)

    assert count(a_memory(tmp_path)) == 1


def test_an_error_rolls_all_back(tmp_path):
    memory = a_memory(tmp_path)

    with pytest.raises(MemoryConflict):
        insert(memory, {**ROW, "id": "b2"}, ROW, ROW)

    assert count(memory) == 0


@pytest.mark.parametrize("url", [
    "nonsense", "oracle://x", "sqlite:////dev/null/x.db",
    "postgresql://nobody@127.0.0.1:1/none",
])
def test_a_database_that_cannot_be_opened_is_an_error(url):
    with pytest.raises(MemoryUnavailable):
        open_memory(url)
