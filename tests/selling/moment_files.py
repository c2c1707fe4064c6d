"""Moments as tests/selling/moments holds them: a scene, and what may be offered in it."""
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Mapping, Optional

import yaml
from pydantic import BaseModel, Field, ValidationError, root_validator

from actions.selling.model import Kind
from tests.kept_aside import is_kept_aside

FOLDER = Path(__file__).parent / "moments"
SHARES = 2  # one of so many is kept aside
ANYTHING = "anything"
Pieces = Mapping[str, int]  # by SKU, or SKU/variant
Stage = Literal[
    "greeting", "browsing", "choosing", "cart", "viewing_cart", "checkout", "paying", "ordered"
]


class MomentError(Exception):
    """A file can't be read: which, and what is wrong with it."""


class Strict(BaseModel):
    class Config:
        extra = "forbid"
        frozen = True


class Owned(Strict):
    sku: str
    days_ago: int = Field(gt=0)
    quantity: int = 1


class KnownCustomer(Strict):
    owns: tuple[Owned, ...] = ()
    points: int = 0


class Refused(Strict):
    sku: str
    strategy: str
    kind: Kind


class Scene(Strict):
    """What isn't told isn't there."""

    stage: Stage
    customer: Optional[KnownCustomer] = None
    found: tuple[str, ...] = ()
    looking_at: str = ""
    cart: Pieces = {}
    just_added: str = ""
    cart_left_days_ago: int = 0
    just_ordered: Pieces = {}
    refused: tuple[Refused, ...] = ()

    @root_validator
    def has_what_its_stage_needs(cls, values):
        needs = {
            "browsing": "found", "choosing": "looking_at", "cart": "cart",
            "viewing_cart": "cart", "checkout": "cart", "paying": "just_ordered",
            "ordered": "just_ordered",
        }
        needed = needs.get(values.get("stage"))
        if needed and not values.get(needed):
            raise ValueError(f"stage {values['stage']} needs {needed}")
        return values

    @property
    def put_in_last(self) -> str:
        return self.just_added or next(reversed(skus_of(self.cart)), "")

    @property
    def skus(self) -> set[str]:
        """All that the scene names."""
        owned = self.customer.owns if self.customer else ()
        named = {self.looking_at, self.just_added, *self.found, *skus_of(self.just_ordered)}
        named |= {*skus_of(self.cart), *(each.sku for each in (*owned, *self.refused))}
        return named - {""}


class Told(Strict):
    language: Literal["en", "id"]
    said: str
    scene: Scene
    good: tuple[str, ...]
    may: tuple[str, ...] = ()
    must_not: tuple[str, ...]
    over_usd: Optional[int] = None
    why: str


@dataclass(frozen=True)
class Moment:
    name: str
    told: Told

    @property
    def scene(self) -> Scene:
        return self.told.scene

    @property
    def is_kept_aside(self) -> bool:
        return is_kept_aside(self.name, SHARES)

    @property
    def words(self) -> set[str]:
        """All that it says of offers."""
        return {*self.told.good, *self.told.may, *self.told.must_not}


def skus_of(pieces: Pieces) -> list[str]:
    return [which.partition("/")[0] for which in pieces]


def read_moments(folder: Path = FOLDER) -> list[Moment]:
    """By name. Raises MomentError."""
    return [_moment(path) for path in sorted(folder.glob("*.yml"))]


def _moment(path: Path) -> Moment:
    try:
        told = Told.parse_obj(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (OSError, yaml.YAMLError, ValidationError) as error:
        raise MomentError(f"{path}: {error}") from error
    return Moment(path.stem, told)
