"""How long searches take, one after another."""
import time
from typing import Callable, Iterable

from tests.benchmarks.measure import percentile


def p50_ms(search: Callable[[str], object], asked: Iterable[str]) -> float:
    """Median in milliseconds; nothing is searched for twice, as the encoder keeps what it did."""
    seconds = []
    for text in dict.fromkeys(asked):
        started = time.perf_counter()
        search(text)
        seconds.append(time.perf_counter() - started)
    return 1000 * (percentile(seconds, 50) or 0.0)
