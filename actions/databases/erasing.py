"""Deleting so that it is gone from SQLite's files too, not only from its tables."""
import sqlite3

from sqlalchemy import event
from sqlalchemy.engine import Engine


def overwrite_deleted(engine: Engine) -> None:
    """What this engine's new connections delete is overwritten with zeros in the file."""
    if engine.dialect.name == "sqlite":
        engine.dispose()
        event.listen(engine, "connect", _secure)


def flush_log(engine: Engine) -> None:
    """Earlier versions of pages go from the log of writes, as far as no reader needs them now."""
    if engine.dialect.name == "sqlite":
        connection = engine.raw_connection()
        try:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            connection.close()


def _secure(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA secure_delete = ON")
