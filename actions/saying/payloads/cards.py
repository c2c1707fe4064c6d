"""Products: as cards, in full, side by side."""
from dataclasses import dataclass, field
from typing import Literal, Optional

from actions.saying.payloads.action import Action


@dataclass(frozen=True)
class Card:
    """One product, priced in the shopper's currency."""

    sku: str
    title: str  # its name
    subtitle: str  # its brand and kind, as far as known
    price: str  # as the locale writes it; a dash where it isn't sold in the currency
    was_price: Optional[str]  # before it became cheaper
    picture: Optional[str]  # its address, from the shop's root
    rating: Optional[str]  # stars of five, as 4.5
    rating_count: Optional[int]  # how many gave them
    note: Optional[str]  # a word beside it
    actions: tuple[Action, ...]


@dataclass(frozen=True)
class StockedCard(Card):
    """A card that says whether it can be had."""

    sold_out: bool  # then it isn't offered to be added


@dataclass(frozen=True)
class Fact:
    """One thing known of a product."""

    label: str
    value: str  # in words, with its unit


@dataclass(frozen=True)
class Row:
    """One attribute of the products compared, in their order."""

    label: str
    values: tuple[str, ...]  # the better ones end with a star
    best: tuple[int, ...]  # places of those better than the rest, from 0


@dataclass(frozen=True)
class Cards:
    """Products found, as a list that the shopper can count in."""

    type: Literal["cards"] = field(default="cards", init=False)
    items: tuple[StockedCard, ...]


@dataclass(frozen=True)
class ProductSheet:
    """One product with all that is known of it."""

    type: Literal["product"] = field(default="product", init=False)
    item: StockedCard
    description: str
    facts: tuple[Fact, ...]
    review: Optional[str]  # what a buyer wrote


@dataclass(frozen=True)
class Comparison:
    """Two or three products side by side, in what they differ."""

    type: Literal["comparison"] = field(default="comparison", init=False)
    items: tuple[StockedCard, ...]
    rows: tuple[Row, ...]
