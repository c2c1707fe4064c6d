"""The figures as a table for people."""
from typing import Any, Iterator, Mapping, Optional

from rich.table import Table

from tests.benchmarks.measure import PERCENTILES, WINDOWS, Figures, ratio

# What is asked of the bot: no more than this.
BARS = {"p50_ratio": 1.5, "turn200_ratio": 1.2}
MEANINGS = {
    "p50_ratio": "turns 2–10, half of all: ours ÷ stock",
    "turn200_ratio": "turns 195–205 ÷ turns 2–10, half of all, ours",
}


def table(ours: Figures, stock: Optional[Figures], concurrency: int) -> Table:
    drawn = Table("", title="Turns of a conversation")
    for heading in ("pramuniaga", "stock Rasa", "ours ÷ stock"):
        drawn.add_column(heading, justify="right")
    for key, label in _labels(concurrency).items():
        theirs = stock[key] if stock else None
        times = ratio(ours[key], theirs)
        drawn.add_row(
            label, _number(ours[key]), _number(theirs), "–" if times is None else f"{times:.2f}"
        )
    return drawn


def verdicts(found: Mapping[str, Any]) -> Iterator[str]:
    """One line for each bar."""
    for key, most in BARS.items():
        value = found[key]
        if value is None:
            verdict = "not measured"
        else:
            verdict = f"{value:.2f}, {'within' if value <= most else 'above'} {most}"
        yield f"{key} ({MEANINGS[key]}): {verdict}"


def _labels(concurrency: int) -> dict[str, str]:
    labels = {
        f"p{percent}_ms_{window.key}": f"p{percent}, {window.title} (ms)"
        for window in WINDOWS
        for percent in PERCENTILES
    }
    return {
        **labels,
        f"messages_per_s_{concurrency}": f"messages/s, {concurrency} at once",
        "memory_mb": "memory, shared parts once (MB)",
        "memory_rss_mb": "memory, RSS (MB)",
        "first_answer_s": "start to first answer (s)",
    }


def _number(value: Optional[float]) -> str:
    return "–" if value is None else f"{value:,.1f}"
