"""The words of the offer engine: the situation, candidates, refusals and the offer."""
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any, Literal, Mapping, Optional

from actions.shop.catalogue import Catalogue, Product
from actions.shop.money import Money

Kind = Literal["cross_sell", "up_sell"]
Stage = Literal[
    "browsing", "deciding", "cart", "checkout", "payment", "after_purchase", "service"
]


@dataclass(frozen=True)
class CartItem:
    sku: str
    quantity: int = 1


@dataclass(frozen=True)
class PastOffer:
    """An offer made earlier in this session, or one the visitor ever declined."""

    sku: str
    strategy: str
    status: str
    turn: int
    session_id: str
    at: datetime


@dataclass(frozen=True)
class Situation:
    """All the world a strategy may see: who shops, what is in sight, what was offered before."""

    now: datetime  # UTC, without a time zone
    session_id: str
    visitor: str
    conversation: str
    customer: Optional[str]
    language: str
    currency: str
    channel: str
    stage: Stage
    turn: int  # messages of this conversation so far
    catalogue: Catalogue
    cart: tuple[CartItem, ...] = ()
    looked_at: Optional[str] = None
    just_added: Optional[str] = None
    owned: frozenset[str] = frozenset()  # of identified shoppers only
    stock: Mapping[str, Optional[int]] = field(default_factory=dict)  # None: unlimited
    past: tuple[PastOffer, ...] = ()  # oldest first
    declines_in_row: int = 0
    offers_stopped: bool = False

    def has_in_cart(self, sku: str) -> bool:
        return any(item.sku == sku for item in self.cart)

    @property
    def past_here(self) -> tuple[PastOffer, ...]:
        """The offers of this session."""
        return tuple(past for past in self.past if past.session_id == self.session_id)


@dataclass(frozen=True)
class Candidate:
    """A product that a strategy would offer, beside or instead of the `anchor`.

    `facts` are what the strategy knows in the shopper's language; "reason" says why.
    """

    sku: str
    strategy: str
    kind: Kind
    anchor: Optional[str]
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Ranked:
    """A candidate with its chance to be accepted (0 to 1, about) and what it then earns."""

    candidate: Candidate
    relevance: Decimal
    value: Decimal  # relevance × contribution margin


@dataclass(frozen=True)
class Refusal:
    """Why there is no offer: of this candidate, or at this moment at all."""

    candidate: Optional[Candidate]
    reason_code: str


@dataclass(frozen=True)
class Decision:
    """What the engine would offer and why it would not offer the rest."""

    chosen: Optional[Candidate]
    ranked: tuple[Ranked, ...] = ()
    refusals: tuple[Refusal, ...] = ()


@dataclass(frozen=True)
class Offer:
    """One offer as the ledger holds it, with all that a reply needs to make it."""

    id: str
    session_id: str
    ordinal: int  # within the session, from 1
    strategy: str
    kind: Kind
    product: Product
    anchor: Optional[Product]
    reason: str  # empty where the gains speak for themselves
    gains: tuple[str, ...]
    price: Money
    price_difference: Optional[Money]  # of an up-sell, to the anchor
    facts: Mapping[str, Any] = field(default_factory=dict)
