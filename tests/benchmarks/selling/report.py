"""The figures as tables for people."""
from collections import Counter
from typing import Callable, Mapping

from rich.table import Table

from tests.benchmarks.selling.figures import Comparison, Figures, Interval

Write = Callable[[float], str]

COLUMNS: Mapping[str, tuple[str, Write]] = {
    "margin": ("margin per session (USD)", lambda value: f"{value:.2f}"),
    "acceptance": ("accepted", lambda value: f"{value:.1%}"),
    "abandonment": ("abandoned", lambda value: f"{value:.1%}"),
    "pestered": ("of these for the offers", lambda value: f"{value:.1%}"),
    "offers": ("offers per session", lambda value: f"{value:.2f}"),
}


def policies(found: Mapping[str, Figures], sessions: int) -> Table:
    drawn = Table("", title=f"{sessions:,} shoppers, each under every policy (95 % intervals)")
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


def verdict(comparison: Comparison, name: str) -> str:
    ratio = _cell(comparison.margin_ratio, lambda value: f"{value:.3f}")
    delta = _cell(comparison.abandonment_delta, lambda value: f"{value:+.2%}")
    return (
        f"{name}: {ratio} × the margin of {comparison.best_other}; "
        f"abandonment {delta} against no offers"
    )


def _cell(interval: Interval, write: Write) -> str:
    return f"{write(interval.value)} ({write(interval.low)} … {write(interval.high)})"
