"""A message as the browser gets it, and its JSON Schema."""
from dataclasses import dataclass
from typing import Optional

from actions.saying.payloads.action import Action
from actions.saying.payloads.json_schema import Definitions, Schema
from actions.saying.payloads.payload import Payload


@dataclass(frozen=True)
class SealedButton:
    """A button of this conversation."""

    id: str  # to be sent back when it is pressed
    title: str  # in the shopper's words


@dataclass(frozen=True)
class WebMessage:
    """One message of the shop."""

    text: Optional[str]  # what it says, complete without the payload
    buttons: tuple[SealedButton, ...]  # answers to the text, beside those of the payload
    payload: Optional[Payload]  # what may be shown of it


def web_message_schema() -> Schema:
    """A message as the web channel sends it: payloads with ids in the place of commands."""
    definitions = Definitions(swapped={Action: SealedButton})
    root = {"title": "A message of the web channel", **definitions.of(WebMessage)}
    return definitions.document(root)
