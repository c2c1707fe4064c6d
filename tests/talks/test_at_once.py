"""Shoppers at once, each of whom keeps to an order."""
import time
from dataclasses import dataclass
from typing import Optional

from tests.talks.at_once import SHOPPERS, done


@dataclass(frozen=True)
class Errand:
    name: str
    customer: Optional[str] = None


def test_all_is_done_once():
    errands = [Errand(str(number)) for number in range(10)]

    assert list(done(errands, lambda errand: errand.name)) == [each.name for each in errands]


def test_one_customer_does_one_thing_after_another():
    running, most = [], []

    def busy(errand):
        running.append(errand)
        most.append(len(running))
        time.sleep(0.01)
        running.remove(errand)

    list(done([Errand(str(n), "C1") for n in range(SHOPPERS + 2)], busy))

    assert most == [1] * (SHOPPERS + 2)
