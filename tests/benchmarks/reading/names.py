"""Names of products said alone: the first two words, and the whole."""
import re
from dataclasses import dataclass
from typing import Iterator, Sequence

from rich.table import Table

from actions.shop.catalogue.catalogue import Catalogue
from tests.benchmarks.reading.served_shop import ServedShop

WORDS = 2
SAYS_SOMETHING = re.compile(r"\w+")


@dataclass(frozen=True)
class Named:
    """Shares of products that were found."""

    shop: str
    language: str
    names: int
    two_words: float
    whole: float
    missed: Sequence[str]  # what was said without finding its product


def names_of(shop: ServedShop, language: str) -> Named:
    """Every name of the shop in this language, said alone."""
    short, long = list(_beginnings(shop.catalogue, language)), _wholes(shop.catalogue, language)
    missed = [said for said, skus in short if not _finds(shop.found(said, language), skus)]
    unmet = [said for said, skus in long if not _leads(shop.found(said, language), skus)]
    return Named(
        shop.name, language, len(long), _share(missed, short), _share(unmet, long),
        [*missed, *unmet],
    )


def names_figures(named: Sequence[Named]) -> dict[str, float]:
    """Over all names of all shops."""
    total = sum(one.names for one in named)
    return {
        f"names_{part}": round(sum(getattr(n, part) * n.names for n in named) / total, 4)
        for part in ("two_words", "whole")
    }


def names_table(named: Sequence[Named]) -> Table:
    drawn = Table(title="Names said alone find their product")
    for heading in ("shop", "language", "names", "first two words", "whole name"):
        drawn.add_column(heading, justify="left" if heading in ("shop", "language") else "right")
    for n in named:
        drawn.add_row(n.shop, n.language, str(n.names), f"{n.two_words:.3f}", f"{n.whole:.3f}")
    return drawn


def _beginnings(catalogue: Catalogue, language: str) -> Iterator[tuple[str, frozenset[str]]]:
    """The first two words of every name, with the SKUs of those whose names begin so."""
    began: dict[str, set[str]] = {}
    said: dict[str, str] = {}
    for name, skus in _wholes(catalogue, language):
        first = " ".join([w for w in name.split() if SAYS_SOMETHING.search(w)][:WORDS])
        plain = " ".join(SAYS_SOMETHING.findall(first.lower()))
        said.setdefault(plain, first)
        began.setdefault(plain, set()).update(skus)
    for plain, skus in began.items():
        yield from [(said[plain], frozenset(skus))] * len(skus)


def _wholes(catalogue: Catalogue, language: str) -> list[tuple[str, frozenset[str]]]:
    """Every name, with the SKUs of those that are called so."""
    called: dict[str, set[str]] = {}
    for product in catalogue.products.values():
        called.setdefault(product.name(language), set()).add(product.sku)
    return [(name, frozenset(skus)) for name, skus in called.items() for _ in skus]


def _finds(found: Sequence[str], skus: frozenset[str]) -> bool:
    """It is found at all; of several that share the words, those come first."""
    return skus <= set(found) if len(skus) == 1 else set(found[: len(skus)]) == skus


def _leads(found: Sequence[str], skus: frozenset[str]) -> bool:
    return found[:1] != [] and found[0] in skus


def _share(missed: Sequence[str], asked: Sequence[object]) -> float:
    return 1 - len(missed) / len(asked)
