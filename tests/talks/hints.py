"""Hints: regular expressions that a right answer has, and such that it lacks."""
import re
from typing import Any, Mapping, Sequence

from pydantic import BaseModel, validator

Patterns = tuple[str, ...]


class Hints(BaseModel):
    """What else a file says beside them is for people."""

    has: Patterns = ()
    any: Patterns = ()
    lacks: Patterns = ()

    class Config:
        frozen = True

    @validator("has", "any", "lacks", pre=True)
    def _one_is_a_list(cls, value: Any) -> Any:
        return (value,) if isinstance(value, str) else value or ()

    @validator("has", "any", "lacks", each_item=True)
    def _can_be_looked_for(cls, pattern: str) -> str:
        try:
            re.compile(pattern)
        except re.error as error:
            raise ValueError(f"/{pattern}/: {error}") from error
        return pattern

    def lacking(self, lines: Sequence[str]) -> list[str]:
        """What isn't there though it should be, each in a few words."""
        missing = [f"lacks /{each}/" for each in self.has if not seen(each, lines)]
        if self.any and not any(seen(each, lines) for each in self.any):
            missing.append(f"has none of {' '.join(f'/{each}/' for each in self.any)}")
        return missing

    def forbidden(self, lines: Sequence[str]) -> list[str]:
        """What is there though it mustn't."""
        return [f"must not have /{each}/" for each in self.lacks if seen(each, lines)]


def seen(pattern: str, lines: Sequence[str]) -> bool:
    """^ and $ are those of a line; capitals don't matter."""
    return re.search(pattern, "\n".join(lines), re.IGNORECASE | re.MULTILINE) is not None


def pieces_wrong(wanted: Mapping[str, int], cart: Mapping[str, int]) -> list[str]:
    """A cart by `SKU title` beside wanted pieces by pattern, each difference in a few words."""
    wrong, left = [], dict(cart)
    for pattern, quantity in wanted.items():
        met = [name for name in cart if seen(pattern, [name])]
        have = sum(cart[name] for name in met)
        if have != quantity:
            wrong.append(f"/{pattern}/ is {have}, not {quantity}")
        for name in met:
            left.pop(name, None)
    return wrong + [f"{quantity} × {name} is too much" for name, quantity in left.items()]
