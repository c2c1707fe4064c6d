"""The seam of the engine: what a selling strategy is and what a merchant may set for it."""
from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Mapping, Optional, Protocol, TypeVar

from pydantic import BaseModel, Field, validator
from pydantic.fields import SHAPE_SINGLETON, ModelField

from actions.selling.model import Candidate, Kind, Segment, Situation, Stage
from actions.shop.catalogue.catalogue import Product


class StrictModel(BaseModel):
    """Rules as a merchant writes them: unknown keys and bent types are mistakes."""

    class Config:
        extra = "forbid"
        frozen = True

    @validator("*", pre=True)
    def _is_written_as_meant(cls, value: object, field: ModelField) -> object:
        """Refuse what pydantic would bend into shape, such as 3.7 or "3" for a whole number."""
        if field.shape != SHAPE_SINGLETON or not isinstance(field.type_, type):
            return value
        if issubclass(field.type_, bool):
            if not isinstance(value, bool):
                raise TypeError("needs true or false")
        elif issubclass(field.type_, int) and type(value) is not int:
            is_left_out = value is None and field.allow_none
            if not is_left_out:
                raise TypeError("needs a whole number such as 3")
        elif issubclass(field.type_, date) and not isinstance(value, (date, type(None))):
            raise TypeError("needs a day such as 2026-12-31")
        return _exact(value) if issubclass(field.type_, Decimal) else value


def ends_after_it_begins(
    until: Optional[date], values: Mapping[str, Optional[date]]
) -> Optional[date]:
    since = values.get("since")
    if until and since and until < since:
        raise ValueError("needs a day on or after `since`")
    return until


class ScopedRule(StrictModel):
    """A rule for some products, with what they go with, during some days.

    `offer` and `goes_with` name a SKU or a category; no `goes_with` means whatever it goes with.
    """

    offer: str
    goes_with: Optional[str] = None
    since: Optional[date] = None
    until: Optional[date] = None

    _ends_after_it_begins = validator("until", allow_reuse=True)(ends_after_it_begins)

    def holds(self, offered: Product, anchor: Optional[Product], today: date) -> bool:
        is_on = (self.since or date.min) <= today <= (self.until or date.max)
        fits = self.goes_with is None or (anchor is not None and _is(anchor, self.goes_with))
        return is_on and fits and _is(offered, self.offer)


class StrategyRules(StrictModel):
    """What a merchant may set for one strategy; empty `channels` or `segments` mean all.

    A strategy with more to be set has rules of its own kind, with a field of its own of the same
    name for each.
    """

    enabled: bool = True
    stages: tuple[Stage, ...]
    at_greeting: bool = False  # whether it may answer a mere hello
    channels: tuple[str, ...] = ()
    segments: tuple[Segment, ...] = ()
    since: Optional[date] = None  # first and last day, both included
    until: Optional[date] = None
    prior: Decimal = Field(ge=0, le=1)  # how often shoppers are expected to accept
    price_band: tuple[Decimal, Decimal]  # lowest and highest price, as multiples of the anchor's
    min_margin: Decimal = Field(default=Decimal(0), ge=0, le=1)  # as a share of the price
    cap_per_session: int = Field(default=2, ge=0, le=20)

    _ends_after_it_begins = validator("until", allow_reuse=True)(ends_after_it_begins)

    @validator("price_band", pre=True)
    def _is_a_band(cls, value: object) -> tuple[Decimal, Decimal]:
        if not isinstance(value, (list, tuple)) or len(value) != 2:
            raise TypeError("needs the lowest and the highest multiple, such as [0, 0.8]")
        low, high = (_exact(bound) for bound in value)
        if not 0 <= low <= high:
            raise ValueError("needs the lowest multiple first and none below 0, such as [0, 0.8]")
        return low, high


class Strategy(Protocol):
    """One way of selling: proposes what it sees; others judge whether and when.

    `uses_history` marks what draws on the shopper's own purchases, which needs their consent.
    `responses` are the wordings of its offers, by what they tell.
    """

    @property
    def name(self) -> str: ...

    @property
    def kind(self) -> Kind: ...

    @property
    def uses_history(self) -> bool: ...

    @property
    def responses(self) -> Mapping[str, str]: ...

    @property
    def defaults(self) -> StrategyRules: ...

    def propose(self, situation: Situation) -> list[Candidate]: ...


Ruled = TypeVar("Ruled", bound=Strategy)


def as_ruled(strategy: Ruled, its: StrategyRules) -> Ruled:
    """The strategy with what the merchant has set for it alone."""
    further = _fields_beyond(type(its))
    if not further or not is_dataclass(strategy):
        return strategy
    known: Any = strategy
    names = further & {field.name for field in fields(known)}
    return replace(known, **{name: getattr(its, name) for name in names})


@cache
def _fields_beyond(kind: type[StrategyRules]) -> frozenset[str]:
    """What may be set for one strategy alone."""
    return frozenset(kind.__fields__) - StrategyRules.__fields__.keys()


def _is(product: Product, named: str) -> bool:
    return named in (product.sku, product.category)


def _exact(value: object) -> Decimal:
    """A number as written: YAML reads 0.8 as a float, whose text is still 0.8."""
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal)):
        raise TypeError("needs a number such as 0.5")
    number = Decimal(str(value))
    if not number.is_finite():
        raise ValueError("needs a number such as 0.5")
    return number
