"""Shops to test in, opened with the products a test names and closed after it."""
import pytest

from tests.actions.shop.shopping import Shop
from tests.builders import a_catalogue


@pytest.fixture
def open_shop(sqlite_database):
    """Opens a shop of these products on SQLite; 10 of everything where not said."""

    def opened(*products, stock=None, **parts):
        return Shop(sqlite_database, a_catalogue(*products, **parts)).fill(stock)

    return opened


@pytest.fixture
def open_any_shop(any_database):
    """The same on each kind of database."""

    def opened(*products, stock=None, **parts):
        return Shop(any_database, a_catalogue(*products, **parts)).fill(stock)

    return opened


@pytest.fixture
def open_postgres_shop(postgres_database):
    """The same on PostgreSQL, where two transactions may be under way at once."""

    def opened(*products, stock=None, **parts):
        return Shop(postgres_database, a_catalogue(*products, **parts)).fill(stock)

    return opened
