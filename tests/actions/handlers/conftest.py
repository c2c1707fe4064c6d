"""The toaster shop, open for one test."""
import pytest

from actions.connectors.payment import TestPayment
from actions.selling.rules import Rules
from actions.shop.front import ShopFront
from tests.actions.handlers.shop import NOON, OpenShop, a_toaster_shop
from tests.actions.handlers.talking import Conversation
from tests.builders import a_database


@pytest.fixture
def shop(tmp_path):
    """Ten pieces of everything, warranties without end."""
    database = a_database(tmp_path, a_toaster_shop(), stock={"CARE": None})
    payment = TestPayment("https://pay.example", "p" * 32)
    yield OpenShop(database, ShopFront(database, lambda: NOON), Rules(), payment)
    database.engine.dispose()


@pytest.fixture
def ann(shop):
    """A guest who speaks English."""
    return Conversation(shop)
