"""The question that the talk keeps open: what was asked, what each answer is called and does."""
import json
from dataclasses import dataclass, field
from typing import Any, Literal, Mapping, Optional

from actions.turn import slots
from actions.turn.turn import Turn

What = Literal["variant", "product", "quantity", "yes", "contact", "open"]


@dataclass(frozen=True)
class Option:
    """One answer: what its button says, the roots it is called by, its size where it is one."""

    says: str
    called: tuple[str, ...] = ()
    size: str = ""
    title: str = ""

    @property
    def entities(self) -> Mapping[str, Any]:
        """Of the intent that it says."""
        _, brace, rest = self.says.partition("{")
        return json.loads(brace + rest) if brace else {}


@dataclass(frozen=True)
class OpenQuestion:
    """`intent` with `entities` is what every answer says beside its own; `is_again` where an aside
    came between."""

    turn: int
    what: What = "open"
    intent: str = ""
    entities: Mapping[str, Any] = field(default_factory=dict)
    options: tuple[Option, ...] = ()
    is_again: bool = False
    wish: Optional[Mapping[str, Any]] = None  # that a yes is to

    @property
    def is_of_need(self) -> bool:
        """Which of several things is needed: asked in the place of an offer, and never pressed."""
        return (self.what, self.intent) == ("product", "accept_offer")

    def dump(self) -> dict[str, Any]:
        """As a slot keeps it."""
        options = [
            {"says": each.says, "called": list(each.called), "size": each.size,
             "title": each.title} for each in self.options
        ]
        return {
            "turn": self.turn, "what": self.what, "intent": self.intent,
            "entities": dict(self.entities), "options": options, "is_again": self.is_again,
            "wish": self.wish,
        }


def open_question(turn: Turn) -> Optional[OpenQuestion]:
    """The one that this message may answer."""
    kept = turn.slots.get(slots.OPEN_QUESTION)
    if not kept or turn.number - int(kept["turn"]) != 1:
        return None
    return load_question(kept)


def load_question(kept: Mapping[str, Any]) -> OpenQuestion:
    """As a slot keeps it."""
    options = tuple(
        Option(row["says"], tuple(row["called"]), row["size"], row.get("title") or "")
        for row in kept.get("options") or ()
    )
    return OpenQuestion(
        kept["turn"], kept.get("what") or "open", kept.get("intent") or "",
        kept.get("entities") or {}, options, bool(kept.get("is_again")),
        kept.get("wish"),
    )
