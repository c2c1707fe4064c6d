"""The seam of the engine: what a selling strategy is and what a merchant may set for it."""
from decimal import Decimal
from typing import Any, Protocol

from pydantic import BaseModel, Field, validator
from pydantic.fields import SHAPE_SINGLETON

from actions.selling.model import Candidate, Kind, Situation, Stage


class StrictModel(BaseModel):
    """Rules as a merchant writes them: unknown keys and bent types are mistakes."""

    class Config:
        extra = "forbid"
        frozen = True

    @validator("*", pre=True)
    def _is_written_as_meant(cls, value: Any, field: Any) -> Any:
        """Refuse what pydantic would bend into shape, such as 3.7 or "3" for a whole number."""
        if field.shape != SHAPE_SINGLETON or not isinstance(field.type_, type):
            return value
        if issubclass(field.type_, bool):
            if not isinstance(value, bool):
                raise TypeError("needs true or false")
        elif issubclass(field.type_, int) and type(value) is not int:
            raise TypeError("needs a whole number such as 3")
        return _exact(value) if issubclass(field.type_, Decimal) else value


class StrategyRules(StrictModel):
    """What a merchant may set for one strategy."""

    enabled: bool = True
    stages: tuple[Stage, ...]
    prior: Decimal = Field(ge=0, le=1)  # how often shoppers are expected to accept
    price_band: tuple[Decimal, Decimal]  # lowest and highest price, as multiples of the anchor's

    @validator("price_band", pre=True)
    def _is_a_band(cls, value: Any) -> Any:
        if not isinstance(value, (list, tuple)) or len(value) != 2:
            raise TypeError("needs the lowest and the highest multiple, such as [0, 0.8]")
        low, high = (_exact(bound) for bound in value)
        if not 0 <= low <= high:
            raise ValueError("needs the lowest multiple first and none below 0, such as [0, 0.8]")
        return low, high


class Strategy(Protocol):
    """One way of selling: proposes what it sees; others judge whether and when."""

    @property
    def name(self) -> str: ...

    @property
    def kind(self) -> Kind: ...

    @property
    def defaults(self) -> StrategyRules: ...

    def propose(self, situation: Situation) -> list[Candidate]: ...


def _exact(value: Any) -> Decimal:
    """A number as written: YAML reads 0.8 as a float, whose text is still 0.8."""
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal)):
        raise TypeError("needs a number such as 0.5")
    number = Decimal(str(value))
    if not number.is_finite():
        raise ValueError("needs a number such as 0.5")
    return number
