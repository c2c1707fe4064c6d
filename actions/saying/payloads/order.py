"""An order before it is placed, and after."""
from dataclasses import dataclass, field
from typing import Literal, Optional

from actions.saying.payloads.action import Action
from actions.saying.payloads.cart_lines import Line
from actions.shop.order_status import OrderStatus


@dataclass(frozen=True)
class Delivery:
    """How it gets there."""

    name: str
    price: str


@dataclass(frozen=True)
class Discount:
    """What loyalty points take off."""

    points: str  # how many are spent
    amount: str  # with its sign


@dataclass(frozen=True)
class Review:
    """All that would be ordered, for a last look."""

    type: Literal["review"] = field(default="review", init=False)
    lines: tuple[Line, ...]
    subtotal: str  # of the goods
    name: str  # who gets it
    address: str  # where it goes; empty: it is collected
    phone: str  # empty, as the next two, where none was given
    email: str
    note: str  # for the courier
    delivery: Delivery
    discount: Optional[Discount]  # null: no points are spent
    total: str
    actions: tuple[Action, ...]


@dataclass(frozen=True)
class Receipt:
    """An order as it was placed, and where it stands now."""

    type: Literal["receipt"] = field(default="receipt", init=False)
    order_number: str
    status: OrderStatus
    lines: tuple[Line, ...]
    subtotal: str  # of the goods
    delivery: Delivery
    discount: Optional[Discount]  # null: no points were spent
    total: str
    name: str  # who gets it
    address: str  # where it goes; empty: it is collected
    phone: str  # empty, as the next two, where none was given
    email: str
    note: str  # for the courier
    payment_url: str  # empty: there is nothing to pay any more
