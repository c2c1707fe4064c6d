"""Making buttons: what one is called, and the intent with entities that it says."""
import json
from typing import Mapping, Union

from actions.saying.payloads.action import Labelled, Titled, Worded
from actions.saying.responses import Label

EntityValue = Union[str, int, Mapping[str, str]]


def action(label: Label, intent: str, /, **entities: EntityValue) -> Labelled:
    """A button that the wording names."""
    return Labelled(label, _command(intent, entities))


def worded(
    label: Label, facts: Mapping[str, str], intent: str, /, **entities: EntityValue
) -> Worded:
    """A button whose label has placeholders, which the channel fills with these facts."""
    return Worded(label, _command(intent, entities), facts)


def titled(title: str, intent: str, /, **entities: EntityValue) -> Titled:
    """A button whose title is a name of the catalogue."""
    return Titled(title, _command(intent, entities))


def _command(intent: str, entities: Mapping[str, EntityValue]) -> str:
    return f"/{intent}{json.dumps(entities, ensure_ascii=False) if entities else ''}"
