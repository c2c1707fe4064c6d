"""The figures as tables for people."""
from dataclasses import dataclass

from rich.table import Table

from tests.benchmarks.measure import (
    CONCURRENCY,
    EARLY,
    LARGE_CROWD,
    OURS,
    PERCENTILES,
    STOCK,
    TURN_200,
    TURN_500,
    Figure,
    Figures,
    Measured,
    asked,
    figures,
    ratio,
)


@dataclass(frozen=True)
class Bar:
    """No more than this is asked of the bot, or no less."""

    limit: float
    meaning: str
    is_least: bool = False

    @property
    def told(self) -> str:
        return f"{'≥' if self.is_least else '≤'} {self.limit:g}"

    def verdict(self, value: Figure) -> str:
        if value is None:
            return "not measured"
        if self.is_least:
            return "within" if value >= self.limit else "below"
        return "within" if value <= self.limit else "above"


BARS = {
    "p50_ratio": Bar(0.75, f"{EARLY.title}, half of all: ours ÷ stock"),
    "cpu_ms_per_message": Bar(28, "CPU time of all our processes, one worker"),
    "turn200_ratio": Bar(1.1, f"{TURN_200.title} ÷ {EARLY.title}, half of all, ours"),
    "turn500_ratio": Bar(1.15, f"{TURN_500.title} ÷ {EARLY.title}, half of all, ours"),
    "throughput_ratio": Bar(1.5, f"messages/s, {CONCURRENCY} at once: ours ÷ stock", True),
    "throughput2_ratio": Bar(2.4, "the same, ours with two workers", True),
    "rss_ratio": Bar(0.75, "memory, shared parts once: ours ÷ stock"),
    "start_ratio": Bar(0.3, "start to first answer: ours ÷ stock"),
    f"p95_{LARGE_CROWD}_s": Bar(2.5, f"{LARGE_CROWD} at once, 95 of 100 messages (s)"),
}
LABELS = {
    **{f"p{p}_ms_{EARLY.key}": f"p{p}, {EARLY.title} (ms)" for p in PERCENTILES},
    **{
        f"p50_ms_{place}{window.key}": f"p50, {title} (ms)"
        for window in (TURN_200, TURN_500)
        for place, title in (
            ("", window.title), ("beside_", f"{EARLY.title} beside {window.title}"),
        )
    },
    "cpu_ms_per_message": "CPU time a message (ms)",
    f"messages_per_s_{CONCURRENCY}": f"messages/s, {CONCURRENCY} at once",
    "memory_mb": "memory, shared parts once (MB)",
    "memory_rss_mb": "memory, RSS (MB)",
    "first_answer_s": "start to first answer (s)",
}


def both_bots(measured: Measured) -> Table:
    drawn = Table("", title="Turns of a conversation")
    for heading in (OURS, STOCK, "ours ÷ stock"):
        drawn.add_column(heading, justify="right")
    ours, stock = figures(measured, OURS), figures(measured, STOCK)
    for key, label in LABELS.items():
        times = ratio(ours[key], stock[key])
        drawn.add_row(label, _told(ours[key], 1), _told(stock[key], 1), _told(times, 2))
    return drawn


def all_bars(measured: Measured) -> Table:
    drawn = Table(title="What is asked")
    for heading in ("figure", "what it is", "measured", "asked", ""):
        drawn.add_column(heading, justify="right" if heading == "measured" else "left")
    for row in verdicts(asked(measured)):
        drawn.add_row(*row)
    return drawn


def verdicts(found: Figures) -> list[tuple[str, str, str, str, str]]:
    """A row for each bar: figure, meaning, value, bar, whether it keeps to it."""
    return [
        (key, bar.meaning, _told(found[key], 3), bar.told, bar.verdict(found[key]))
        for key, bar in BARS.items()
    ]


def _told(value: Figure, digits: int) -> str:
    return "–" if value is None else f"{value:,.{digits}f}"
