"""Choices: answers to a question, as buttons."""
from dataclasses import dataclass, field
from typing import Literal

from actions.saying.payloads.action import Action


@dataclass(frozen=True)
class Choices:
    """Answers to what was asked; typed words will do as well."""

    type: Literal["choices"] = field(default="choices", init=False)
    items: tuple[Action, ...]
