"""Buttons: what they are called, and what pressing one says for the shopper."""
from dataclasses import dataclass
from typing import Mapping, Optional, Union

from actions.saying.responses import IntentLabel, Label


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


def read_action(value: Mapping[str, object]) -> Optional[Action]:
    """The button that a piece of a message is, if it is one."""
    payload, title, label = value.get("payload"), value.get("title"), value.get("label")
    if not isinstance(payload, str):
        return None
    if isinstance(title, str) and title:
        return Titled(title, payload)
    if not isinstance(label, str) or not label:
        return None
    facts = value.get("facts")
    if isinstance(facts, Mapping):
        return Worded(IntentLabel(label), payload, facts)
    return Labelled(IntentLabel(label), payload)
