"""SQLite in a file: a copy of the whole database, whichever schemas live in it."""
import contextlib
import sqlite3
from pathlib import Path
from typing import Iterator

from actions.databases.copies import copy_sqlite, size_of
from actions.databases.dumps import DatabaseInUse, DumpFailed, Report
from actions.databases.engines import shown, sqlite_file
from actions.databases.files import private_file
from actions.databases.schema import Schema

PAGES_AT_ONCE = 2000


class SqliteDump:
    kind = "sqlite"

    def size(self, schema: Schema, url: str) -> int:
        return size_of(sqlite_file(url))

    def save(self, schema: Schema, url: str, file: Path, report: Report) -> None:
        try:
            copy_sqlite(sqlite_file(url), file, report)
        except (sqlite3.Error, OSError) as error:
            raise DumpFailed(f"The {schema.title} could not be copied: {error}") from error

    def need_idle(self, schema: Schema, url: str) -> None:
        with _alone(schema, url):
            pass

    def load(self, schema: Schema, url: str, file: Path, report: Report) -> None:
        with _alone(schema, url) as target, contextlib.closing(sqlite3.connect(file)) as source:
            try:
                source.backup(
                    target, pages=PAGES_AT_ONCE,
                    progress=lambda _, left, total: report(total - left, total),
                )
            except sqlite3.Error as error:
                place = shown(url)
                problem = f"The {schema.title} ({place}) stays as it was: {error}"
                raise DumpFailed(problem) from error


@contextlib.contextmanager
def _alone(schema: Schema, url: str) -> Iterator[sqlite3.Connection]:
    """Leaving write-ahead mode is possible only for the last who has the file open."""
    file = sqlite_file(url)
    private_file(file)
    with contextlib.closing(sqlite3.connect(file, timeout=1, isolation_level=None)) as connection:
        try:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
        except sqlite3.OperationalError as error:
            raise DatabaseInUse(schema.title, shown(url)) from error
        yield connection
