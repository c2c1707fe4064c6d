"""Messages with the readings they should get, and which of them are kept aside."""
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Mapping

import yaml

from actions.reading.reading import Reading, reading_of
from tests.kept_aside import is_kept_aside

SHARES = 3  # one of so many is kept aside


class SetError(Exception):
    """A set can't be read: which file and message, and what is wrong with it."""


@dataclass(frozen=True)
class Labelled:
    """One message; `reading` as in the file."""

    language: str
    text: str
    reading: Mapping[str, Any]

    @property
    def is_kept_aside(self) -> bool:
        return is_kept_aside(self.text, SHARES)


def read_set(folder: Path) -> list[Labelled]:
    """Of all languages: a file <language>.yml each, as README.md beside tests/reading tells.

    Raises SetError.
    """
    files = sorted(path for path in folder.glob("*.yml") if len(path.stem) == 2)
    if not files:
        raise SetError(f"{folder} holds no messages: a file a language, such as en.yml.")
    return [message for path in files for message in _messages(path)]


def _messages(path: Path) -> list[Labelled]:
    try:
        rows = yaml.safe_load(path.read_text(encoding="utf-8")) or []
        return [_labelled(path.stem, row) for row in rows]
    except (OSError, yaml.YAMLError, ValueError, KeyError, TypeError) as error:
        raise SetError(f"{path}: {error}") from error


def _labelled(language: str, row: Mapping[str, Any]) -> Labelled:
    """Checked as every reading is; fields that stand empty count as left out."""
    reading = {name: value for name, value in row.items() if name != "text"}
    return Labelled(language, row["text"], _checked(reading).as_json())


def _checked(reading: Mapping[str, Any]) -> Reading:
    try:
        return reading_of(reading)
    except ValueError as error:
        raise ValueError(f"{reading}: {error}") from error
