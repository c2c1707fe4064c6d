"""How long searches take, one after another."""
import time
from pathlib import Path
from typing import Callable, Iterable

import numpy as np

from actions.language.sentence_encoder import ENCODER_NAME
from actions.shop.catalogue.catalogue import Catalogue
from actions.shop.progress import Progress
from actions.shop.search.vectors import Vectors, make_vectors
from tests.benchmarks.measure import percentile

KEPT = Path("var/bench-search")


def p50_ms(search: Callable[[str], object], asked: Iterable[str]) -> float:
    """Median in milliseconds; nothing is searched for twice, as the encoder keeps what it did."""
    seconds = []
    for text in dict.fromkeys(asked):
        started = time.perf_counter()
        search(text)
        seconds.append(time.perf_counter() - started)
    return 1000 * (percentile(seconds, 50) or 0.0)


def kept_vectors(catalogue: Catalogue, report: Progress) -> tuple[Vectors, float]:
    """Vectors of an invented catalogue with the seconds they took, kept for the next run."""
    file = KEPT / f"{catalogue.version}-{ENCODER_NAME}.npz"
    if file.exists():
        with np.load(file) as kept:
            return Vectors(sorted(catalogue.products), kept["rows"]), float(kept["seconds"])
    started = time.perf_counter()
    made = make_vectors(catalogue, report)
    seconds = time.perf_counter() - started
    file.parent.mkdir(parents=True, exist_ok=True)
    np.savez(file, rows=made.rows, seconds=seconds)
    return made, seconds
