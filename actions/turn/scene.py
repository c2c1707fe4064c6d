"""What stands before the shopper: what "it", "those" and "the second" can point at."""
from dataclasses import dataclass, replace
from typing import Iterable

from actions.turn import slots
from actions.turn.turn import Turn


@dataclass(frozen=True)
class Scene:
    """SKUs, each where it was seen; of one message's objects, `before` are those named so far."""

    focus: str = ""  # the one being talked about
    listed: tuple[str, ...] = ()  # the list shown last, in its order
    just_added: str = ""
    before: tuple[str, ...] = ()

    @property
    def in_sight(self) -> tuple[str, ...]:
        """All of them, the likeliest first."""
        seen = (*self.before, self.focus, self.just_added, *self.listed)
        return tuple(dict.fromkeys(sku for sku in seen if sku))

    def having_named(self, skus: Iterable[str]) -> "Scene":
        """The scene for what the same message says next."""
        return replace(self, before=tuple(skus) or self.before)


def scene_of(turn: Turn) -> Scene:
    return Scene(
        turn.slots.get(slots.FOCUS) or "",
        tuple(turn.slots.get(slots.LISTED) or ()),
        turn.slots.get(slots.JUST_ADDED) or "",
    )
