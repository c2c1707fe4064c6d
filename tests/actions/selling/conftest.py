"""The camera shop in a SQLite file of each test's own."""
import pytest

from actions.shop.database import Database
from tests.actions.selling.builders import a_camera_shop
from tests.builders import a_database


@pytest.fixture
def database(tmp_path) -> Database:
    database = a_database(tmp_path, a_camera_shop())
    yield database
    database.engine.dispose()
