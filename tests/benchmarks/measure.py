"""From single timings to the figures of a report."""
import math
from dataclasses import dataclass
from typing import Any, Iterable, Mapping, Optional, Sequence


@dataclass(frozen=True)
class Window:
    """A stretch of a conversation, both turns included; `key` names it in the figures."""

    key: str
    first: int
    last: int

    @property
    def title(self) -> str:
        return f"turns {self.first}–{self.last}"


# Without the first turn, which starts the session.
WINDOWS = (
    Window("turn_2_10", 2, 10),
    Window("turn_100", 95, 105),
    Window("turn_200", 195, 205),
)
PERCENTILES = (50, 95)
LARGE_CROWD = 64
EARLY, LATE = "p50_ms_turn_2_10", "p50_ms_turn_200"

Figures = Mapping[str, Optional[float]]


@dataclass(frozen=True)
class Timing:
    """How long the shopper waited, in the turn of this number."""

    turn: int
    seconds: float


@dataclass(frozen=True)
class Throughput:
    """How long each message waited that was answered in so many seconds."""

    waits_s: Sequence[float]
    seconds: float

    def __add__(self, other: "Throughput") -> "Throughput":
        return Throughput([*self.waits_s, *other.waits_s], self.seconds + other.seconds)

    @property
    def per_second(self) -> float:
        return len(self.waits_s) / self.seconds


@dataclass(frozen=True)
class Memory:
    """Of several processes together; `pss_mb` counts shared pages once, where it can be had."""

    rss_mb: float
    pss_mb: Optional[float]


@dataclass(frozen=True)
class Results:
    """All that is measured on one bot."""

    timings: Sequence[Timing]
    throughput: Throughput
    memory: Memory
    first_answer_s: float


def percentile(values: Iterable[float], percent: float) -> Optional[float]:
    """The smallest value that `percent` of all don't exceed; None of nothing."""
    ordered = sorted(values)
    if not ordered:
        return None
    return ordered[max(math.ceil(len(ordered) * percent / 100), 1) - 1]


def percentile_ms(timings: Iterable[Timing], window: Window, percent: float) -> Optional[float]:
    inside = (t.seconds * 1000 for t in timings if window.first <= t.turn <= window.last)
    return percentile(inside, percent)


def figures(results: Results, concurrency: int) -> Figures:
    """One number by name; None where the run was too short or the system can't tell."""
    found: dict[str, Optional[float]] = {
        f"p{percent}_ms_{window.key}": percentile_ms(results.timings, window, percent)
        for percent in PERCENTILES
        for window in WINDOWS
    }
    memory = results.memory
    found[f"messages_per_s_{concurrency}"] = results.throughput.per_second
    found["memory_mb"] = memory.rss_mb if memory.pss_mb is None else memory.pss_mb
    found["memory_rss_mb"] = memory.rss_mb
    found["first_answer_s"] = results.first_answer_s
    return {key: None if value is None else round(value, 1) for key, value in found.items()}


def ratio(ours: Optional[float], other: Optional[float]) -> Optional[float]:
    """How many times the other figure ours is."""
    return round(ours / other, 3) if other and ours is not None else None


@dataclass(frozen=True)
class Crowds:
    """Of ours alone: with two workers, and with a crowd that one worker hardly serves."""

    twofold: Throughput
    large: Throughput


def summary(
    ours: Figures, stock: Optional[Figures], crowds: Crowds, concurrency: int
) -> dict[str, Any]:
    """All in one flat object: what is asked of the bot, both bots' figures, ours ÷ stock."""
    theirs, per_second = stock or {}, f"messages_per_s_{concurrency}"
    twofold, p95_s = crowds.twofold.per_second, percentile(crowds.large.waits_s, 95)
    return {
        "p50_ratio": ratio(ours[EARLY], theirs.get(EARLY)),
        "turn200_ratio": ratio(ours[LATE], ours[EARLY]),
        "throughput_ratio": ratio(ours[per_second], theirs.get(per_second)),
        "throughput2_ratio": ratio(twofold, theirs.get(per_second)),
        "rss_ratio": ratio(ours["memory_rss_mb"], theirs.get("memory_rss_mb")),
        f"p95_{LARGE_CROWD}_s": None if p95_s is None else round(p95_s, 2),
        f"{per_second}_2_workers": round(twofold, 1),
        **ours,
        **{f"stock_{key}": value for key, value in theirs.items()},
        **{f"ratio_{key}": ratio(ours[key], value) for key, value in theirs.items()},
    }
