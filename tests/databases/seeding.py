"""One row in every table, whatever tables there are: goods once, people as often as wanted."""
from datetime import datetime
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from actions.schema.people import IMPERSONAL
from actions.schema.tables import METADATA as SHOP_TABLES
from actions.shop.database import Amount
from bot.memory.database import METADATA as MEMORY_TABLES
from tests.databases.looking import connected

NOON = datetime(2026, 5, 1, 12, 0)
# What the tables allow only certain words for.
LEGAL = {"status": "shown", "origin": "proactive", "state": "queued"}


def seed_goods(shop_url):
    _seed(shop_url, [t for t in SHOP_TABLES.sorted_tables if t.name in IMPERSONAL], "goods", {})


def seed_person(shop_url, memory_url, person_id, conversation):
    """All that can be text holds the person's id; who they are stands where it belongs."""
    who = {
        "customer": person_id, "visitor": f"u:{person_id}", "open_for": None,
        "conversation": conversation, "recipient": person_id, "type": "user",
    }
    _seed(
        shop_url, [t for t in SHOP_TABLES.sorted_tables if t.name not in IMPERSONAL],
        person_id, who,
    )
    _seed(memory_url, MEMORY_TABLES.sorted_tables, person_id, who)


def _seed(url, tables, mark, who):
    with connected(url) as connection:
        for table in tables:
            values = {
                column.name: _value(column, mark, who, connection) for column in table.columns
                if not _numbers_itself(column)
            }
            connection.execute(table.insert().values(**values))


def _numbers_itself(column):
    is_number = isinstance(column.type, sa.Integer) and len(column.table.primary_key) == 1
    return column.primary_key and is_number


def _value(column, mark, who, connection):
    for key in column.foreign_keys:
        return _own_parent(key.column, mark, connection)
    if column.name in who:
        return who[column.name]
    if column.name in LEGAL:
        return LEGAL[column.name]
    kind = column.type
    if isinstance(kind, sa.DateTime):
        return NOON
    if isinstance(kind, (sa.JSON, postgresql.JSON)):
        return {"told": mark}
    if isinstance(kind, sa.Boolean):
        return True
    if isinstance(kind, sa.LargeBinary):
        return b"vector"
    if isinstance(kind, sa.String):
        text = f'{{"event": "user", "metadata": {{"customer": "{mark}"}}}}'
        return text if column.name in ("data", "body") else mark[: kind.length or None]
    return Decimal(1) if isinstance(kind, Amount) else 1


def _own_parent(column, mark, connection):
    """Which holds the mark, or is one of the goods."""
    rows = connection.execute(sa.select(column.table)).mappings().all()
    return next((r[column.name] for r in rows if mark in str(dict(r))), rows[-1][column.name])
