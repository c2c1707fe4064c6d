"""A question about one product, and what the shop knows for it."""
from dataclasses import dataclass
from typing import Optional


@dataclass(frozen=True)
class Question:
    """What is asked: in words, and the attributes and the value that were understood in them."""

    text: str = ""
    attributes: tuple[str, ...] = ()
    value: Optional[tuple[str, str]] = None


@dataclass(frozen=True)
class Answer:
    """What is known, and where from.

    `kind` is yes, no, value, description, review or unknown. The first three are from the
    attribute `label`, with its `value` in words; `value` of a description or a review is the
    sentence that answers. Of the unknown, `known` holds what comes closest.
    """

    kind: str
    label: str = ""
    value: str = ""
    known: tuple[tuple[str, str], ...] = ()

    @property
    def source(self) -> str:
        """attribute, description or review; empty for what isn't known."""
        if self.kind in ("description", "review"):
            return self.kind
        return "" if self.kind == "unknown" else "attribute"
