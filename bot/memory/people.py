"""What the memory knows of one person: told as a whole, or erased."""
import json
from collections import Counter
from typing import Iterator, Mapping, Sequence

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.sql import ColumnElement

from actions.message_metadata import MessageMetadata
from actions.schema.people import Person
from bot.memory.database import EVENT, METADATA, OUTBOX, SIGNED_OUT, memory_scope
from bot.memory.signed_out import sign_out

CHUNK = 500  # conversations in one question
ESCAPE = "!"

Rows = Sequence[Mapping[str, object]]


def conversations_of(engine: Engine, customer: str) -> frozenset[str]:
    """Talks in which a message came from this customer, as a verified token said."""
    likely = f'%"customer":%{_escaped(json.dumps(customer))}%'  # a space stands between, or none
    query = sa.select(EVENT.c.conversation, EVENT.c.data).where(
        EVENT.c.type == "user", EVENT.c.data.like(likely, escape=ESCAPE)
    )
    with memory_scope(engine) as connection:
        rows = connection.execute(query).all()
    return frozenset(
        row.conversation for row in rows
        if MessageMetadata.read(json.loads(row.data).get("metadata")).customer == customer
    )


def rows_in_memory(engine: Engine, person: Person) -> dict[str, Rows]:
    """All rows by table; tables without any are left out."""
    found: dict[str, list[Mapping[str, object]]] = {}
    with memory_scope(engine) as connection:
        for table in METADATA.sorted_tables:
            for is_theirs in _conditions(table, person):
                query = sa.select(table).where(is_theirs)
                found.setdefault(table.name, []).extend(connection.execute(query).mappings())
    return {name: rows for name, rows in found.items() if rows}


def erase_from_memory(engine: Engine, person: Person) -> Mapping[str, int]:
    """Delete all of it, and end the sessions: no open page goes on as this person.

    What keeps their tokens out stays until these have expired: ids that lead to nothing.
    """
    talks = {
        str(row["conversation"]) for rows in rows_in_memory(engine, person).values() for row in rows
    }
    done: Counter[str] = Counter()
    with memory_scope(engine) as connection:
        for table in METADATA.sorted_tables:
            if table is not SIGNED_OUT:
                done[table.name] = _delete(connection, table, person)
    for conversation in sorted(talks):
        sign_out(engine, conversation)
    return +done


def _delete(connection: Connection, table: sa.Table, person: Person) -> int:
    return sum(
        connection.execute(sa.delete(table).where(is_theirs)).rowcount
        for is_theirs in _conditions(table, person)
    )


def _conditions(table: sa.Table, person: Person) -> Iterator[ColumnElement]:
    """One for each so many conversations."""
    talks = person.values("conversation")
    for start in range(0, len(talks), CHUNK):
        yield table.c.conversation.in_(talks[start : start + CHUNK])
    if table is OUTBOX:
        yield sa.and_(OUTBOX.c.recipient == person.id, OUTBOX.c.conversation.not_in(talks[:CHUNK]))


def _escaped(text: str) -> str:
    for special in (ESCAPE, "%", "_"):
        text = text.replace(special, ESCAPE + special)
    return text
