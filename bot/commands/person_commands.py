"""What is known of a person, from the command line: told as JSON, or erased."""
import json
import os
from contextlib import contextmanager
from datetime import date, datetime, timezone
from decimal import Decimal
from pathlib import Path
from typing import Iterator, Mapping, Optional, Sequence, Union

import typer
from rich.console import Console
from sqlalchemy.engine import Engine

from actions.databases.erasing import flush_log, overwrite_deleted
from actions.databases.files import FILE_MODE
from actions.schema import open_shop_database
from actions.schema.people import (
    Person,
    conversations_in_shop,
    erase_from_shop,
    rows_of_person,
    undelivered_orders,
)
from actions.settings import Settings
from actions.shop.database import Database
from bot.databases import checked_memory
from bot.memory.people import conversations_of, erase_from_memory, rows_in_memory

HOLDS_JSON = {"event": "data", "snapshot": "data", "outbox": "body"}
Known = Mapping[str, Mapping[str, Sequence[Mapping[str, object]]]]


def export_person(settings: Settings, person_id: str, to: Optional[Path], console: Console) -> int:
    """Print all of a person, or write it to a file; the exit status."""
    with _opened(settings) as (shop, memory):
        person = _find(shop, memory, person_id)
        known = _known(shop, memory, person)
    if not any(known.values()):
        console.print(f"Nothing is known of {person_id}.", style="red", markup=False)
        return 1
    told = json.dumps(_told(person, known), ensure_ascii=False, indent=2, default=_plain)
    if to is None:
        print(told)
    else:
        _write_privately(to, told + "\n")
        console.print(f"Written to {to}.", soft_wrap=True, highlight=False)
    return 0


def erase_person(settings: Settings, person_id: str, is_sure: bool, console: Console) -> int:
    """Ask, erase, say what was done; the exit status. What is erased already is no error."""
    with _opened(settings) as (shop, memory):
        person = _find(shop, memory, person_id)
        known = _known(shop, memory, person)
        if not any(known.values()):
            console.print(f"Nothing is known of {person_id}.", markup=False)
            return 0
        _announce(shop, person, known, console)
        if not is_sure:
            typer.confirm("Erase it for ever?", abort=True)
        done = _erase(shop, memory, person)
    for table, count in done.items():
        what = "lost the person" if table == "shop_order" else "deleted"
        console.print(f"{table}: {count} {what}", highlight=False)
    console.print(
        "Their sessions are ended. Backups and logs of before still hold what they held.",
        style="green", soft_wrap=True,
    )
    return 0


@contextmanager
def _opened(settings: Settings) -> Iterator[tuple[Database, Engine]]:
    shop, memory = open_shop_database(settings.database_url), checked_memory(settings)
    try:
        yield shop, memory
    finally:
        shop.close()
        memory.dispose()


def _find(shop: Database, memory: Engine, person_id: str) -> Person:
    with shop.read_scope() as db:
        offered = conversations_in_shop(db, person_id)
    return Person(person_id, offered | conversations_of(memory, person_id))


def _known(shop: Database, memory: Engine, person: Person) -> Known:
    with shop.read_scope() as db:
        in_shop = rows_of_person(db, person)
    in_memory = rows_in_memory(memory, person)
    in_memory.pop("signed_out", None)  # says only that a session is over
    return {"shop": in_shop, "memory": in_memory}


def _announce(shop: Database, person: Person, known: Known, console: Console) -> None:
    for name, tables in known.items():
        counts = ", ".join(f"{table} {len(rows)}" for table, rows in tables.items())
        console.print(f"{name}: {counts or 'nothing'}", soft_wrap=True, highlight=False)
    with shop.read_scope() as db:
        undelivered = undelivered_orders(db, person)
    if undelivered:
        console.print(
            f"Not delivered yet, and the address goes too: {', '.join(undelivered)}",
            style="red", soft_wrap=True, highlight=False,
        )


def _erase(shop: Database, memory: Engine, person: Person) -> dict[str, int]:
    """The talks first: whoever stops half-way finds them by the shop's rows again."""
    overwrite_deleted(memory)
    overwrite_deleted(shop.engine)
    talks = erase_from_memory(memory, person)
    with shop.session_scope() as db:
        rows = erase_from_shop(db, person)
    flush_log(memory)
    flush_log(shop.engine)
    return {**rows, **talks}


def _told(person: Person, known: Known) -> dict[str, object]:
    return {
        "person": person.id,
        "conversations": sorted(person.conversations),
        "exported_at": datetime.now(timezone.utc).isoformat(timespec="seconds"),
        **{
            name: {table: [_row(table, row) for row in rows] for table, rows in tables.items()}
            for name, tables in known.items()
        },
    }


def _row(table: str, row: Mapping[str, object]) -> dict[str, object]:
    column = HOLDS_JSON.get(table)
    return {**row, column: json.loads(str(row[column]))} if column else dict(row)


def _plain(value: Union[Decimal, date]) -> str:
    return str(value) if isinstance(value, Decimal) else value.isoformat()


def _write_privately(to: Path, text: str) -> None:
    descriptor = os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
