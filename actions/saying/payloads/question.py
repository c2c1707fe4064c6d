"""A detail that the shopper is asked for."""
from dataclasses import dataclass, field
from typing import Literal

from actions.saying.payloads.action import Action

Field = Literal["name", "address", "phone", "email"]


@dataclass(frozen=True)
class Question:
    """A detail asked for, which a browser may know; typed words will do as well."""

    type: Literal["question"] = field(default="question", init=False)
    asks: Field
    actions: tuple[Action, ...]
