"""Write-ahead mode of a new SQLite file, asked for by many at the same moment."""
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from threading import Barrier

import pytest

from actions.databases.engines import write_ahead

OPENERS = 8


def open_together(file):
    gate = Barrier(OPENERS)

    def open_one(_):
        gate.wait()
        with closing(sqlite3.connect(file, timeout=20, isolation_level=None)) as connection:
            write_ahead(connection, 20)
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("CREATE TABLE IF NOT EXISTS seen (it)")
            connection.execute("COMMIT")

    with ThreadPoolExecutor(OPENERS) as pool:
        list(pool.map(open_one, range(OPENERS)))


def test_many_open_a_new_file_at_once(tmp_path):
    for number in range(20):
        open_together(tmp_path / f"{number}.db")


def test_whoever_holds_the_file_for_too_long_is_not_waited_for(tmp_path):
    file = tmp_path / "held.db"
    with closing(sqlite3.connect(file, isolation_level=None)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        late = sqlite3.connect(file, timeout=0)
        with closing(late), pytest.raises(sqlite3.OperationalError, match="locked"):
            write_ahead(late, 0.1)
