"""Databases to test against: a SQLite file, and a real PostgreSQL where it matters."""
from uuid import uuid4

import pgserver
import pytest
from actions.schema import create_tables
from actions.shop.database import Database

from tests.actions.selling.builders import a_camera_shop
from tests.builders import a_database


@pytest.fixture
def database(tmp_path):
    database = a_database(tmp_path, a_camera_shop())
    yield database
    database.engine.dispose()


@pytest.fixture(scope="session")
def postgres(tmp_path_factory):
    server = pgserver.get_server(tmp_path_factory.mktemp("postgres"))
    yield server
    server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def any_database(request, tmp_path):
    """The same empty tables on each kind of database the shop may run on."""
    if request.param == "sqlite":
        database = Database(f"sqlite:///{tmp_path / 'shop.db'}")
    else:
        server, name = request.getfixturevalue("postgres"), f"shop_{uuid4().hex}"
        server.psql(f"create database {name};")
        database = Database(server.get_uri(name))
    create_tables(database)
    yield database
    database.engine.dispose()
