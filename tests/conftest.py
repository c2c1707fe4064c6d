"""Databases that tests share: a SQLite file each, and one real PostgreSQL a run."""
from shutil import copy
from uuid import uuid4

import pgserver
import pytest

from actions.schema import create_tables
from actions.shop.database import Database


@pytest.fixture(scope="session")
def postgres(tmp_path_factory):
    """A PostgreSQL server of this run, reached through a socket in a temporary folder."""
    server = pgserver.get_server(tmp_path_factory.mktemp("postgres"))
    yield server
    server.cleanup()


@pytest.fixture
def postgres_database(postgres):
    """Empty tables in a PostgreSQL database of this test's own."""
    name = f"shop_{uuid4().hex}"
    postgres.psql(f"create database {name};")
    database = Database(postgres.get_uri(name))
    create_tables(database)
    yield database
    database.engine.dispose()


@pytest.fixture(scope="session")
def empty_sqlite(tmp_path_factory):
    """A SQLite file with empty tables: a copy of it takes a test far less time than its own."""
    file = tmp_path_factory.mktemp("sqlite") / "empty.db"
    database = Database(f"sqlite:///{file}")
    create_tables(database)
    database.engine.dispose()
    return file


@pytest.fixture
def sqlite_database(empty_sqlite, tmp_path):
    """Empty tables in a SQLite file of this test's own."""
    database = Database(f"sqlite:///{copy(empty_sqlite, tmp_path / 'shop.db')}")
    yield database
    database.engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def any_database(request):
    """The same empty tables on each kind of database the shop may run on."""
    kinds = {"sqlite": "sqlite_database", "postgresql": "postgres_database"}
    return request.getfixturevalue(kinds[request.param])
