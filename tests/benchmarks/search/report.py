"""The figures as tables for people, and those that a bar is set for."""
from dataclasses import dataclass
from typing import Mapping, Optional, Sequence

from rich.table import Table

from tests.benchmarks.search.quality import Quality

LARGE = 100_000


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
    encode_s: float
    p50_ms: Mapping[str, float]  # by way


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
    drawn.add_row("vectors made (s)", f"{timed.encode_s:.0f}")
    for way, ms in timed.p50_ms.items():
        drawn.add_row(f"p50 of a search, {way} (ms)", f"{ms:.2f}")
    return drawn


def summary(ranked: Sequence[Ranked], timed: Optional[Timed]) -> dict[str, Optional[float]]:
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
        "encode_s": round(timed.encode_s, 1) if timed else None,
    }
    for one in ranked:
        for language in ("en", "id"):
            name = f"{one.shop}_{one.way}_{language}_ndcg10"
            figures[name] = round(getattr(one.quality, language), 3)
    return figures


def _kept(qualities: Sequence[Quality], part: str, whole: str) -> Optional[float]:
    """Sums over single searches, so that a shop with more of them counts more."""
    if not qualities:
        return None
    parts = sum(getattr(q, part) * q.searches for q in qualities)
    return round(_share(parts, sum(getattr(q, whole) * q.searches for q in qualities)), 3)


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
