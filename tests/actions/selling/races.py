"""One shopper at several servers at once: what each of them does."""
from threading import Barrier, Thread

from actions.selling.sell import sell
from actions.shop.database import Database

from tests.actions.selling.builders import a_shopper, eager, observed

ROUNDS = 6


def sell_in_rounds(url: str) -> None:
    """One server: observes and sells for the same shopper again and again."""
    database = Database(url)
    try:
        for _ in range(ROUNDS):
            sell(observed(database, a_shopper()), eager(), database)
    finally:
        database.engine.dispose()


def at_once(work, count: int) -> list:
    """What `work(number)` returns in each of `count` threads that start together."""
    barrier, results = Barrier(count), [None] * count

    def run(number: int) -> None:
        barrier.wait()
        results[number] = work(number)

    threads = [Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results
