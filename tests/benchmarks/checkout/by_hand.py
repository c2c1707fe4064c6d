"""Checkouts written by hand; tests/checkouts/README.md tells each key."""
import random
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, Extra, StrictStr, ValidationError, validator

from tests.benchmarks.checkout.telling import TOLD, Checkout, answers_of

FIELDS = frozenset((*TOLD, "delivery"))
WAYS = ("standard", "express", "pickup")


class CheckoutError(Exception):
    """A file can't be read: which, where, and what is wrong with it."""


class _Written(BaseModel):
    says: tuple[StrictStr, ...]
    right: dict[str, StrictStr]
    before_yes: tuple[StrictStr, ...] = ()

    class Config:
        extra = Extra.forbid

    @validator("right")
    def _can_be_stored(cls, right: dict[str, str]) -> dict[str, str]:
        unknown = sorted(right.keys() - FIELDS)
        if unknown or "name" not in right:
            raise ValueError(f"holds {', '.join(unknown) or 'no name'}")
        if right.setdefault("delivery", WAYS[0]) not in WAYS:
            raise ValueError(f"delivery is one of {', '.join(WAYS)}")
        return right


def read_checkouts(folder: Path) -> list[Checkout]:
    """Of all languages: a file <language>.yml each. Raises CheckoutError."""
    files = sorted(path for path in folder.glob("*.yml") if len(path.stem) == 2)
    if not files:
        raise CheckoutError(f"{folder} holds no checkouts: a file a language, such as en.yml.")
    return [checkout for path in files for checkout in _checkouts(path)]


def _checkouts(path: Path) -> list[Checkout]:
    try:
        rows = yaml.safe_load(path.read_text(encoding="utf-8")) or []
    except (OSError, UnicodeError, yaml.YAMLError) as error:
        raise CheckoutError(f"{path}: {error}") from error
    return [_checkout(path, number, row) for number, row in enumerate(rows, 1)]


def _checkout(path: Path, number: int, row: Any) -> Checkout:
    try:
        told = _Written(**row)
    except (TypeError, ValidationError) as error:
        raise CheckoutError(f"{path}: checkout {number}: {error}") from error
    answers = answers_of(path.stem, told.right["delivery"], random.Random(number))
    return Checkout(path.stem, told.right, told.says, answers, told.before_yes)
