"""Whole copies of SQLite databases, made while others go on writing."""
import contextlib
import os
import shutil
import sqlite3
from datetime import datetime
from pathlib import Path
from typing import Callable

from actions.databases.errors import NotEnoughRoom
from actions.databases.files import BESIDE, private_file

STAMP = "%Y-%m-%dT%H-%M-%S-%f"  # two within a second don't overwrite each other
BUSY_S = 60
STEPS_TO_A_REPORT = 50_000  # of SQLite's own machine
SPARE_BYTES = 20 * 1024 * 1024

Report = Callable[[int, int], None]  # bytes written, bytes to come in all


def size_of(database: Path) -> int:
    """Of the file and of what lies beside it."""
    parts = (database.with_name(database.name + ending) for ending in BESIDE)
    return sum(part.stat().st_size for part in parts if part.exists())


def need_room(folder: Path, needed: int) -> None:
    """Raises NotEnoughRoom."""
    free = shutil.disk_usage(folder).free
    if free < needed + SPARE_BYTES:
        raise NotEnoughRoom(folder, needed + SPARE_BYTES, free)


def copy_beside(database: Path, mark: str, now: datetime) -> Path:
    """A copy in the same folder, named after `mark` and the time; raises NotEnoughRoom."""
    # As much again is written when tables are made anew.
    need_room(database.parent, 2 * size_of(database))
    target = database.with_name(f"{database.name}.{mark}-{now.strftime(STAMP)}")
    copy_sqlite(database, target)
    return target


def copy_sqlite(source: Path, target: Path, report: Report = lambda done, total: None) -> None:
    """One moment of a database, whole; `target` isn't there before it is complete."""
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    private_file(part)  # SQLite would make it readable for all
    total = size_of(source)
    with contextlib.closing(sqlite3.connect(source, timeout=BUSY_S)) as connection:
        connection.set_progress_handler(
            lambda: report(min(part.stat().st_size, total), total), STEPS_TO_A_REPORT
        )
        try:
            connection.execute("VACUUM INTO ?", (str(part),))
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    os.replace(part, target)
    report(total, total)
