"""One shopper at several servers at once: what each of them does."""
import random
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from multiprocessing import get_context
from threading import Barrier
from typing import Any, Callable

from actions.hearers import HEARERS
from actions.selling import ledger
from actions.selling.errors import IllegalTransition
from actions.selling.model import Situation
from actions.selling.preferences import resume_offers, stop_offers
from actions.selling.sell import sell, suggest
from actions.shop.database import Database
from tests.actions.selling.builders import NOON, a_shopper, eager, ledger_of, observed

RULES = eager(cap_per_session=2, suggestions_when_asked=1)  # less than there is to offer
ROUNDS = 6
DEEDS = ("sell", "sell", "sell", "ask", "accept", "decline", "decline", "stop", "resume")
PATIENCE_S = 60


def in_turn(database: Database, number: int) -> Situation:
    """Their own question number `number`."""
    return observed(database, a_shopper(turn=10 + number))


def sell_in_rounds(url: str, start: Any) -> None:
    """One server: from the barrier `start` on, sells to the same shopper again and again."""
    database = Database(url, HEARERS)
    try:
        start.wait(PATIENCE_S)
        for number in range(ROUNDS):
            sell(in_turn(database, number), RULES, database)
    finally:
        database.close()


def do_anything(url: str, start: Any, seed: int, answers: Any) -> None:
    """One server: whatever a shopper may do, in any order; tells the offers that it answered."""
    chance, database = random.Random(seed), Database(url, HEARERS)
    try:
        start.wait(PATIENCE_S)
        for number in range(2 * ROUNDS):
            deed = chance.choice(DEEDS)
            if deed in ("accept", "decline"):
                _answer(deed, chance, database, answers)
            elif deed in ("stop", "resume"):
                with database.session_scope() as db:
                    (stop_offers if deed == "stop" else resume_offers)(db, "c:conv", NOON)
            else:
                (suggest if deed == "ask" else sell)(in_turn(database, number), RULES, database)
    finally:
        database.close()


def _answer(verb: str, chance: random.Random, database: Database, answers: Any) -> None:
    entries = ledger_of(database)
    if not entries:
        return
    offer_id = chance.choice(entries).id
    with suppress(IllegalTransition):
        with database.session_scope() as db:
            answer = getattr(ledger, verb)(db, "c:conv", offer_id, NOON)
        if not answer.is_repeat:
            answers.put(offer_id)


def in_processes(target: Callable[..., None], *arguments: tuple[Any, ...]) -> list[int]:
    """The exit codes of processes that each run `target` once, with these arguments."""
    # Copies of a process that has imported all of this once, which takes seconds.
    context = get_context("forkserver")
    context.set_forkserver_preload([__name__])
    processes = [context.Process(target=target, args=given) for given in arguments]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    return [process.exitcode for process in processes]


def at_once(work: Callable[[int], Any], count: int) -> list[Any]:
    """What `work(number)` returns in each of `count` threads that start together."""
    barrier = Barrier(count)

    def run(number: int) -> Any:
        barrier.wait()
        return work(number)

    with ThreadPoolExecutor(count) as threads:
        return list(threads.map(run, range(count)))
