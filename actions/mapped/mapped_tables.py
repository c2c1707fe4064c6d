"""Tables in one file that all processes map: a value is read when it is asked for.

SQLite's, opened as a file that nobody changes: its pages are the system's, shared by all.
"""
import sqlite3
import threading
from functools import lru_cache
from pathlib import Path
from typing import Any, ItemsView, Iterable, Iterator, Mapping, Optional, TypeVar, ValuesView
from urllib.parse import quote

from actions.mapped.plain_data import as_json, decoder, of_json

MOST_MAPPED_BYTES = 2**31 - 1
MOST_KEPT = 4_096  # values of a table that a process keeps as objects
SMALL = 1_000  # entries of a table that is read at once
LENGTHS = "*lengths"  # the table of how long the others are
MISSING = object()

K = TypeVar("K")
V = TypeVar("V")


class MappedTable(Mapping[K, V]):
    """In the order in which it was written; may be read by many threads."""

    def __init__(self, file: "TableFile", name: str, length: int, kinds: tuple[Any, Any]) -> None:
        self._file, self._name, self._length = file, name, length
        self._key_kind, value_kind = kinds
        self._decode = decoder(value_kind)
        self._kind = value_kind
        self._kept = lru_cache(MOST_KEPT)(self._read)

    def __getitem__(self, key: K) -> V:
        value = self._kept(key)
        if value is MISSING:
            raise KeyError(key)
        return value

    def get(self, key: K, default: Any = None) -> Any:  # as dict's, without an error in between
        value = self._kept(key)
        return default if value is MISSING else value

    def __contains__(self, key: object) -> bool:
        return self._kept(key) is not MISSING

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[K]:
        for [key] in self._file.rows(f'SELECT key FROM "{self._name}" ORDER BY place'):
            yield _key_of(key, self._key_kind)

    def items(self) -> ItemsView[K, V]:
        return _Items(self)

    def values(self) -> ValuesView[V]:
        return _Values(self)

    def pairs(self) -> Iterator[tuple[K, V]]:
        """All, one query for many, without keeping any."""
        for key, value in self._file.rows(f'SELECT key, value FROM "{self._name}" ORDER BY place'):
            yield _key_of(key, self._key_kind), of_json(value, self._kind)

    def _read(self, key: object) -> Any:
        found = self._file.row(f'SELECT value FROM "{self._name}" WHERE key = ?', _key_text(key))
        return of_json(found[0], self._kind) if found else MISSING


class _Items(ItemsView[K, V]):
    _mapping: MappedTable[K, V]

    def __iter__(self) -> Iterator[tuple[K, V]]:
        return self._mapping.pairs()


class _Values(ValuesView[V]):
    _mapping: MappedTable[Any, V]

    def __iter__(self) -> Iterator[V]:
        return (value for _, value in self._mapping.pairs())


class TableFile:
    """One file of tables, read only; raises FileNotFoundError."""

    def __init__(self, path: Path) -> None:
        if not path.exists():
            raise FileNotFoundError(path)
        self._lock = threading.Lock()
        self._db = sqlite3.connect(
            f"file:{quote(str(path.resolve()))}?immutable=1", uri=True, check_same_thread=False,
            isolation_level=None,
        )
        self._db.execute(f"PRAGMA mmap_size = {MOST_MAPPED_BYTES}")

    def table(self, name: str, kinds: tuple[Any, Any]) -> Mapping[Any, Any]:
        """Of keys and values of these types; a small one as the dict that it was."""
        length = int(self.text(LENGTHS, name) or 0)
        table: MappedTable[Any, Any] = MappedTable(self, name, length, kinds)
        return table if length > SMALL else dict(table.pairs())

    def text(self, name: str, key: str) -> Optional[str]:
        """A value as it is written, of a table whose values are of many types."""
        found = self.row(f'SELECT value FROM "{name}" WHERE key = ?', key)
        return found[0] if found else None

    def row(self, statement: str, *values: object) -> Any:
        with self._lock:
            return self._db.execute(statement, values).fetchone()

    def rows(self, statement: str) -> Iterator[Any]:
        with self._lock:
            cursor = self._db.execute(statement)
        while True:
            with self._lock:
                some = cursor.fetchmany(SMALL)
            if not some:
                return
            yield from some


def write_tables(path: Path, tables: Mapping[str, Iterable[tuple[Any, Any]]]) -> None:
    """A new file with these tables of pairs, whose keys are texts or tuples of texts.

    Raises OSError where the disk doesn't take it.
    """
    db = sqlite3.connect(path, isolation_level=None)
    try:
        db.execute("PRAGMA journal_mode = OFF")  # a file half-written is never used
        db.execute("PRAGMA synchronous = OFF")
        db.execute("BEGIN")
        lengths = [(name, _write(db, name, pairs)) for name, pairs in tables.items()]
        _write(db, LENGTHS, lengths)
        db.execute("COMMIT")
    except sqlite3.OperationalError as error:
        raise OSError(str(error)) from error
    finally:
        db.close()


def _write(db: sqlite3.Connection, name: str, pairs: Iterable[tuple[Any, Any]]) -> int:
    """Returns how many."""
    db.execute(f'CREATE TABLE "{name}" (key TEXT PRIMARY KEY, place, value) WITHOUT ROWID')
    rows = [(_key_text(k), place, as_json(v)) for place, (k, v) in enumerate(pairs)]
    rows.sort()  # a tree grows best at its end
    db.executemany(f'INSERT INTO "{name}" VALUES (?, ?, ?)', rows)
    return len(rows)


def _key_text(key: object) -> str:
    return key if isinstance(key, str) else as_json(key)


def _key_of(text: str, kind: Any) -> Any:
    return text if kind is str else of_json(text, kind)

