"""How well entities are found: precision, recall and F1 a kind, by kind and canonical value."""
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Callable, Iterable, Mapping

import yaml

KINDS = (
    "category", "product", "brand", "attribute", "attribute_value", "price_min", "price_max",
    "quantity", "ordinal", "reference", "order_number", "email",
)  # fmt: skip

Entity = tuple[str, str]  # kind, canonical value


@dataclass(frozen=True)
class Score:
    """Entities found rightly, those expected and those found."""

    right: int = 0
    expected: int = 0
    found: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.expected if self.expected else 0.0

    @property
    def f1(self) -> float:
        both = self.expected + self.found
        return 2 * self.right / both if both else 0.0


@dataclass(frozen=True)
class Miss:
    """A message with the entities that were missed and those that should not be there."""

    text: str
    missed: tuple[Entity, ...]
    false: tuple[Entity, ...]


@dataclass
class EntityScores:
    """Scores by kind over the messages added so far."""

    right: Counter[str] = field(default_factory=Counter)
    expected: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    misses: list[Miss] = field(default_factory=list)

    def add(self, text: str, expected: Counter[Entity], found: Counter[Entity]) -> None:
        _count(self.right, expected & found)
        _count(self.expected, expected)
        _count(self.found, found)
        missed, false = expected - found, found - expected
        if missed or false:
            self.misses.append(Miss(text, tuple(missed.elements()), tuple(false.elements())))

    def of(self, kind: str) -> Score:
        return Score(self.right[kind], self.expected[kind], self.found[kind])

    @property
    def overall(self) -> Score:
        return Score(self.right.total(), self.expected.total(), self.found.total())

    def lines(self) -> list[str]:
        """A table: kind, precision, recall, F1, how many expected."""
        rows = [*((kind, self.of(kind)) for kind in KINDS), ("all", self.overall)]
        return [
            f"{kind:16} {s.precision:6.3f} {s.recall:6.3f} {s.f1:6.3f} {s.expected:5d}"
            for kind, s in rows
        ]


def score_entities(
    messages: Iterable[Mapping[str, Any]],
    find: Callable[[str], Iterable[Mapping[str, Any]]],
) -> EntityScores:
    """`messages` as labelled in the held-out files; `find` gives entities as Rasa has them."""
    scores = EntityScores()
    for message in messages:
        text = str(message["text"])
        expected = _entities((e["kind"], e["value"]) for e in message.get("entities") or ())
        scores.add(text, expected, _entities((e["entity"], e["value"]) for e in find(text)))
    return scores


def read_messages(path: Path) -> list[dict[str, Any]]:
    messages: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))["messages"]
    return messages


def canonical_value(kind: str, value: Any) -> str:
    """Values that mean the same as the same text: numbers by size, words whatever their case."""
    if kind == "attribute_value":
        return f"{value['attribute']}={_plain(value['value'])}"
    if kind in ("price_min", "price_max"):
        return f"{_plain(value['amount'])} {value.get('currency') or '-'}"
    return _plain(value)


def _plain(value: Any) -> str:
    try:
        return format(Decimal(str(value)).normalize(), "f")
    except InvalidOperation:
        return str(value).strip().casefold()


def _entities(entities: Iterable[tuple[str, Any]]) -> Counter[Entity]:
    """Of the kinds that are scored."""
    return Counter((kind, canonical_value(kind, v)) for kind, v in entities if kind in KINDS)


def _count(counts: Counter[str], entities: Counter[Entity]) -> None:
    for (kind, _), times in entities.items():
        counts[kind] += times
