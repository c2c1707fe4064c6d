"""What a way of selling may see and do: at most one offer at each moment."""
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, Optional, Protocol

from actions.shop.money import Money

Stage = Literal[
    "opening", "browsing", "deciding", "cart", "checkout", "payment", "after_purchase"
]
Answer = Literal["accepted", "declined", "ignored"]

CHECKING_OUT: tuple[Stage, ...] = ("checkout", "payment")


@dataclass(frozen=True)
class Visible:
    """What a shop knows of a visitor who comes in."""

    number: int
    visitor: str
    customer: Optional[str]
    language: str
    currency: str
    at: datetime
    left_cart: tuple[str, ...] = ()
    left_at: Optional[datetime] = None


@dataclass(frozen=True)
class Moment:
    """A turn in which the assistant could add an offer to what it says."""

    shopper: Visible
    stage: Stage
    turn: int
    at: datetime
    cart: tuple[str, ...]  # SKUs, one piece each
    cart_total: Money
    looked_at: Optional[str] = None
    just_added: Optional[str] = None


@dataclass(frozen=True)
class OfferMade:
    """Take `sku`, in the place of `replaces` if that is given, or go on with the cart left."""

    sku: str
    replaces: Optional[str] = None
    resumes: bool = False
    strategy: str = ""
    handle: Any = None


class Policy(Protocol):
    """Silent, and indifferent to what happens, where not said otherwise."""

    name: str

    def session_started(self, shopper: Visible) -> None:
        return

    def offer(self, moment: Moment) -> Optional[OfferMade]:
        return None

    def answered(self, made: OfferMade, answer: Answer) -> None:
        return

    def ordered(self, moment: Moment) -> None:
        """All that is in the cart has just been ordered."""
        return

    def session_ended(self) -> None:
        return
