"""Time of an offer in small and large shops, on SQLite and on PostgreSQL."""
import json
import shutil
import signal
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Iterator

import typer
from rich.console import Console

from actions.learning.learn import learn_history
from actions.selling.rules_file import load_rules
from actions.shop.database import Database
from actions.shop.progress import Progress
from bot.progress_bars import progress_bars
from tests.benchmarks.offers.filling import fill
from tests.benchmarks.offers.kept import copied
from tests.benchmarks.offers.purchases import invent_purchases
from tests.benchmarks.offers.report import Measured, notes, summary, table
from tests.benchmarks.offers.serving import action_worker, time_worker
from tests.benchmarks.offers.shelf import invent_catalogue
from tests.benchmarks.offers.shop import Shop
from tests.benchmarks.offers.timing import Timings, count_statements, time_in_process
from tests.benchmarks.offers.visits import Request, requests_of
from tests.benchmarks.servers import ProgramFailed

RULES = Path("data/shop/selling.yml")
WARM_UP_CALLS = COUNTED_CALLS = 200
DISK_A_PRODUCT = 60_000  # bytes, with its order lines and all indexes, of each kind

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
console = Console()


@dataclass(frozen=True)
class Plan:
    sizes: list[int]
    databases: list[str]
    calls: int
    has_worker: bool


@app.command()
def main(
    sizes: str = typer.Option("1000,10000,100000", help="Products, with 100 order lines each."),
    databases: str = typer.Option("sqlite,postgresql", help="Which databases."),
    calls: int = typer.Option(2000, min=1, help="Timed requests for each figure."),
    skip_worker: bool = typer.Option(False, help="Leave out the action worker."),
) -> None:
    """Measure on invented shops; the last line printed is one JSON object."""
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, _leave)
    plan = Plan(
        [int(size) for size in sizes.split(",")], databases.split(","), calls, not skip_worker
    )
    _check_disk(max(plan.sizes))
    try:
        measured = [one for kind in plan.databases for one in _measure_kind(kind, plan)]
    except ProgramFailed as error:
        console.print(f"Nothing measured: {error}", style="red", markup=False, soft_wrap=True)
        raise typer.Exit(1) from error
    console.print(table(measured))
    for note in notes(measured):
        console.print(note)
    print(json.dumps(summary(measured)))


def _leave(ending: int, _: Any) -> None:
    """Let every `with` clean up, undisturbed by a second Ctrl-C."""
    for other in (signal.SIGINT, signal.SIGTERM):
        signal.signal(other, signal.SIG_IGN)
    sys.exit(128 + ending)


def _check_disk(products: int) -> None:
    free, needed = shutil.disk_usage(tempfile.gettempdir()).free, products * DISK_A_PRODUCT
    if free < needed:
        console.print(
            f"About {needed / 1e9:.1f} GB are needed in {tempfile.gettempdir()}; "
            f"{free / 1e9:.1f} GB are free. Set TMPDIR, or measure smaller --sizes.", style="red",
        )
        raise typer.Exit(1)


def _measure_kind(kind: str, plan: Plan) -> Iterator[Measured]:
    for products in plan.sizes:
        console.rule(f"{kind}, {products:,} products")
        with tempfile.TemporaryDirectory(prefix="bench-offers-") as name:
            yield _measure(kind, products, plan, Path(name))


def _measure(kind: str, products: int, plan: Plan, folder: Path) -> Measured:
    catalogue, purchases = invent_catalogue(products), invent_purchases(products)
    rules, now = load_rules(RULES), datetime.utcnow().replace(microsecond=0)
    with progress_bars(console) as report:

        def fill_in(empty: Database) -> float:
            fill(Shop(empty, catalogue, purchases, rules, now), report)
            started = time.perf_counter()
            learn_history(empty, report, now)
            return time.perf_counter() - started

        with copied(kind, products, folder, fill_in) as (database, learned_s):
            shop = Shop(database, catalogue, purchases, rules, now)
            time_in_process(shop, _asked(shop, "warm_up", WARM_UP_CALLS, report))
            in_process = time_in_process(shop, _asked(shop, "in_process", plan.calls, report))
            statements = count_statements(shop, _asked(shop, "counted", COUNTED_CALLS, report))
            worker = _serve(shop, plan, folder, report) if plan.has_worker else None
    return Measured(kind, products, learned_s, in_process, statements, worker)


def _serve(shop: Shop, plan: Plan, folder: Path, report: Progress) -> Timings:
    with action_worker(shop.database, folder) as worker:
        time_worker(worker, shop, _asked(shop, "warm_up_worker", WARM_UP_CALLS, report))
        return time_worker(worker, shop, _asked(shop, "worker", plan.calls, report))


def _asked(shop: Shop, stage: str, calls: int, report: Progress) -> Iterator[Request]:
    """Other visitors at each stage."""
    report(stage, 0, calls)
    for done, request in enumerate(requests_of(shop.purchases, calls, stage), start=1):
        yield request
        report(stage, done, calls)


if __name__ == "__main__":
    app()
