"""A large catalogue served by all processes: how soon, with how much memory, how it changes."""
import itertools
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Iterator, Optional, Sequence

from tests.benchmarks.measure import percentile
from tests.benchmarks.search.invented import invented_searches
from tests.benchmarks.servers import Program, free_ports, plain_environment
from tests.benchmarks.shopper import WebShopper
from tests.servers import DEMO_SHOP, RunningShop, finish, serving

SEARCHES = 12  # said before memory is looked at
CONVERSATIONS, PAUSE_S = 4, 0.25  # between an answer and the next message
BEFORE_S, AFTER_S = 60.0, 6.0  # the minute before; the time in which all take up a change
LEAST_MESSAGES = 200
LOAD_TIMEOUT_S = 600


@dataclass(frozen=True)
class Served:
    """Seconds from the start until all processes are ready; mebibytes of all, shared pages once."""

    ready_s: float
    memory_mb: Optional[float]


@dataclass(frozen=True)
class Answer:
    sent_at: float
    seconds: float


def served_demo() -> Served:
    with _folder() as folder:
        shop = _shop(folder)
        finish(shop, "train")
        finish(shop, "shop", "demo")
        return _served(shop)


def served(products: int) -> Served:
    """With an invented catalogue of this size."""
    with _folder() as folder:
        shop = _shop(folder)
        _load(shop, products, 0)
        return _served(shop)


def swap_seconds(products: int) -> list[float]:
    """How much longer than usual each answer takes while the catalogue changes."""
    with _folder() as folder:
        shop = _shop(folder)
        _load(shop, products, 0)
        with serving(shop), _talking(shop) as answers:
            time.sleep(BEFORE_S)
            began = time.perf_counter()
            usual = median(answer.seconds for answer in answers)
            for change in itertools.count(1):
                _load(shop, products, change)
                time.sleep(AFTER_S)
                meanwhile = [a.seconds - usual for a in answers if a.sent_at >= began]
                if len(meanwhile) >= LEAST_MESSAGES:
                    return meanwhile
    raise AssertionError("changes never end")


def swap_p99_ms(products: int) -> float:
    return 1000 * (percentile(swap_seconds(products), 99) or 0.0)


def _served(shop: RunningShop) -> Served:
    with serving(shop) as program:
        ready_s = time.perf_counter() - program.started_at
        shopper = WebShopper(shop.url, "en")
        for search in _searches(SEARCHES):
            shopper.say(search)
        return Served(ready_s, _memory_mb(program))


def _memory_mb(program: Program) -> Optional[float]:
    return program.memory().pss_mb


@contextmanager
def _talking(shop: RunningShop) -> Iterator[Sequence[Answer]]:
    """The answers of four conversations, which go on meanwhile; raises what befell one of them."""
    answers: list[Answer] = []
    failed: list[Exception] = []
    is_over = threading.Event()

    def talk(number: int) -> None:
        try:
            shopper = WebShopper(shop.url, "en")
            for search in itertools.cycle(_searches(400)[number::CONVERSATIONS]):
                sent_at = time.perf_counter()
                shopper.say(search)
                answers.append(Answer(sent_at, time.perf_counter() - sent_at))
                if is_over.wait(PAUSE_S):
                    return
        except Exception as error:  # noqa: BLE001 - raised below
            failed.append(error)

    threads = [threading.Thread(target=talk, args=(n,)) for n in range(CONVERSATIONS)]
    for thread in threads:
        thread.start()
    try:
        yield answers
    finally:
        is_over.set()
        for thread in threads:
            thread.join()
    if failed:
        raise failed[0]


def _searches(count: int) -> list[str]:
    return list(dict.fromkeys(invented_searches(count)))


def _load(shop: RunningShop, products: int, change: int) -> None:
    command = [
        sys.executable, "-m", "tests.benchmarks.search.loading", shop.database.url, str(products),
        str(change),
    ]
    subprocess.run(command, check=True, env=plain_environment(), timeout=LOAD_TIMEOUT_S)


def _shop(folder: Path) -> RunningShop:
    (port,) = free_ports(1)
    settings = {"PRAMUNIAGA_SHOP_DIR": str(DEMO_SHOP.resolve())}
    return RunningShop(port, folder, limits="off", settings=settings)


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="bench-search-") as name:
        yield Path(name)
