"""The merchant's rules of selling; data/shop/selling.yml says what each one does."""
from datetime import date, datetime, timezone
from decimal import Decimal
from typing import Any, Literal, Mapping, Sequence
from zoneinfo import ZoneInfo, available_timezones

from pydantic import Field, ValidationError, validator
from pydantic.error_wrappers import ErrorWrapper
from pydantic.errors import ExtraError

from actions.selling.candidates import STRATEGIES
from actions.selling.evidence import Telling
from actions.selling.model import Stage
from actions.selling.strategy import ScopedRule, Strategy, StrategyRules, StrictModel
from actions.shop.catalogue.catalogue import Product

# Exact bounds for what is compared exactly; pydantic takes them, its types say floats.
MOST_EXPLORED: Any = Decimal("0.3")
MOST_HELD_OUT: Any = Decimal("0.5")
MOST_WEIGHED: Any = Decimal(3)
DEFAULTS = {strategy.name: strategy.defaults for strategy in STRATEGIES}


class Exclusions(StrictModel):
    """Products by category or by SKU."""

    categories: frozenset[str] = frozenset()
    skus: frozenset[str] = frozenset()

    def has(self, product: Product) -> bool:
        return product.sku in self.skus or product.category in self.categories


class Boost(ScopedRule):
    """Multiplies the value of what it names when candidates are ranked."""

    factor: Decimal = Field(gt=0, le=10)


class Evidence(StrictModel):
    """From where on a shopper is told what earlier buyers did."""

    least_share: Decimal = Field(default=Telling().least_share, ge=0, le=1)
    least_buyers: int = Field(default=Telling().least_buyers, ge=1, le=10_000)

    def bar(self) -> Telling:
        return Telling(self.least_share, self.least_buyers)


class Weighing(StrictModel):
    """How much each part of a candidate's worth counts: 1 as it is, 0 not at all, 2 twice over."""

    evidence: Decimal = Field(default=Decimal(1), ge=0, le=MOST_WEIGHED)
    rating: Decimal = Field(default=Decimal(1), ge=0, le=MOST_WEIGHED)
    price: Decimal = Field(default=Decimal(1), ge=0, le=MOST_WEIGHED)
    margin: Decimal = Field(default=Decimal(1), ge=0, le=MOST_WEIGHED)


class Asking(StrictModel):
    """When the shopper is asked which of some things they need, instead of being offered one."""

    enabled: bool = False
    most: int = Field(default=4, ge=2, le=5)  # things asked about at once
    cost: Mapping[str, Decimal] = {"USD": Decimal("0.30"), "IDR": Decimal(4500)}
    chance: Decimal = Field(default=Decimal("0.6"), gt=0, le=1)  # that what is needed is taken


class Learning(StrictModel):
    """How the engine learns which strategy works in which situation."""

    explore: Decimal = Field(default=Decimal("0.1"), ge=0, le=MOST_EXPLORED)
    explore_within: Decimal = Field(default=Decimal("0.5"), gt=0, le=1)
    prior_weight: int = Field(default=20, ge=1, le=10_000)
    window_days: int = Field(default=180, ge=1, le=3650)
    seed: int = 1


class Rules(StrictModel):
    """When, what and how often to offer."""

    cap_per_session: int = Field(default=3, ge=0, le=20)
    cap_per_day: int = Field(default=5, ge=0, le=100)
    cap_per_30_days: int = Field(default=30, ge=0, le=1000)
    cooldown_turns: int = Field(default=2, ge=0, le=100)
    cooldown_turns_after_ignored: int = Field(default=5, ge=0, le=100)
    declines_in_row_limit: int = Field(default=2, ge=1, le=20)
    ignored_after_turns: int = Field(default=3, ge=1, le=100)
    decline_days: int = Field(default=90, ge=1, le=365)
    quiet_stages: tuple[Stage, ...] = ("checkout", "payment", "service")
    big_ticket: Mapping[str, Decimal] = {"USD": Decimal(500), "IDR": Decimal(8_000_000)}
    big_ticket_share: Decimal = Field(default=Decimal("0.1"), ge=0, le=1)
    suggestions_when_asked: int = Field(default=3, ge=1, le=3)
    timezone: str = "UTC"
    relevance_floor: Decimal = Field(default=Decimal("0.05"), ge=0, le=1)
    value_floor: Mapping[str, Decimal] = {"USD": Decimal("0.40"), "IDR": Decimal(6000)}
    patience: Decimal = Field(default=Decimal("0.005"), ge=0, le=1)
    sample_share: Decimal = Field(default=Decimal("0.15"), ge=0, le=1)
    consent: Literal["opt_out", "opt_in"] = "opt_out"
    holdout_share: Decimal = Field(default=Decimal(0), ge=0, le=MOST_HELD_OUT)
    evidence: Evidence = Evidence()
    weighing: Weighing = Weighing()
    asking: Asking = Asking()
    learning: Learning = Learning()
    exclude: Exclusions = Exclusions()
    never_proactive: Exclusions = Exclusions()
    forbid: tuple[ScopedRule, ...] = ()
    pin: tuple[ScopedRule, ...] = ()
    boost: tuple[Boost, ...] = ()
    strategies: dict[str, StrategyRules] = Field(default_factory=dict)

    def for_strategies(self, strategies: Sequence[Strategy]) -> "Rules":
        """Rules that hold for these, too: what no merchant has set keeps its default."""
        new = {s.name: s.defaults for s in strategies if s.name not in self.strategies}
        return self.copy(update={"strategies": {**self.strategies, **new}}) if new else self

    def today(self, now: datetime) -> date:
        """The shop's own day at this moment, given in UTC."""
        return now.replace(tzinfo=timezone.utc).astimezone(ZoneInfo(self.timezone)).date()

    @validator("timezone")
    def _is_known_zone(cls, name: str) -> str:
        if name not in available_timezones():
            raise ValueError("needs the name of a time zone such as Asia/Jakarta")
        return name

    @validator("big_ticket", "value_floor")
    def _is_no_debt(cls, limits: Mapping[str, Decimal]) -> Mapping[str, Decimal]:
        if any(not limit > 0 for limit in limits.values()):
            raise ValueError("needs amounts above 0, such as {USD: 500}")
        return limits

    @validator("quiet_stages")
    def _stays_out_of_trouble(cls, stages: tuple[Stage, ...]) -> tuple[Stage, ...]:
        """Payment and service stay quiet whatever a merchant would like."""
        return tuple(dict.fromkeys((*stages, "payment", "service")))

    @validator("strategies", pre=True, always=True)
    def _over_defaults(cls: Any, given: object) -> object:
        """What a merchant leaves out of a strategy keeps that strategy's default."""
        if not isinstance(given, dict):
            return given
        unknown = [ErrorWrapper(ExtraError(), loc=str(n)) for n in given if n not in DEFAULTS]
        if unknown:
            raise ValidationError(unknown, cls)
        found, wrong = {}, []
        for name, default in DEFAULTS.items():
            try:
                found[name] = _over(default, given.get(name, {}))
            except ValidationError as error:
                wrong.append(ErrorWrapper(error, loc=name))
        if wrong:
            raise ValidationError(wrong, cls)
        return found

    @validator("cap_per_30_days")
    def _is_no_less_than_a_day(cls, cap: int, values: Mapping[str, int]) -> int:
        if cap < values.get("cap_per_day", 0):
            raise ValueError("needs to be at least cap_per_day")
        return cap


def _over(default: StrategyRules, given: object) -> object:
    if not isinstance(given, dict):
        return given
    return type(default)(**{**default.dict(), **given})
