"""What the dialogue knows of intents: one description of each, read from data/dialogue."""
import os
from functools import cache
from pathlib import Path
from typing import Any, Callable, Literal, Mapping, Optional

import yaml
from pydantic import BaseModel, Extra, ValidationError, validator

from actions.reading.reading import Act

FOLDER = Path(__file__).resolve().parents[2] / "data" / "dialogue"
ELSEWHERE = "PRAMUNIAGA_DIALOGUE_DIR"  # the setting that names another folder
FILE = "intents.yml"


class IntentsError(Exception):
    """The description of intents can't be used: which row, and what is wrong with it."""


class ToldFacts(BaseModel):
    """Which of the shop's facts answer an intent, the main one first, and in which response."""

    response: str
    names: tuple[str, ...]
    besides: str = ""
    untold: bool = False  # what is asked without a topic is none of them

    class Config:
        frozen = True
        extra = Extra.forbid


class Intent(BaseModel):
    """One row; what each field means stands at the top of the file."""

    name: str
    act: Optional[Act] = None
    answer: tuple[str, ...] = ()
    facts: Optional[ToldFacts] = None
    leaves: Mapping[str, object] = {}
    offer_after: bool = False
    during_checkout: Literal["answered", "asks_again", "goods_left", "ends", "by_rules"] = (
        "answered"
    )
    label: Optional[str] = None
    about: Optional[Literal[
        "goods", "shop", "offers", "orders", "order_details", "visit", "chat", "person"
    ]] = None
    served: Optional[Literal["first", "last"]] = None
    mood: Optional[Literal["upset", "calm"]] = None
    regrets: bool = False
    moment: Optional[Literal["opening", "looking", "adding"]] = None
    gives: tuple[str, ...] = ()
    free_text: bool = False
    same_in_all_languages: bool = False
    of_rasa: bool = False

    class Config:
        frozen = True
        extra = Extra.forbid

    @validator("answer", "gives", pre=True)
    def _in_turn(cls, value: object) -> object:
        return (value,) if isinstance(value, str) else value


@cache
def intents() -> tuple[Intent, ...]:
    """All of them, in the order of the file; raises IntentsError."""
    return read_intents(description_file())


def description_file() -> Path:
    return Path(os.environ.get(ELSEWHERE) or FOLDER) / FILE


def names_of(is_meant: Callable[[Intent], object]) -> frozenset[str]:
    """The names of those of which this is true."""
    return frozenset(intent.name for intent in intents() if is_meant(intent))


def labels() -> dict[str, str]:
    """What can be asked for with a button, and its label."""
    return {intent.name: intent.label for intent in intents() if intent.label}


def read_intents(path: Path) -> tuple[Intent, ...]:
    """Raises IntentsError."""
    try:
        rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise IntentsError(f"{path} can't be read: {error}") from error
    if not isinstance(rows, dict):
        raise IntentsError(f"{path} must hold a row an intent.")
    return tuple(_intent(path, name, row) for name, row in rows.items())


def _intent(path: Path, name: str, row: Any) -> Intent:
    try:
        return Intent(name=name, **(row or {}))
    except (TypeError, ValidationError) as error:
        raise IntentsError(f"{path}: {name} is wrong: {error}") from error
