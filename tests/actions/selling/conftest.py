"""The camera shop in a SQLite file of each test's own."""
import shutil

import pytest

from actions.hearers import HEARERS
from actions.shop.database import Database
from tests.actions.selling.builders import a_camera_shop
from tests.builders import a_database


@pytest.fixture(scope="session")
def camera_shop_file(tmp_path_factory):
    """Filled once a run, as that takes longer than most tests; copied for each of them."""
    folder = tmp_path_factory.mktemp("camera_shop")
    a_database(folder, a_camera_shop()).close()
    return folder / "shop.db"


@pytest.fixture
def database(camera_shop_file, tmp_path) -> Database:
    file = shutil.copy(camera_shop_file, tmp_path / "shop.db")
    database = Database(f"sqlite:///{file}", HEARERS)
    yield database
    database.close()
