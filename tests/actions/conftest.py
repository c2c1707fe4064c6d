"""The shop that an action worker under test serves."""
import pytest

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
