"""Dialogues as their YAML files write them; README.md explains each key."""
from pathlib import Path
from typing import Any, Mapping, Optional, Union

import yaml
from pydantic import BaseModel, StrictStr, root_validator, validator

Words = tuple[str, ...]


class Strict(BaseModel):
    """Unknown keys are mistakes, and one value will do where several may stand."""

    class Config:
        extra = "forbid"
        frozen = True

    @validator("*", pre=True)
    def _one_is_a_list(cls, value: Any, field: Any) -> Any:
        return (value,) if field.outer_type_ == Words and isinstance(value, str) else value


class GivenOrder(Strict):
    """An order placed before the dialogue begins."""

    number: str
    skus: Words
    status: str = "paid"
    is_theirs: bool = True  # the shopper's own, not somebody else's
    days_ago: int = 3


class Pair(Strict):
    """Of the `of` buyers of `sku`, `buyers` also took the companion."""

    sku: str
    companion: str
    buyers: int
    of: int


class Pick(Strict):
    sku: str
    buyers: int
    of: int


class GivenDeal(Strict):
    sku: str
    kind: str = "fast_seller"
    sold: int = 40
    days: int = 7


class Learned(Strict):
    """What the shop learned from orders, in place of all that it did learn."""

    together: tuple[Pair, ...] = ()
    later: tuple[Pair, ...] = ()
    peers: tuple[Pick, ...] = ()  # of customers like this one
    deals: tuple[GivenDeal, ...] = ()


class Circumstances(Strict):
    """What is so in the shop; stock also by variant."""

    stock: Mapping[str, int] = {}
    price: Mapping[str, Mapping[str, str]] = {}  # SKU → currency → amount
    orders: tuple[GivenOrder, ...] = ()
    cart_left: Mapping[str, int] = {}  # in the cart since yesterday, by SKU
    learned: Optional[Learned] = None
    favours: str = ""  # the one strategy whose offers shoppers take


class Customer(Strict):
    """An identified shopper; what they bought and the points they have lie before the dialogue."""

    name: str
    bought: Words = ()
    points: int = 0


class Press(Strict):
    """A button shown earlier, by part of its title; `sku` chooses among cards."""

    title: str
    sku: str = ""


class Shown(Strict):
    """Which products a turn shows, by SKU."""

    first: Optional[str] = None
    contains: Words = ()
    only: Optional[Words] = None
    without: Words = ()
    count: Optional[int] = None


class WantedOffer(Strict):
    kind: str
    sku: Optional[str] = None


class Expect(Strict):
    """What a turn's reply must be like; what isn't named may be anything."""

    payloads: Optional[Words] = None
    says: Words = ()
    never_says: Words = ()
    language: Optional[str] = None
    shows: Optional[Shown] = None
    cart: Optional[Mapping[str, int]] = None
    total: Optional[str] = None
    offer: Union[None, bool, WantedOffer] = None
    suggests: Optional[Shown] = None
    buttons: Words = ()
    text_contains: Words = ()

    @validator("shows", "suggests", pre=True)
    def _bare_list(cls, value: Any) -> Any:
        return value if isinstance(value, (dict, type(None))) else {"contains": value}


class Records(Strict):
    """What the shop's database must hold about this shopper."""

    orders: Optional[Words] = None  # statuses, oldest first
    order_status: Mapping[str, str] = {}  # anybody's, by number
    ledger: Optional[Words] = None  # "strategy SKU status", in the order they were made
    handovers: Optional[int] = None
    offers_stopped: Optional[bool] = None
    points: Optional[int] = None
    stock: Mapping[str, int] = {}


class Step(Strict):
    """Something is said, pressed or changed in the shop; then all that is expected holds."""

    user: Optional[StrictStr] = None  # a bare no or yes needs quotes: YAML takes it as a flag
    press: Optional[Press] = None
    times: int = 1  # at once, as an impatient finger does
    change: Optional[Circumstances] = None
    expect: Expect = Expect()
    database: Optional[Records] = None

    @validator("press", pre=True)
    def _bare_title(cls, value: Any) -> Any:
        return {"title": value} if isinstance(value, str) else value

    @root_validator(skip_on_failure=True)
    def _is_one_thing(cls, values: dict[str, Any]) -> dict[str, Any]:
        if sum(values[key] is not None for key in ("user", "press", "change")) != 1:
            raise ValueError("a step has one of user, press and change")
        return values


class Dialogue(Strict):
    name: str
    language: str = "en"
    customer: Optional[Customer] = None
    unsure: Words = ()  # of which the first that the reader is unsure of is {unsure}
    given: Circumstances = Circumstances()
    steps: tuple[Step, ...]


def load_dialogues(path: Path) -> list[Dialogue]:
    """All dialogues of one file; those in a folder en/ or id/ begin in that language."""
    return [
        Dialogue(**{"language": path.parent.name, **entry})
        for entry in yaml.safe_load(path.read_text("utf-8"))
    ]
