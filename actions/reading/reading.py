"""A reading: the wishes in a message, what each is about, and what was not read.

Words stand as the shopper wrote them, in lower case; what of the catalogue they mean is looked up
afterwards. So a reading is complete without the message, and without the shop.
"""
from decimal import Decimal
from typing import Any, Literal, Mapping, Optional, Protocol, Union, get_args

from pydantic import BaseModel, Extra, Field, root_validator

Act = Literal[
    "find", "more", "show", "ask", "compare", "suggest",
    "add", "remove", "change", "swap", "undo", "view_cart", "empty_cart",
    "checkout", "cancel_checkout", "give", "correct", "order_status", "cancel_order", "ask_shop",
    "accept", "refuse", "yes", "no", "offers_off", "offers_on", "points", "use_points",
    "keep_points", "person", "complain", "notify", "language", "restart",
    "help", "greet", "bye", "thank", "chat", "other",
]  # fmt: skip
Pointing = Literal["this", "that", "these", "those", "it", "them", "one", "ones", "other", "both",
                   "same"]
# What the message stands beside: an offer, a yes/no question about a change, an order shown for
# review.
Prompt = Literal["offer", "sure", "review"]
PROMPTS = get_args(Prompt)
# What points at several things.
AT_SEEN: frozenset[Pointing] = frozenset(("this", "that", "these", "those", "it"))
PLURAL: frozenset[Pointing] = frozenset(("these", "those", "them", "both", "ones"))
Mode = Literal["more", "fewer", "total"]
# Acts whose matter is their very point: all that is said is it where nothing narrower is found.
TOLD_BY_MATTER: frozenset[Act] = frozenset(("ask", "ask_shop", "give", "correct"))
# Acts after which a cart may hold something else; what is typed with another one changes none.
CHANGES_CART: frozenset[Act] = frozenset(("add", "remove", "change", "swap", "undo", "accept"))
EMPTIES_CART: frozenset[Act] = frozenset(("empty_cart",))
Quantity = Union[int, Literal["all"]]


class _Part(BaseModel):
    """Frozen, strict about names, and silent about what is not said."""

    class Config:
        frozen = True
        extra = Extra.forbid
        allow_population_by_field_name = True

    def as_json(self) -> dict[str, Any]:
        """What is said, as JSON; what isn't is left out."""
        return dict(_plain(self.dict(by_alias=True)))


class Price(_Part):
    """Limits, both included; `about` where the shopper named neither of them exactly."""

    min: Optional[Decimal] = Field(default=None, description="the least")
    max: Optional[Decimal] = Field(default=None, description="the most")
    about: bool = Field(default=False, description="around so much, a fifth less or more")
    currency: Optional[str] = Field(default=None, description="ISO 4217, where it was said")

    class Config:
        schema_extra = {"anyOf": [{"required": ["min"]}, {"required": ["max"]}]}

    @root_validator
    def _in_order(cls, values: dict[str, Any]) -> dict[str, Any]:
        low, high = values.get("min"), values.get("max")
        if low is None and high is None:
            raise ValueError("a price has a limit")
        if low is not None and high is not None and low > high:
            raise ValueError("the lower limit is above the upper one")
        return values


class Description(_Part):
    """One object of a wish, by what is said of it."""

    kind: str = Field(default="", description="a kind of thing, sold here or not")
    name: str = Field(default="", description="words of a product's own name")
    brand: str = Field(default="", description="a maker named as such")
    not_brand: str = Field(default="", description="a maker refused")
    code: str = Field(default="", description="a SKU, or the last part of a link, as written")
    traits: tuple[str, ...] = Field(default=(), description="properties wanted")
    not_traits: tuple[str, ...] = Field(default=(), description="properties refused")
    size: str = Field(default="", description="of clothes and shoes, lengths, diameters")
    not_size: str = Field(default="", description="a size refused")
    price: Optional[Price] = Field(default=None, description="what it may cost")
    order: str = Field(default="", description="cheapest, lightest, newest, cheaper, …")
    ordinal: Optional[int] = Field(
        default=None, description="place in a list, from 1; -1 is the last"
    )
    pointing: Optional[Pointing] = Field(
        default=None,
        description="at what was shown or named, in English terms whatever the language",
    )
    quantity: Optional[Quantity] = Field(default=None, description="how many")
    mode: Optional[Mode] = Field(
        default=None, description="of the quantity; without it, so many pieces"
    )
    purpose: str = Field(default="", description="for whom or what, or what it has to fit")
    order_number: str = Field(default="", description="as written")
    is_refused: bool = Field(default=False, alias="not", description="all of it is not wanted")


class Wish(_Part):
    """One thing that the shopper wants done or told."""

    act: Act = Field(..., description="what the shopper wants")
    objects: tuple[Description, ...] = Field(default=(), description="what it is about")
    matter: str = Field(default="", description="the question as asked, or the answer to a field")
    said: str = Field(default="", description="the stretch of the message that says it, as written")


class Reading(_Part):
    """All that a message says, in the order in which it is said."""

    wishes: tuple[Wish, ...] = Field(default=(), description="in the order in which they are said")
    unread: tuple[str, ...] = Field(default=(), description="words that matter and fit no field")


class Reader(Protocol):
    """Whoever makes readings: one message at a time. Of the talk before it no more is known than
    what was asked last."""

    def read(self, text: str, prompt: Optional[Prompt] = None) -> Reading:
        """Never fails: what isn't understood is in `unread`."""


def reading_of(value: Mapping[str, Any]) -> Reading:
    """From JSON; raises ValueError, which says what is wrong where."""
    return Reading.parse_obj(value)


def _plain(value: Any) -> Any:
    """JSON without what isn't said, and without numbers that only look decimal."""
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items() if each or _is_number(each)}
    if isinstance(value, (list, tuple)):
        return [_plain(each) for each in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, Decimal)) and not isinstance(value, bool)
