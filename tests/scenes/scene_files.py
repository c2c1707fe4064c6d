"""Scenes and the messages said in them, as tests/harm and tests/resolving hold them."""
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Mapping, Optional, Sequence

import yaml
from pydantic import BaseModel, ValidationError

from tests.kept_aside import is_kept_aside

SCENES = "scenes.yml"
SHARES = 2  # one of so many messages is kept aside
Pieces = Mapping[str, int]  # by SKU, or SKU/variant


class SceneError(Exception):
    """A file can't be read: which, where, and what is wrong with it."""


class Strict(BaseModel):
    class Config:
        extra = "forbid"
        frozen = True


class SceneOffer(Strict):
    sku: str
    act: str  # add | swap; "replace" is another word for swap
    replaces: Optional[str] = None

    class Config:
        fields = {"replaces": "for"}

    @property
    def is_swap(self) -> bool:
        return self.act != "add"


class Question(Strict):
    what: str
    sku: str = ""
    quantity: int = 1


class SceneOrder(Strict):
    number: str
    status: str = "placed"
    lines: Pieces


class SceneTold(Strict):
    """What stands before a shopper; what isn't told isn't there."""

    shop: str = "demo"
    language_free: bool = True
    listed: tuple[str, ...] = ()
    compared: tuple[str, ...] = ()
    focus: str = ""
    cart: Pieces = {}
    offer: Optional[SceneOffer] = None
    asked: Optional[Question] = None
    order: Optional[SceneOrder] = None
    points: Optional[int] = None
    ages: Mapping[str, int] = {}
    said: str = ""


@dataclass(frozen=True)
class Said:
    """One message in a scene; `told` is all that its file says of it."""

    language: str
    scene: SceneTold
    text: str
    told: Mapping[str, Any]

    @property
    def is_kept_aside(self) -> bool:
        return is_kept_aside(self.text, SHARES)


def read_said(folder: Path) -> list[Said]:
    """Of all languages: a file <language>.yml each, beside scenes.yml. Raises SceneError."""
    scenes = _scenes(folder / SCENES)
    files = sorted(path for path in folder.glob("*.yml") if len(path.stem) == 2)
    if not files:
        raise SceneError(f"{folder} holds no messages: a file a language, such as en.yml.")
    return [said for path in files for said in _messages(path, scenes)]


def _scenes(path: Path) -> dict[str, SceneTold]:
    return {name: _scene(path, name, row) for name, row in (_rows(path) or {}).items()}


def _scene(path: Path, name: str, row: Mapping[str, Any]) -> SceneTold:
    try:
        return SceneTold.parse_obj(row)
    except ValidationError as error:
        raise SceneError(f"{path}: scene {name}: {error}") from error


def _messages(path: Path, scenes: Mapping[str, SceneTold]) -> list[Said]:
    return [_said(path, number, row, scenes) for number, row in enumerate(_rows(path) or (), 1)]


def _said(
    path: Path, number: int, row: Mapping[str, Any], scenes: Mapping[str, SceneTold]
) -> Said:
    try:
        return Said(path.stem, scenes[row["scene"]], str(row["text"]), row)
    except (KeyError, TypeError) as error:
        raise SceneError(f"{path}: message {number} lacks or misnames {error}") from error


def _rows(path: Path) -> Any:
    try:
        return yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise SceneError(f"{path}: {error}") from error


def of_which(said: Sequence[Said], is_own: bool) -> list[Said]:
    """The messages that figures are told of: of a set of ours, those kept aside."""
    return [each for each in said if each.is_kept_aside or not is_own]
