"""What was found in a message: a run of words and what it says."""
from dataclasses import dataclass
from typing import Any, Iterable, NamedTuple

# Of findings equally long, the earlier kind wins.
RANKS = (
    "email", "order_number", "price_max", "price_min", "product", "ordinal", "category",
    "attribute_value", "brand", "delivery_option", "compared", "quantity", "wanted_language",
    "sort", "attribute", "detail", "reference", "wanted_kind",
)  # fmt: skip


class Fact(NamedTuple):
    """One entity and its value."""

    entity: str
    value: Any


@dataclass(frozen=True)
class Found:
    """Words `first` up to, not including, `end` say these facts; none blocks shorter findings."""

    first: int
    end: int
    facts: tuple[Fact, ...] = ()

    @property
    def length(self) -> int:
        return self.end - self.first

    @property
    def rank(self) -> int:
        return RANKS.index(self.facts[0].entity) if self.facts else 0


def found(first: int, end: int, entity: str, *values: Any) -> Found:
    return Found(first, end, tuple(Fact(entity, value) for value in values))


def longest(candidates: Iterable[Found]) -> list[Found]:
    """Findings without overlap, the longest first served, in the order of the message."""
    kept: list[Found] = []
    for candidate in sorted(candidates, key=lambda f: (-f.length, f.rank, f.first)):
        if not any(candidate.first < k.end and k.first < candidate.end for k in kept):
            kept.append(candidate)
    return sorted((k for k in kept if k.facts), key=lambda f: f.first)
