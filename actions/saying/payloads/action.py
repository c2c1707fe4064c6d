"""Buttons: what they are called, and what pressing one says for the shopper."""
from dataclasses import dataclass
from typing import Mapping, Union

from actions.saying.responses import Label


@dataclass(frozen=True)
class Labelled:
    """A button that the wording names."""

    label: Label  # the response of the domain that says it
    payload: str  # what pressing it says: an intent with its entities


@dataclass(frozen=True)
class Worded(Labelled):
    """A button whose label has placeholders, which the channel fills."""

    facts: Mapping[str, str]  # what fills them, by placeholder


@dataclass(frozen=True)
class Titled:
    """A button that says a name of the catalogue."""

    title: str  # in the shopper's language
    payload: str  # what pressing it says: an intent with its entities


Action = Union[Labelled, Worded, Titled]
