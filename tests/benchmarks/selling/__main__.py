"""Ways of selling compared on the same invented shoppers: margin, acceptance, abandonment."""
import json
import signal
import sys
import tempfile
from pathlib import Path
from typing import Any, Mapping, Sequence

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from actions.shop.database import Database
from tests.benchmarks.selling import report
from tests.benchmarks.selling.arrivals import Arrivals
from tests.benchmarks.selling.assumptions import Assumptions
from tests.benchmarks.selling.baselines import NoOffers, best_margin, most_popular, random_offers
from tests.benchmarks.selling.demo import load_demo, read_world
from tests.benchmarks.selling.figures import Resampling, by_strategy, compare, figures
from tests.benchmarks.selling.mind import Memory
from tests.benchmarks.selling.mind_reader import MindReader
from tests.benchmarks.selling.our_engine import OurEngine, our_engine
from tests.benchmarks.selling.policy import Policy
from tests.benchmarks.selling.shoppers import Shopper
from tests.benchmarks.selling.visit import Outcome, play
from tests.benchmarks.selling.world import World

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
console = Console()

Played = Mapping[str, Sequence[Outcome]]


@app.command()
def main(
    sessions: int = typer.Option(2000, min=10, help="Shoppers, each met by every policy."),
    seed: int = typer.Option(20250601, help="Another seed, other shoppers."),
) -> None:
    """Play all policies; the last line printed is one JSON object."""
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, _leave)
    with tempfile.TemporaryDirectory(prefix="bench-selling-") as folder:
        database = load_demo(Path(folder))
        world = read_world(database, Assumptions())
        policies = _policies(database, world, seed)
        arrivals = Arrivals(world, seed, sessions)
        shoppers = [arrivals.shopper(number) for number in range(sessions)]
        played = _play_all([*policies, MindReader()], shoppers, world)
        database.close()
    _tell({policy.name: played[policy.name] for policy in policies}, played[MindReader.name], seed)


def _policies(database: Database, world: World, seed: int) -> list[Policy]:
    others = NoOffers(), random_offers(world, seed), most_popular(world), best_margin(world)
    return [*others, our_engine(database, world)]


def _play_all(policies: Sequence[Policy], shoppers: Sequence[Shopper], world: World) -> Played:
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
    with Progress(*columns, TimeElapsedColumn(), console=console) as progress:
        played = {}
        for policy in policies:
            memory = Memory()
            played[policy.name] = [
                play(shopper, policy, world, memory)
                for shopper in progress.track(shoppers, description=policy.name)
            ]
        return played


def _tell(played: Played, bound: Sequence[Outcome], seed: int) -> None:
    ours = played[OurEngine.name]
    resampling = Resampling([outcome.visitor for outcome in ours], seed)
    found = {name: figures(outcomes, resampling) for name, outcomes in played.items()}
    comparison = compare(played, OurEngine.name, NoOffers.name, resampling)
    shown = {**found, MindReader.name: figures(bound, resampling)}
    console.print(report.policies(shown, len(ours)))
    console.print(report.strategies(by_strategy(ours), OurEngine.name))
    console.print(report.verdict(comparison, OurEngine.name), highlight=False)
    print(json.dumps({
        "margin_ratio_to_best_other": round(comparison.margin_ratio.value, 3),
        "abandonment_delta": round(comparison.abandonment_delta.value, 4),
        "offers_per_session": round(found[OurEngine.name].offers.value, 3),
    }))


def _leave(ending: int, _: Any) -> None:
    """Let every `with` clean up, undisturbed by a second Ctrl-C."""
    for other in (signal.SIGINT, signal.SIGTERM):
        signal.signal(other, signal.SIG_IGN)
    sys.exit(128 + ending)


if __name__ == "__main__":
    app()
