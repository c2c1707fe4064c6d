"""One shopper at several servers at once: what each of them does."""
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any, Callable

from actions.selling.sell import sell
from actions.shop.database import Database
from tests.actions.selling.builders import a_shopper, eager, observed

ROUNDS = 6


def sell_in_rounds(url: str, start: Any) -> None:
    """One server: from the barrier `start` on, sells to the same shopper again and again."""
    database = Database(url)
    try:
        start.wait()
        for _ in range(ROUNDS):
            sell(observed(database, a_shopper()), eager(), database)
    finally:
        database.engine.dispose()


def at_once(work: Callable[[int], Any], count: int) -> list[Any]:
    """What `work(number)` returns in each of `count` threads that start together."""
    barrier = Barrier(count)

    def run(number: int) -> Any:
        barrier.wait()
        return work(number)

    with ThreadPoolExecutor(count) as threads:
        return list(threads.map(run, range(count)))
