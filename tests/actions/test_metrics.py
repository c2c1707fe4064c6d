"""What is counted of offers and errors: once, and only what is so."""
import logging
from contextlib import suppress

from actions.hearers import HEARERS
from actions.metrics import ErrorCount
from actions.shop.database import Database
from actions.shop.events import OfferMoved, tell
from tests.counted import counted

TAKEN = {"strategy": "accessory", "outcome": "accepted"}


def told(folder, error=None):
    database = Database(f"sqlite:///{folder}/shop.db", HEARERS)
    with suppress(ZeroDivisionError), database.session_scope() as db:
        tell(db, OfferMoved("accessory", "accepted"))
        if error:
            raise error
    database.close()


def test_an_offer_is_counted_once_it_is_committed(tmp_path):
    with counted("pramuniaga_offers_total", **TAKEN) as more:
        told(tmp_path)
        told(tmp_path)

    assert more == [2]


def test_what_is_taken_back_is_not_counted(tmp_path):
    with counted("pramuniaga_offers_total", **TAKEN) as more:
        told(tmp_path, ZeroDivisionError())

    assert more == [0]


def test_errors_are_counted_and_warnings_are_not():
    logger, count = logging.getLogger("tests.errors"), ErrorCount("front")
    logger.addHandler(count)
    with counted("pramuniaga_errors_total", process="front") as more:
        logger.warning("late")
        logger.error("lost")
    logger.removeHandler(count)

    assert more == [1]
