"""From single timings to the figures of a report."""
import math
import statistics
from dataclasses import dataclass
from typing import Any, Callable, Iterable, Mapping, Optional, Sequence

OURS, TWOFOLD, STOCK = "pramuniaga", "pramuniaga, 2 workers", "stock Rasa"  # names of bots
CONCURRENCY, LARGE_CROWD = 16, 64
PERCENTILES = (50, 95)


@dataclass(frozen=True)
class Window:
    """A stretch of a conversation, both turns included; `key` names it in the figures."""

    key: str
    first: int
    last: int

    @property
    def title(self) -> str:
        return f"turns {self.first}–{self.last}"


# Without the first turn, which starts the session. The late ones are of the same length.
EARLY = Window("turn_2_10", 2, 10)
TURN_200 = Window("turn_200", 196, 204)
TURN_500 = Window("turn_500", 496, 504)

Figure = Optional[float]
Figures = Mapping[str, Figure]


@dataclass(frozen=True)
class Timing:
    """How long the shopper waited, in the turn of this number."""

    turn: int
    seconds: float


@dataclass(frozen=True)
class Talks:
    """Fresh conversations with one bot, without their first turns, and what it computed then."""

    timings: Sequence[Timing]
    cpu_s: float

    @property
    def cpu_ms_per_message(self) -> float:
        return self.cpu_s * 1000 / len(self.timings)


@dataclass(frozen=True)
class Throughput:
    """How long each message waited that was answered in so many seconds."""

    waits_s: Sequence[float]
    seconds: float

    @property
    def per_second(self) -> float:
        return len(self.waits_s) / self.seconds


@dataclass(frozen=True)
class Memory:
    """Of several processes together; `pss_mb` counts shared pages once, where it can be had."""

    rss_mb: float
    pss_mb: Optional[float]

    @property
    def mb(self) -> float:
        return self.rss_mb if self.pss_mb is None else self.pss_mb


@dataclass(frozen=True)
class Round:
    """What was measured side by side, by the bot's name."""

    talks: Mapping[str, Talks]
    crowds: Mapping[str, Throughput]


@dataclass(frozen=True)
class Measured:
    """All of a run. What isn't there by round is by the bot's name."""

    starts_s: Mapping[str, Sequence[float]]
    late: Mapping[Window, Mapping[str, Sequence[Timing]]]  # early turns are those beside it
    memory: Mapping[str, Memory]
    rounds: Sequence[Round]
    large: Sequence[Throughput]  # of ours as it is served by default


def percentile(values: Iterable[float], percent: float) -> Figure:
    """The smallest value that `percent` of all don't exceed; None of nothing."""
    ordered = sorted(values)
    if not ordered:
        return None
    return ordered[max(math.ceil(len(ordered) * percent / 100), 1) - 1]


def percentile_ms(timings: Iterable[Timing], window: Window, percent: float) -> Figure:
    inside = (t.seconds * 1000 for t in timings if window.first <= t.turn <= window.last)
    return percentile(inside, percent)


def ratio(ours: Figure, other: Figure) -> Figure:
    """How many times the other figure ours is."""
    return ours / other if other and ours is not None else None


def asked(measured: Measured) -> Figures:
    """What is asked of the bot; ratios are ours ÷ stock, or late ÷ early turns of ours."""
    return _rounded({
        "p50_ratio": _over_stock(measured.rounds, lambda one, bot: _p50(one.talks, bot)),
        "cpu_ms_per_message": _cpu_ms(measured, OURS),
        "turn200_ratio": _growth(measured, TURN_200),
        "turn500_ratio": _growth(measured, TURN_500),
        "throughput_ratio": _over_stock(measured.rounds, _per_second),
        "throughput2_ratio": _over_stock(measured.rounds, _per_second, TWOFOLD),
        "rss_ratio": _memory_ratio(measured.memory),
        "start_ratio": ratio(_start_s(measured, OURS), _start_s(measured, STOCK)),
        f"p95_{LARGE_CROWD}_s": _median([percentile(one.waits_s, 95) for one in measured.large]),
    }, 3)


def figures(measured: Measured, bot: str) -> Figures:
    """One number by name, of one bot; None where it wasn't measured."""
    talks = [t for one in measured.rounds if bot in one.talks for t in one.talks[bot].timings]
    found = {f"p{p}_ms_{EARLY.key}": percentile_ms(talks, EARLY, p) for p in PERCENTILES}
    for window in (TURN_200, TURN_500):
        timings = measured.late.get(window, {}).get(bot, ())
        found[f"p50_ms_{window.key}"] = percentile_ms(timings, window, 50)
        found[f"p50_ms_beside_{window.key}"] = percentile_ms(timings, EARLY, 50)
    memory = measured.memory.get(bot)
    return _rounded({
        **found,
        "cpu_ms_per_message": _cpu_ms(measured, bot),
        f"messages_per_s_{CONCURRENCY}": _median([_per_second(r, bot) for r in measured.rounds]),
        "memory_mb": memory and memory.mb,
        "memory_rss_mb": memory and memory.rss_mb,
        "first_answer_s": _start_s(measured, bot),
    }, 1)


def summary(measured: Measured) -> dict[str, Any]:
    """All in one flat object: both bots' figures, then what is asked of ours."""
    per_second = f"messages_per_s_{CONCURRENCY}"
    return {
        **{f"stock_{key}": value for key, value in figures(measured, STOCK).items()},
        **figures(measured, OURS),
        f"{per_second}_2_workers": figures(measured, TWOFOLD)[per_second],
        **asked(measured),
    }


def _over_stock(
    rounds: Sequence[Round], figure: Callable[[Round, str], Figure], bot: str = OURS
) -> Figure:
    """The median over the rounds, as both meet the same neighbours in each."""
    return _median([ratio(figure(one, bot), figure(one, STOCK)) for one in rounds])


def _p50(talks: Mapping[str, Talks], bot: str) -> Figure:
    return percentile_ms(talks[bot].timings, EARLY, 50) if bot in talks else None


def _per_second(one: Round, bot: str) -> Figure:
    return one.crowds[bot].per_second if bot in one.crowds else None


def _cpu_ms(measured: Measured, bot: str) -> Figure:
    return _median([
        one.talks[bot].cpu_ms_per_message for one in measured.rounds if bot in one.talks
    ])


def _growth(measured: Measured, window: Window) -> Figure:
    timings = measured.late.get(window, {}).get(OURS, ())
    return ratio(percentile_ms(timings, window, 50), percentile_ms(timings, EARLY, 50))


def _memory_ratio(memory: Mapping[str, Memory]) -> Figure:
    return ratio(memory[OURS].mb, memory[STOCK].mb) if STOCK in memory else None


def _start_s(measured: Measured, bot: str) -> Figure:
    """The quickest: another may have had to read more from the disk."""
    return min(measured.starts_s.get(bot, ()), default=None)


def _median(values: Sequence[Figure]) -> Figure:
    there = [value for value in values if value is not None]
    return statistics.median(there) if there else None


def _rounded(found: Figures, digits: int) -> dict[str, Figure]:
    return {key: None if value is None else round(value, digits) for key, value in found.items()}
