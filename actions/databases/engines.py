"""Engines whose errors and logs never show what was written, and whose files are private."""
import re
import sqlite3
import time
from pathlib import Path
from typing import Any
from weakref import WeakSet

from sqlalchemy import create_engine, event
from sqlalchemy.engine import URL, Engine, ExceptionContext, make_url

from actions.databases.files import private_file

PROGRAM = "pramuniaga"  # by this name PostgreSQL knows our connections
WRONG_DATA = "22"  # class of PostgreSQL's errors that quote the value itself
QUOTED = re.compile(r'"[^"]*"')
RETRY_S = 0.02

_engines: WeakSet[Engine] = WeakSet()


def is_sqlite(url: str) -> bool:
    return make_url(url).get_backend_name() == "sqlite"


def sqlite_file(url: str) -> Path:
    return Path(make_url(url).database or "")


def shown(url: str) -> str:
    """The address of a database for people: without its password, and a file as its path."""
    if is_sqlite(url):
        return str(sqlite_file(url))
    return make_url(url).render_as_string(hide_password=True)


def reason_of(error: BaseException) -> str:
    """What went wrong in one line, without the statement."""
    text = str(getattr(error, "orig", None) or getattr(error, "strerror", None) or error)
    return text.partition("\n")[0]


def new_engine(url: str, **options: Any) -> Engine:
    """An engine of SQLAlchemy's new style; SQLite's file is there before it is opened."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        given = {**_connect_args(parsed), **options.get("connect_args", {})}
        options = {"pool_pre_ping": True, **options, "connect_args": given}
    elif parsed.database:
        private_file(Path(parsed.database))
    engine = create_engine(parsed, future=True, hide_parameters=True, **options)
    event.listen(engine, "handle_error", _hide_values)
    _engines.add(engine)
    return engine


def close_connections() -> None:
    """Of all engines of this process, before it is forked: a connection is of one process."""
    for engine in _engines:
        engine.dispose()


def lock_patience(patience_s: float) -> dict[str, str]:
    """What PostgreSQL is told at each connection: no lock is waited for any longer."""
    return {"options": f"-c lock_timeout={round(1000 * patience_s)}"}


def write_ahead(connection: sqlite3.Connection, patience_s: float) -> None:
    """Put the file of a connection in write-ahead mode, which it then keeps.

    SQLite doesn't wait by its own timeout for others who change the mode of a new file, so we do;
    raises sqlite3.OperationalError when they take longer than the patience given.
    """
    deadline = time.monotonic() + patience_s
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(RETRY_S)


def _connect_args(url: URL) -> dict[str, str]:
    return {"application_name": str(url.query.get("application_name", PROGRAM))}


def _hide_values(context: ExceptionContext) -> None:
    """PostgreSQL says in the lines after its first, and in some first ones, what was written."""
    original = context.original_exception
    if not original.args or not isinstance(original.args[0], str):
        return
    first, _, _ = original.args[0].partition("\n")
    if str(getattr(original, "pgcode", "") or "").startswith(WRONG_DATA):
        first = QUOTED.sub('"…"', first)
    original.args = (first, *original.args[1:])
    outer = context.sqlalchemy_exception
    if outer is not None:
        outer.args = (f"({type(original).__module__}.{type(original).__name__}) {first}",)
