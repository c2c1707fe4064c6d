"""Databases as earlier versions left them, made by their own servers in real talks.

`made_by_0001`: a customer pays with points and takes an offer, a guest orders, one asks for a
person, one declines an offer and leaves a cart, one stands in the middle of the checkout form,
one talks long enough to be trimmed. All people are invented.
"""
import re
import sqlite3
from pathlib import Path
from uuid import uuid4

import psycopg2

FOLDER = Path(__file__).parent / "made_by_0001"

# The conversations of those people.
BUYER = "ebfc426016e748778ff0896696eee2ba"  # customer C0002
ASKED_FOR_PERSON = "bce7a95537f849a39c7472da8a67ed9d"
LEFT_CART = "e367a8e9360f420c8b65124518437612"
IN_CHECKOUT = "1ab1869457054b71842821d74c5fd3b5"  # customer C0001
LONG_TALK = "93cc59178e7d47daac003aad8a8a6616"
GUEST = "45e4becc1a4647ad892dbc25f4cee815"

BYTES = re.compile(r"\bX'([0-9a-f]*)'")
NUMBERED = re.compile(r"ALTER SEQUENCE public\.(\w+) OWNED BY public\.(\w+)\.(\w+);")


def earlier_sqlite(part: str, folder: Path) -> str:
    """The URL of an earlier database: `part` is shop or memory."""
    file = folder / f"{part}-{uuid4().hex}.db"
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.executescript(_text(f"{part}.sqlite.sql") + _text(f"{part}.rows.sql"))
    connection.close()
    return f"sqlite:///{file}"


def earlier_postgres(part: str, server, name: str) -> str:
    server.psql(f"create database {name};")
    url = server.get_uri(name)
    tables = _text(f"{part}.postgresql.sql")
    with psycopg2.connect(url) as connection, connection.cursor() as cursor:
        cursor.execute(tables)
        cursor.execute(BYTES.sub(r"'\\x\1'", _text(f"{part}.rows.sql")))
        for sequence, table, column in NUMBERED.findall(tables):
            cursor.execute(f"select setval('{sequence}', max({column})) from {table}")
    connection.close()
    return url


def _text(name: str) -> str:
    return (FOLDER / name).read_text("utf-8")
