"""The figures as tables for people."""
from collections import Counter
from typing import Callable, Mapping

from rich.table import Table

from tests.benchmarks.selling.figures import Figures, Interval

Write = Callable[[float], str]

COLUMNS: Mapping[str, tuple[str, Write]] = {
    "margin": ("margin per session (USD)", lambda value: f"{value:.2f}"),
    "acceptance": ("accepted", lambda value: f"{value:.1%}"),
    "abandonment": ("abandoned", lambda value: f"{value:.1%}"),
    "pestered": ("of these for the offers", lambda value: f"{value:.1%}"),
    "offers": ("offers per session", lambda value: f"{value:.2f}"),
    "asked": ("questions per session", lambda value: f"{value:.2f}"),
}


def policies(found: Mapping[str, Figures], sessions: int, world: str) -> Table:
    drawn = Table(
        "", title=f"World {world}: {sessions:,} shoppers, each under every policy (95 % intervals)"
    )
    for heading, _ in COLUMNS.values():
        drawn.add_column(heading, justify="right")
    for name, figures in found.items():
        cells = (_cell(getattr(figures, key), write) for key, (_, write) in COLUMNS.items())
        drawn.add_row(name, *cells)
    return drawn


def strategies(answers: Mapping[str, Counter[str]], name: str) -> Table:
    drawn = Table("", title=f"What {name} offered")
    for heading in ("offers", "accepted", "declined", "ignored"):
        drawn.add_column(heading, justify="right")
    for strategy, counted in answers.items():
        offers = sum(counted.values())
        shares = (f"{counted[a] / offers:.1%}" for a in ("accepted", "declined", "ignored"))
        drawn.add_row(strategy, f"{offers:,}", *shares)
    return drawn


def verdicts(
    found: Mapping[str, Interval], by_seed: Mapping[int, Mapping[str, Interval]], rival: str
) -> Table:
    drawn = Table("", title=f"Ours beside the others (the best rival of A: {rival})")
    for heading in ("all seeds", *(f"seed {seed}" for seed in by_seed)):
        drawn.add_column(heading, justify="right")
    for name, interval in found.items():
        each = (f"{values[name].value:.3f}" for values in by_seed.values())
        drawn.add_row(name, _cell(interval, lambda value: f"{value:.3f}"), *each)
    return drawn


def _cell(interval: Interval, write: Write) -> str:
    return f"{write(interval.value)} ({write(interval.low)} … {write(interval.high)})"
