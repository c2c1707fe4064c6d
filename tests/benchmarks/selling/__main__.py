"""Ways of selling compared on the same invented shoppers of two worlds."""
import json
import multiprocessing
import signal
import sys
import tempfile
from pathlib import Path
from typing import Any, Mapping, Sequence

import typer
from rich.console import Console
from rich.progress import track

from tests.benchmarks.selling import report
from tests.benchmarks.selling.figures import Interval, Resampling, by_strategy, figures
from tests.benchmarks.selling.playing import Finished, Played, Run, play_all
from tests.benchmarks.selling.verdicts import OURS, SILENT, Gains, judge_a, judge_b

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
console = Console(width=max(Console().width, 130))

SEEDS = "20250601 7 42"

BySeed = Mapping[int, Played]
Values = Mapping[str, Interval]


@app.command()
def main(
    seeds: str = typer.Option(SEEDS, envvar="SEEDS", help="Other seeds, other shoppers."),
    shoppers_a: int = typer.Option(600, min=10, help="Of World A for each seed."),
    shoppers_b: int = typer.Option(400, min=10, help="Of World B for each seed, met twice by us."),
) -> None:
    """Play all policies; the last line printed is one JSON object."""
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, _leave)
    numbers = list(dict.fromkeys(int(seed) for seed in seeds.replace(",", " ").split()))
    if not numbers:
        raise typer.BadParameter("at least one seed is needed")
    runs = [Run(seed, "A", shoppers_a) for seed in numbers]
    runs += [Run(seed, part, shoppers_b) for seed in numbers for part in ("B", "B, unasked")]
    with tempfile.TemporaryDirectory(prefix="bench-selling-") as folder:
        playing = play_all(Path(folder), runs)
        finished = list(track(playing, "visits", len(runs), console=console))
    _tell(_of_world("A", finished, numbers), _of_world("B", finished, numbers))


def _of_world(world: str, finished: Sequence[Finished], seeds: Sequence[int]) -> BySeed:
    """In the order of the table: silence first."""
    by_seed: dict[int, dict[str, Any]] = {seed: {} for seed in seeds}
    for run, played in finished:
        if run.part.startswith(world):
            by_seed[run.seed].update(played)
    for seed, played in by_seed.items():
        last = played.pop(OURS)
        by_seed[seed] = {**played, OURS: last}
    return by_seed


def _tell(world_a: BySeed, world_b: BySeed) -> None:
    found: dict[str, Interval] = {}
    each: dict[int, dict[str, Interval]] = {seed: {} for seed in world_a}
    rival = ""
    for name, by_seed, judge in (("A", world_a, judge_a), ("B", world_b, judge_b)):
        together = _gains(by_seed)
        rival = rival or together.best_rival
        found.update(judge(together))
        for seed in by_seed:
            each[seed].update(judge(_gains({seed: by_seed[seed]})))
        _draw(name, together)
    console.print(report.verdicts(found, each, rival))
    print(json.dumps({key: round(value.value, 4) for key, value in found.items()}))


def _gains(by_seed: BySeed) -> Gains:
    """All seeds' shoppers together; a customer who comes under two seeds is two people."""
    names = next(iter(by_seed.values()))
    played = {name: [o for of_seed in by_seed.values() for o in of_seed[name]] for name in names}
    visitors = [f"{seed} {o.visitor}" for seed, of in by_seed.items() for o in of[SILENT]]
    return Gains(played, Resampling(visitors, seed=1))


def _draw(world: str, gains: Gains) -> None:
    found = {name: figures(outcomes, gains.resampling) for name, outcomes in gains.played.items()}
    console.print(report.policies(found, len(gains.played[OURS]), world))
    console.print(report.strategies(by_strategy(gains.played[OURS]), f"{OURS} ({world})"))


def _leave(ending: int, _: Any) -> None:
    """Let every `with` clean up, undisturbed by a second Ctrl-C; the processes don't go on."""
    for other in (signal.SIGINT, signal.SIGTERM):
        signal.signal(other, signal.SIG_IGN)
    for child in multiprocessing.active_children():
        child.terminate()
    sys.exit(128 + ending)


if __name__ == "__main__":
    app()
