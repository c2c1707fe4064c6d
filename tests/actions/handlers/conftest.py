"""The toaster shop, as new for each test."""
import sqlite3
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy.engine import make_url

from actions.connectors.payment_provider import TestPayment
from actions.selling.rules import Rules
from actions.shop.loading import read_folder, validate
from actions.shop.visit import ShopFront
from tests.actions.handlers.shop import NOON, OpenShop, a_toaster_shop
from tests.actions.handlers.talking import Conversation
from tests.builders import a_database


@pytest.fixture(scope="session")
def opened_shop(tmp_path_factory):
    """One shop for all tests, as its catalogue and search index take long to read."""
    database = a_database(
        tmp_path_factory.mktemp("toasters"), a_toaster_shop(), stock={"CARE": None}
    )
    payment = TestPayment("https://pay.example", "p" * 32)
    yield OpenShop(database, ShopFront(database, lambda: NOON), Rules(), payment)
    database.close()


@pytest.fixture(scope="session")
def as_new(opened_shop):
    """A copy of its database from before the first test."""
    with closing(sqlite3.connect(":memory:", check_same_thread=False)) as copy:
        with closing(connect(opened_shop)) as file:
            file.backup(copy)
        yield copy


@pytest.fixture
def shop(opened_shop, as_new):
    """Ten pieces of everything, warranties without end, and nobody was here yet."""
    with closing(connect(opened_shop)) as file:
        as_new.backup(file)
    return opened_shop


def connect(shop):
    return sqlite3.connect(make_url(shop.database.url).database)


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The demo shop, ten pieces of everything; each test is another visitor."""
    catalogue = validate(read_folder(Path("data/shop"))).catalogue
    database = a_database(tmp_path_factory.mktemp("demo"), catalogue)
    payment = TestPayment("https://pay.example", "p" * 32)
    yield OpenShop(database, ShopFront(database, lambda: NOON), Rules(), payment)
    database.close()


@pytest.fixture
def eve(demo):
    """A guest of the demo shop who speaks English."""
    return Conversation(demo, uuid4().hex)


@pytest.fixture
def adi(demo):
    """One who speaks Indonesian."""
    talk = Conversation(demo, uuid4().hex)
    talk.slots["language"] = "id"
    return talk


@pytest.fixture
def ann(shop):
    """A guest who speaks English."""
    return Conversation(shop)


@pytest.fixture
def sari(shop):
    """Customer C1, in a shop with a loyalty programme."""
    shop.start_loyalty()
    return Conversation(shop, "phone", customer="C1")
