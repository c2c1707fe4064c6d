"""Talks as files tell them; README.md explains each key."""
from pathlib import Path
from typing import Any, Mapping, Optional

import yaml
from pydantic import BaseModel, StrictStr, ValidationError, validator

from tests.talks.hints import Hints


class TalkError(Exception):
    """A file can't be read: which, and what is wrong with it."""


class TurnTold(Hints):
    """What the shopper types or presses, and what a right answer has."""

    say: StrictStr
    fresh: bool = False
    repair: tuple[StrictStr, ...] = ()


class TalkTold(BaseModel):
    """A whole talk; `name` is that of its file."""

    name: str
    lang: StrictStr
    turns: tuple[TurnTold, ...]
    customer: Optional[StrictStr] = None
    cart: Optional[Mapping[str, int]] = None

    class Config:
        frozen = True

    @validator("turns")
    def _has_some(cls, turns: tuple[TurnTold, ...]) -> tuple[TurnTold, ...]:
        if not turns:
            raise ValueError("a talk has turns")
        return turns


def read_talks(folder: Path) -> list[TalkTold]:
    """Of the folder and those in it, by name. Raises TalkError."""
    files = sorted(folder.rglob("*.yml"))
    if not files:
        raise TalkError(f"{folder} holds no talks: a file NAME.yml each.")
    return [_talk(path) for path in files]


def _talk(path: Path) -> TalkTold:
    try:
        told: Any = yaml.safe_load(path.read_text(encoding="utf-8"))
        return TalkTold(**{**told, "name": path.stem})
    except (OSError, UnicodeError, yaml.YAMLError, TypeError, ValidationError) as error:
        raise TalkError(f"{path}: {error}") from error
