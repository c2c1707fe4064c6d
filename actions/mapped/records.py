"""A dataclass in a file: each mapping in it, however deep, a table that is read as it is asked."""
from collections.abc import Mapping as AbstractMapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, Iterator, TypeVar, get_args, get_origin, get_type_hints

from actions.mapped.mapped_tables import TableFile, write_tables
from actions.mapped.plain_data import of_json

VALUES = "*values"  # the table of all fields that are no mapping

T = TypeVar("T")


def write_record(path: Path, record: Any) -> None:
    """To a new file; fields are plain data, mappings of it, or dataclasses of these."""
    tables: dict[str, Any] = {VALUES: []}
    for name, kind, value in _leaves(type(record), record):
        if get_origin(kind) is AbstractMapping:
            tables[name] = value.items()
        else:
            tables[VALUES].append((name, value))
    write_tables(path, tables)


def read_record(path: Path, kind: type[T]) -> T:
    """The record of this type that was written there; raises FileNotFoundError."""
    return _read(TableFile(path), kind, "")


def _leaves(kind: Any, record: Any, within: str = "") -> Iterator[tuple[str, Any, Any]]:
    """Names, types and values of all fields, those of inner dataclasses in their place."""
    hints = get_type_hints(kind)
    for each in fields(kind):
        inner, value, name = hints[each.name], getattr(record, each.name), within + each.name
        if is_dataclass(inner):
            yield from _leaves(inner, value, f"{name}.")
        else:
            yield name, inner, value


def _read(file: TableFile, kind: Any, within: str) -> Any:
    hints = get_type_hints(kind)
    return kind(**{
        each.name: _field(file, hints[each.name], within + each.name) for each in fields(kind)
    })


def _field(file: TableFile, kind: Any, name: str) -> Any:
    if is_dataclass(kind):
        return _read(file, kind, f"{name}.")
    if get_origin(kind) is AbstractMapping:
        return file.table(name, get_args(kind))
    return of_json(file.text(VALUES, name) or "null", kind)
