"""Both kinds of databases, new ones and earlier ones, for each part of a set-up."""
from uuid import uuid4

import pytest

from actions.schema import SHOP
from bot.memory.database import MEMORY
from tests.databases.earlier import earlier_postgres, earlier_sqlite

KINDS = ("sqlite", "postgresql")
PARTS = {"shop": SHOP, "memory": MEMORY}


@pytest.fixture(params=KINDS)
def kind(request):
    return request.param


@pytest.fixture(params=PARTS)
def schema(request):
    return PARTS[request.param]


@pytest.fixture
def new_url(kind, tmp_path, request):
    """Makes the URL of an empty database of this kind."""

    def make():
        name = f"new_{uuid4().hex}"
        if kind == "sqlite":
            return f"sqlite:///{tmp_path / name}.db"
        server = request.getfixturevalue("postgres")
        server.psql(f"create database {name};")
        return server.get_uri(name)

    return make


@pytest.fixture
def earlier_url(kind, tmp_path, request):
    """Makes the URL of a database of this kind and part as the code before revisions left it."""

    def make(part):
        if kind == "sqlite":
            return earlier_sqlite(part, tmp_path)
        return earlier_postgres(part, request.getfixturevalue("postgres"), f"e_{uuid4().hex}")

    return make
