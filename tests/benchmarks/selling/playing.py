"""Both worlds played in two processes: each run of a seed in its own copy of the shop."""
import multiprocessing
import pickle
import signal
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile
from typing import Callable, Iterator, Literal, Mapping, Sequence

from actions.learning.learn import learn_history
from actions.schema import open_shop_database
from actions.shop.database import Database
from tests.benchmarks.selling.arrivals import Arrivals
from tests.benchmarks.selling.assumptions import Assumptions
from tests.benchmarks.selling.baselines import NoOffers, best_margin, most_popular, random_offers
from tests.benchmarks.selling.demo import load_demo, read_world
from tests.benchmarks.selling.informed import Informed
from tests.benchmarks.selling.mind import Memory
from tests.benchmarks.selling.mind_reader import MindReader
from tests.benchmarks.selling.our_engine import our_engine
from tests.benchmarks.selling.policy import Policy
from tests.benchmarks.selling.rivals import LinksAndTier, bought_together
from tests.benchmarks.selling.visit import Outcome, play
from tests.benchmarks.selling.world import World
from tests.benchmarks.selling.world_b.arrivals import ArrivalsB
from tests.benchmarks.selling.world_b.demo import load_half, read_world_b
from tests.benchmarks.selling.world_b.informed import InformedB
from tests.benchmarks.selling.world_b.mind_reader import MindReaderB
from tests.benchmarks.selling.world_b.visit import play_b

PROCESSES = 2
UNSEEN = "unseen.pickle"  # the half of the history that World B's shop doesn't hold

Part = Literal["A", "B", "B, unasked"]  # B: with our questions; unasked: all others, too
Played = Mapping[str, Sequence[Outcome]]
Finished = tuple["Run", Played]


@dataclass(frozen=True)
class Run:
    seed: int
    part: Part
    shoppers: int


def play_all(folder: Path, runs: Sequence[Run]) -> Iterator[Finished]:
    """As they are finished; raises what goes wrong in any of them."""
    processes = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(PROCESSES, processes, _leave_interrupts_to_the_parent) as pool:
        for future in [pool.submit(make, folder) for make in (load_a, load_b)]:
            future.result()
        started: dict[Future, Run] = {pool.submit(play_run, folder, run): run for run in runs}
        try:
            for future in as_completed(started):
                yield started[future], future.result()
        finally:
            pool.shutdown(cancel_futures=True)


def load_a(folder: Path) -> None:
    _learn(folder / "a", load_demo)


def load_b(folder: Path) -> None:
    def load(to: Path) -> Database:
        database, unseen = load_half(to)
        (to / UNSEEN).write_bytes(pickle.dumps(unseen))
        return database

    _learn(folder / "b", load)


def _learn(folder: Path, load: Callable[[Path], Database]) -> None:
    folder.mkdir()
    database = load(folder)
    world = read_world(database, Assumptions())
    learn_history(database, now=world.history.ends)
    database.close()


def play_run(folder: Path, run: Run) -> Played:
    shop = folder / ("a" if run.part == "A" else "b")
    copy = folder / f"{run.part} {run.seed}.db"
    copyfile(shop / "shop.db", copy)
    database = open_shop_database(f"sqlite:///{copy}")
    played = _play_a(database, run) if run.part == "A" else _play_b(database, shop, run)
    database.close()
    copy.unlink()
    return played


def _play_a(database: Database, run: Run) -> Played:
    world = read_world(database, Assumptions())
    arrivals = Arrivals(world, run.seed, run.shoppers)
    shoppers = [arrivals.shopper(number) for number in range(run.shoppers)]
    policies = (
        *_others(world, run.seed), our_engine(database, world, asks=None), Informed(world),
        MindReader(),
    )
    played = {}
    for policy in policies:
        memory = Memory()
        played[policy.name] = [play(shopper, policy, world, memory) for shopper in shoppers]
    return played


def _play_b(database: Database, shop: Path, run: Run) -> Played:
    world = read_world_b(database, pickle.loads((shop / UNSEEN).read_bytes()))
    arrivals = ArrivalsB(world, run.seed, run.shoppers)
    shoppers = [arrivals.shopper(number) for number in range(run.shoppers)]
    policies: Sequence[Policy] = (our_engine(database, world.seen, asks=True),)
    if run.part == "B, unasked":
        policies = (
            *_others(world.seen, run.seed), our_engine(database, world.seen, asks=False),
            InformedB(world, asks=False), InformedB(world, asks=True), MindReaderB(),
        )
    return {
        policy.name: [play_b(shopper, policy, world) for shopper in shoppers]
        for policy in policies
    }


def _others(world: World, seed: int) -> Sequence[Policy]:
    return (
        NoOffers(), random_offers(world, seed), most_popular(world), best_margin(world),
        bought_together(world), LinksAndTier(world),
    )


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
