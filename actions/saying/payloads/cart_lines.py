"""The cart, and its lines, which a review and a receipt have too."""
from dataclasses import dataclass, field
from typing import Literal, Optional

from actions.saying.payloads.action import Action


@dataclass(frozen=True)
class Line:
    """So many pieces of one product, in one size and colour."""

    sku: str
    title: str  # its name, with size and colour
    quantity: int
    unit_price: str
    total: str  # of all its pieces
    picture: Optional[str]  # its address, from the shop's root


@dataclass(frozen=True)
class Cart:
    """The cart as it is now; without lines it is empty, and a cart shown beside the chat too."""

    type: Literal["cart"] = field(default="cart", init=False)
    lines: tuple[Line, ...]
    subtotal: Optional[str]  # null: nothing is in it
    total: Optional[str]  # before delivery
    actions: tuple[Action, ...]
