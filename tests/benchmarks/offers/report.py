"""The figures as a table for people, and the few that a bar is set for."""
from dataclasses import dataclass
from typing import Mapping, Optional, Sequence

from rich.table import Table

from tests.benchmarks.offers.timing import InProcess, Timings

SMALL, LARGE = 1_000, 100_000


@dataclass(frozen=True)
class Measured:
    """One shop on one database."""

    database: str
    products: int
    learned_s: float
    in_process: InProcess
    statements: Mapping[int, int]  # how many requests sent how many
    worker: Optional[Timings]


def table(measured: Sequence[Measured]) -> Table:
    drawn = Table(title="One offer (ms)")
    for heading in ("database", "products", "measured", "p50", "p95", "p99", "offers"):
        drawn.add_column(heading, justify="left" if heading == "measured" else "right")
    for one in measured:
        for name, timings in _rows(one):
            drawn.add_row(
                one.database, f"{one.products:,}", name,
                *(f"{timings.ms(percent):.2f}" for percent in (50, 95, 99)),
                f"{timings.offer_share:.0%}" if timings.offers else "",
            )
        drawn.add_section()
    return drawn


def _rows(one: Measured) -> list[tuple[str, Timings]]:
    inside = one.in_process
    rows = [
        ("observe + sell", inside.whole), ("sell alone", inside.sell),
        ("one query, as a floor", inside.floor),
    ]
    return rows + ([("action worker, by its socket", one.worker)] if one.worker else [])


def notes(measured: Sequence[Measured]) -> list[str]:
    """What the table leaves out: single queries, statements, and how long learning took."""
    return [
        f"{one.database}, {one.products:,} products: an offer costs "
        f"{one.in_process.whole.ms(50) / one.in_process.floor.ms(50):.1f} single queries; "
        f"{_counted(one.statements)}; the history was learned in {one.learned_s:.0f} s"
        for one in measured
    ]


def _counted(statements: Mapping[int, int]) -> str:
    told = (f"{requests} requests sent {sent}" for sent, requests in sorted(statements.items()))
    return f"{', '.join(told)} statements"


def summary(measured: Sequence[Measured]) -> dict[str, Optional[float]]:
    """None for what was not measured."""
    small = _ms(measured, "sqlite", SMALL, 50)
    large = _ms(measured, "sqlite", LARGE, 50)
    one = _of(measured, "sqlite", LARGE)
    served = one.worker if one else None
    return {
        "sqlite_p50_ms_100k": large,
        "sqlite_p99_ms_100k": _ms(measured, "sqlite", LARGE, 99),
        "growth_1k_100k": round(large / small, 2) if small and large else None,
        "postgres_p50_ms_100k": _ms(measured, "postgresql", LARGE, 50),
        "http_p50_ms_100k": None if served is None else round(served.ms(50), 2),
        "statements_most": max((n for m in measured for n in m.statements), default=None),
    }


def _ms(
    measured: Sequence[Measured], database: str, products: int, percent: float
) -> Optional[float]:
    one = _of(measured, database, products)
    return None if one is None else round(one.in_process.whole.ms(percent), 2)


def _of(measured: Sequence[Measured], database: str, products: int) -> Optional[Measured]:
    found = (m for m in measured if (m.database, m.products) == (database, products))
    return next(found, None)
