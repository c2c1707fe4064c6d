"""The figures as tables for people, and those that a bar is set for."""
from dataclasses import dataclass
from typing import Mapping, Optional, Sequence

from rich.table import Table

from tests.benchmarks.search.quality import Quality
from tests.benchmarks.search.serving import Served

LARGE, CHANGING = 100_000, 10_000


@dataclass(frozen=True)
class Ranked:
    """How well one way to search serves the judged searches of one shop."""

    shop: str
    way: str  # both | words | fts5
    quality: Quality


@dataclass(frozen=True)
class Timed:
    """One large catalogue."""

    products: int
    index_s: float
    p50_ms: Mapping[str, float]  # by way


@dataclass(frozen=True)
class Large:
    """A large catalogue and the demo's, each served by all processes; and a change of one."""

    products: int
    served: Served
    demo: Served
    swap_p99_ms: float  # how much later than usual answers came

    @property
    def extra_mb(self) -> Optional[float]:
        """None where the system can't tell what processes share."""
        if self.served.memory_mb is None or self.demo.memory_mb is None:
            return None
        return self.served.memory_mb - self.demo.memory_mb


def quality_table(ranked: Sequence[Ranked]) -> Table:
    drawn = Table(title="nDCG@10, test split")
    for heading in ("shop", "way", "searches", "en", "id", "id / en", "one typo", "typo keeps"):
        drawn.add_column(heading, justify="left" if heading in ("shop", "way") else "right")
    for one in ranked:
        q = one.quality
        drawn.add_row(
            one.shop, one.way, str(q.searches), f"{q.en:.3f}", f"{q.id:.3f}",
            f"{_share(q.id, q.en):.2f}", f"{q.typo:.3f}", f"{_share(q.typo, q.typo_free):.2f}",
        )
    return drawn


def time_table(timed: Timed) -> Table:
    drawn = Table(title=f"{timed.products:,} products")
    drawn.add_column("")
    drawn.add_column("", justify="right")
    drawn.add_row("words indexed (s)", f"{timed.index_s:.1f}")
    for way, ms in timed.p50_ms.items():
        drawn.add_row(f"p50 of a search, {way} (ms)", f"{ms:.2f}")
    return drawn


def served_table(large: Large) -> Table:
    drawn = Table(title=f"{large.products:,} products served")
    drawn.add_column("")
    drawn.add_column("", justify="right")
    drawn.add_row("all processes ready (s)", f"{large.served.ready_s:.1f}")
    drawn.add_row("with the demo shop (s)", f"{large.demo.ready_s:.1f}")
    extra = "not known" if large.extra_mb is None else f"{large.extra_mb:.0f}"
    drawn.add_row("more memory than with the demo (MB)", extra)
    drawn.add_row(f"change of {CHANGING:,}, p99 of the delay (ms)", f"{large.swap_p99_ms:.0f}")
    return drawn


def summary(
    ranked: Sequence[Ranked], timed: Optional[Timed], large: Optional[Large] = None
) -> dict[str, Optional[float]]:
    """None for what was not measured; shares are over the searches of all shops together."""
    ours = [one.quality for one in ranked if one.way == "both"]
    is_large = timed is not None and timed.products == LARGE
    figures: dict[str, Optional[float]] = {
        "search_p50_ms_100k": round(timed.p50_ms["both"], 2) if timed and is_large else None,
        "search_lexical_p50_ms_100k": round(timed.p50_ms["words"], 2)
        if timed and is_large else None,
        "fts5_p50_ms_100k": round(timed.p50_ms["fts5"], 2) if timed and is_large else None,
        "typo_keep": _kept(ours, "typo", "typo_free"),
        "id_keep": _kept(ours, "id", "en"),
        "index_s": round(timed.index_s, 1) if timed else None,
    }
    figures |= _served(large if large and large.products == LARGE else None)
    for one in ranked:
        for language in ("en", "id"):
            name = f"{one.shop}_{one.way}_{language}_ndcg10"
            figures[name] = round(getattr(one.quality, language), 3)
    return figures


def _served(large: Optional[Large]) -> dict[str, Optional[float]]:
    extra_mb = large.extra_mb if large else None
    return {
        "ready_100k_s": round(large.served.ready_s, 1) if large else None,
        "extra_mb_100k": None if extra_mb is None else round(extra_mb, 1),
        "catalogue_swap_p99_ms": round(large.swap_p99_ms, 1) if large else None,
    }


def _kept(qualities: Sequence[Quality], part: str, whole: str) -> Optional[float]:
    """Sums over single searches, so that a shop with more of them counts more."""
    if not qualities:
        return None
    parts = sum(getattr(q, part) * q.searches for q in qualities)
    return round(_share(parts, sum(getattr(q, whole) * q.searches for q in qualities)), 3)


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
