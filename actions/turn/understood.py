"""What was understood of a message: the things it names, and what it may want."""
from dataclasses import dataclass, replace
from typing import Any, Callable, Iterable, Mapping, Optional


@dataclass(frozen=True)
class Entity:
    """One thing named; without a place where no words of the message say it, as in a button."""

    name: str
    value: Any  # a text, a number, or an object with fields of its own
    start: Optional[int] = None
    end: Optional[int] = None
    text: str = ""  # as it was said, where that is known

    def placed(self, place: Callable[[int, int], tuple[int, int]]) -> "Entity":
        """The same in another writing of the message, whose places are told."""
        if self.start is None or self.end is None:
            return self
        start, end = place(self.start, self.end)
        return replace(self, start=start, end=end)


@dataclass(frozen=True)
class Guess:
    """An intent that the message may have had."""

    intent: str
    chance: float


def read_entities(found: Iterable[Mapping[str, Any]]) -> tuple[Entity, ...]:
    """As Rasa sends them."""
    return tuple(
        Entity(e["entity"], e["value"], e.get("start"), e.get("end"), e.get("text") or "")
        for e in found
    )


def read_guesses(ranking: Iterable[Mapping[str, Any]]) -> tuple[Guess, ...]:
    """As Rasa sends them; one without a name is none."""
    return tuple(Guess(g["name"], g["confidence"]) for g in ranking if g["name"])
