"""The figures as a table for people."""
from typing import Mapping, Optional

from rich.table import Table

from tests.benchmarks.measure import PERCENTILES, WINDOWS, ratio

Figures = Mapping[str, Optional[float]]


def table(ours: Figures, stock: Optional[Figures], concurrency: int) -> Table:
    """Ratio is stock / ours, so that for throughput a small one is good."""
    drawn = Table("", title="Turns of a conversation")
    for heading in ("pramuniaga", "stock Rasa", "stock / ours"):
        drawn.add_column(heading, justify="right")
    for key, label in _labels(concurrency).items():
        theirs = stock[key] if stock else None
        times = ratio(ours[key], theirs)
        drawn.add_row(
            label, _number(ours[key]), _number(theirs), "–" if times is None else f"{times:.2f}"
        )
    return drawn


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
