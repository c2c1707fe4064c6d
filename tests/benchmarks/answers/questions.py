"""Questions with what a right answer has; tests/answers/README.md tells each key."""
from pathlib import Path
from typing import Any, Literal, Optional

import yaml
from pydantic import StrictStr, ValidationError

from tests.kept_aside import is_kept_aside
from tests.talks.hints import Hints

SHARES = 2  # one of so many questions is kept aside

About = Literal["fact", "product"]


class QuestionError(Exception):
    """A file can't be read: which, where, and what is wrong with it."""


class Question(Hints):
    """Asked in a conversation of its own, after what is said `before`."""

    language: str
    about: About
    say: StrictStr
    before: tuple[StrictStr, ...] = ()
    customer: Optional[StrictStr] = None

    @property
    def is_kept_aside(self) -> bool:
        return is_kept_aside(self.say, SHARES)


def read_questions(folder: Path) -> list[Question]:
    """Of all languages: a file <language>.yml each. Raises QuestionError."""
    files = sorted(path for path in folder.glob("*.yml") if len(path.stem) == 2)
    if not files:
        raise QuestionError(f"{folder} holds no questions: a file a language, such as en.yml.")
    return [question for path in files for question in _questions(path)]


def _questions(path: Path) -> list[Question]:
    try:
        rows = yaml.safe_load(path.read_text(encoding="utf-8")) or []
    except (OSError, UnicodeError, yaml.YAMLError) as error:
        raise QuestionError(f"{path}: {error}") from error
    return [_question(path, number, row) for number, row in enumerate(rows, 1)]


def _question(path: Path, number: int, row: Any) -> Question:
    try:
        return Question(**{**row, "language": path.stem})
    except (TypeError, ValidationError) as error:
        raise QuestionError(f"{path}: question {number}: {error}") from error
