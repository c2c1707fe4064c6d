"""The shop that an action worker under test serves, and private processes."""
import contextlib
import tempfile
from pathlib import Path

import pytest

from tests.actions.private import Private
from tests.actions.serving import SECRET, forget_the_shop
from tests.builders import a_catalogue, a_database, a_product


@pytest.fixture
def served_database(tmp_path, monkeypatch):
    """The database that settings name, with one product; forgotten after the test."""
    monkeypatch.chdir(tmp_path)  # no .env of a developer is read here
    (tmp_path / "selling.yml").touch()
    for name, value in {
        "SECRET": SECRET, "DATABASE_URL": f"sqlite:///{tmp_path}/shop.db",
        "SHOP_DIR": str(tmp_path), "PAYMENT_URL": "https://pay.example",
    }.items():
        monkeypatch.setenv(f"PRAMUNIAGA_{name}", value)
    forget_the_shop()
    database = a_database(tmp_path, a_catalogue(a_product("BEANS")))
    yield database
    database.close()
    forget_the_shop()


@pytest.fixture
def start_private():
    """Starts private processes; whatever is left of them is killed at the end."""
    with contextlib.ExitStack() as ends:
        folder = Path(ends.enter_context(tempfile.TemporaryDirectory()))  # a short path

        def start(**given):
            private = Private(folder, **given)
            ends.callback(private.close)
            return private

        yield start
