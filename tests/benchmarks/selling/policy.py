"""What a way of selling may see and do: at each moment one offer, one question, or nothing."""
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, Optional, Protocol, Union

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
    """Take `sku`, in the place of `replaces` if that is given, or go on with the cart left.

    `beside` are others that were named in the same answer: each is taken or not.
    """

    sku: str
    replaces: Optional[str] = None
    resumes: bool = False
    strategy: str = ""
    handle: Any = None
    beside: tuple[str, ...] = ()


@dataclass(frozen=True)
class NeedQuestion:
    """Asked in the place of an offer.

    "owns": do you have one of these already? "attribute": is it for one of these values or for
    another? "need": which of these do you still need?
    """

    about: Literal["owns", "attribute", "need"]
    skus: tuple[str, ...] = ()
    attribute: str = ""
    values: tuple[str, ...] = ()
    strategy: str = "question"
    handle: Any = None


Said = Union[OfferMade, NeedQuestion]

# Yes or no; one of the values; which of them, maybe none. None: they don't know, or don't say.
NeedAnswer = Union[bool, str, tuple[str, ...], None]


class Policy(Protocol):
    """Silent, and indifferent to what happens, where not said otherwise."""

    name: str

    def session_started(self, shopper: Visible) -> None:
        return

    def offer(self, moment: Moment) -> Optional[Said]:
        return None

    def answered(self, made: OfferMade, answer: Answer) -> None:
        return

    def told(self, asked: NeedQuestion, answer: NeedAnswer, moment: Moment) -> None:
        """Who answers hears something of the assistant next: there follows another moment."""
        return

    def ordered(self, moment: Moment) -> None:
        """All that is in the cart has just been ordered."""
        return

    def session_ended(self) -> None:
        return
