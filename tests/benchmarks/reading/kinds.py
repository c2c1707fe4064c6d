"""Kinds of goods said alone: five of the kind come first."""
from dataclasses import dataclass
from pathlib import Path
from typing import Sequence

import yaml
from rich.table import Table

from tests.benchmarks.reading.served_shop import ServedShop
from tests.kept_aside import is_kept_aside

SETS = Path("tests/reading")
FIRST = 5
KEPT_ASIDE = 3  # one of so many


@dataclass(frozen=True)
class Kind:
    """As a shopper says it, with all goods of the kind; of `either`, two people would differ."""

    said: str
    skus: frozenset[str]
    either: frozenset[str]
    is_said_instead: bool  # no product's name has a word of it

    @property
    def is_kept_aside(self) -> bool:
        """Whether nobody looks at what becomes of it while the code is tuned."""
        return is_kept_aside(self.said, KEPT_ASIDE)

    def is_met(self, found: Sequence[str]) -> bool:
        """Five of the kind first, or all of them where there are fewer."""
        judged = [sku for sku in found if sku not in self.either][:FIRST]
        if len(self.skus) >= FIRST:
            return len(judged) == FIRST and set(judged) <= self.skus
        return set(judged[: len(self.skus)]) == self.skus


@dataclass(frozen=True)
class KindsFound:
    """Kinds with whether they were met."""

    shop: str
    language: str
    met: Sequence[tuple[Kind, bool]]

    def of(self, *, aside: bool) -> list[bool]:
        return [is_met for kind, is_met in self.met if kind.is_kept_aside == aside]

    @property
    def said_instead(self) -> list[bool]:
        return [is_met for kind, is_met in self.met if kind.is_said_instead]

    @property
    def missed(self) -> list[str]:
        """Of those that may be looked at."""
        return [k.said for k, is_met in self.met if not is_met and not k.is_kept_aside]


def read_kinds(shop: str, language: str, folder: Path = SETS) -> list[Kind]:
    """The kinds of kinds_SHOP_LANGUAGE.yml."""
    rows = yaml.safe_load((folder / f"kinds_{shop}_{language}.yml").read_text(encoding="utf-8"))
    return [
        Kind(
            str(row["kind"]), frozenset(row["skus"]), frozenset(row.get("either") or ()),
            bool(row.get("said_instead")),
        )
        for row in rows
    ]


def kinds_of(shop: ServedShop, language: str) -> KindsFound:
    kinds = read_kinds(shop.name, language)
    met = [(kind, kind.is_met(shop.found(kind.said, language))) for kind in kinds]
    return KindsFound(shop.name, language, met)


def kinds_figures(found: Sequence[KindsFound]) -> dict[str, float]:
    """`kinds` is over those kept aside."""
    return {
        "kinds": _share([met for one in found for met in one.of(aside=True)]),
        "kinds_seen": _share([met for one in found for met in one.of(aside=False)]),
        "kinds_said_instead": _share([met for one in found for met in one.said_instead]),
    }


def kinds_table(found: Sequence[KindsFound]) -> Table:
    drawn = Table(title="Kinds said alone: five of the kind first")
    for heading in ("shop", "language", "kinds", "kept aside", "the others", "said instead"):
        drawn.add_column(heading, justify="left" if heading in ("shop", "language") else "right")
    for one in found:
        drawn.add_row(
            one.shop, one.language, str(len(one.met)), f"{_share(one.of(aside=True)):.3f}",
            f"{_share(one.of(aside=False)):.3f}", f"{_share(one.said_instead):.3f}",
        )
    return drawn


def _share(met: Sequence[bool]) -> float:
    return round(sum(met) / len(met), 4) if met else 0.0
