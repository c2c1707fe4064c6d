"""The words of the offer engine: the situation, candidates, verdicts and the offer."""
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Any, Literal, Mapping, NamedTuple, Optional

from actions.learning.model import Companion, Deal, HabitWeights, PeerPick
from actions.selling.acceptance import Acceptance, Features
from actions.selling.evidence import Telling
from actions.selling.past_offers import SAID_LASTS, Act, Kind, PastOffer, needed_in, unneeded_in
from actions.shop.buying.loyalty import Standing
from actions.shop.catalogue.catalogue import Catalogue, Product
from actions.shop.catalogue.link_needs import Need
from actions.shop.money import Money

Stage = Literal[
    "browsing", "deciding", "cart", "checkout", "payment", "after_purchase", "service"
]
Segment = Literal["stranger", "new", "returning", "regular"]
JUST_ORDERED = timedelta(days=1)


@dataclass(frozen=True)
class CartItem:
    sku: str
    quantity: int = 1
    variants: int = 1  # sizes and colours that these pieces come in


class Purchase(NamedTuple):
    """One line of the shopper's own earlier orders; there may be hundreds of them."""

    sku: str
    quantity: int
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
    session_ordinal: int = 1  # of the visitor's sessions, from 1
    cart: tuple[CartItem, ...] = ()
    looked_at: Optional[str] = None
    just_added: Optional[str] = None
    owned: frozenset[str] = frozenset()  # of strangers, what they ordered in this visit
    past: tuple[PastOffer, ...] = ()  # oldest first
    declines_in_row: int = 0
    refused: frozenset[str] = frozenset()  # SKUs of kinds that a no was said to in this visit
    offers_stopped: bool = False
    purchases: tuple[Purchase, ...] = ()  # of identified shoppers only, newest first
    just_ordered: tuple[str, ...] = ()  # SKUs, in this visit, of whoever shops
    seen: tuple[str, ...] = ()  # SKUs that were looked at in this visit, the latest first
    is_greeting: bool = False  # nothing was said yet but hello
    companions: Mapping[str, tuple[Companion, ...]] = field(default_factory=dict)
    sequels: Mapping[str, tuple[Companion, ...]] = field(default_factory=dict)
    peers: tuple[PeerPick, ...] = ()
    deals: tuple[Deal, ...] = ()
    habits: Optional[HabitWeights] = None
    standing: Optional[Standing] = None
    cart_left_at: Optional[datetime] = None  # when the cart was last changed
    redeems: bool = False  # points are being spent on this cart
    segment: Segment = "stranger"
    asked_min: Optional[Decimal] = None  # what may be suggested costs, where that was said
    asked_max: Optional[Decimal] = None
    asked_skus: Optional[frozenset[str]] = None  # of the kind that was asked for
    consents: Optional[bool] = None  # to offers from their own purchases; None: never asked
    acceptance: Acceptance = Acceptance()  # what the answers to offers teach
    telling: Telling = Telling()  # from where on it is told what others bought
    today: Optional[date] = None  # the shop's own day

    def has_in_cart(self, sku: str) -> bool:
        return sku in self.quantities

    @cached_property
    def quantities(self) -> Mapping[str, int]:
        """Pieces in the cart by SKU."""
        return {item.sku: item.quantity for item in self.cart}

    @cached_property
    def past_here(self) -> tuple[PastOffer, ...]:
        """The offers of this session that were not asked for."""
        return tuple(
            past for past in self.past
            if past.session_id == self.session_id and past.origin != "asked"
        )

    @cached_property
    def asked_here(self) -> frozenset[str]:
        """What was suggested in this session on the shopper's wish."""
        return frozenset(
            past.sku for past in self.past
            if past.session_id == self.session_id and past.origin == "asked"
        )

    @cached_property
    def said_needed(self) -> frozenset[str]:
        """What the shopper said in this visit that they need."""
        return needed_in(self.past, self.session_id)

    @cached_property
    def awaited(self) -> frozenset[str]:
        """Of what they said they need, what they have neither seen nor taken."""
        seen = {sku for past in self.past_here for sku in past.skus}
        return self.said_needed - seen - self.quantities.keys() - self.owned

    @cached_property
    def said_unneeded(self) -> frozenset[str]:
        """What they were asked about and didn't name; of an identified shopper, earlier, too."""
        is_known = self.customer is not None and self.consents is not False
        since = self.now - SAID_LASTS if is_known else self.now
        return unneeded_in(self.past, self.session_id, since)

    @cached_property
    def anchors(self) -> tuple[str, ...]:
        """What an offer may go with, nearest first: just added, looked at, in the cart."""
        in_hand = (self.just_added, self.looked_at, *self.quantities)
        known = self.catalogue.products
        return tuple(dict.fromkeys(sku for sku in in_hand if sku and sku in known))

    @cached_property
    def chosen(self) -> tuple[str, ...]:
        """What the shopper decided for, latest first: the cart, or what was just ordered."""
        skus = [sku for sku in (self.just_added, *self.quantities) if sku is not None]
        if self.stage == "after_purchase":
            since = self.now - JUST_ORDERED
            bought = [purchase.sku for purchase in self.purchases if purchase.at >= since]
            skus = [*self.just_ordered, *bought]
        return tuple(dict.fromkeys(sku for sku in skus if sku in self.catalogue.products))

    @cached_property
    def owned_sorts(self) -> Mapping[str, list[Product]]:
        """What they own, by its category and by its family."""
        sorts: dict[str, list[Product]] = {}
        for product in filter(None, map(self.catalogue.products.get, self.owned)):
            for sort in {product.category, product.family or product.category}:
                sorts.setdefault(sort, []).append(product)
        return sorts

    def price(self, sku: str) -> Optional[Money]:
        """What it costs this shopper, or None where it isn't sold to them."""
        return self.catalogue.price(sku, self.currency)

    @cached_property
    def cart_total(self) -> Money:
        priced = ((self.price(item.sku), item.quantity) for item in self.cart)
        return sum((price * n for price, n in priced if price), Money(Decimal(0), self.currency))


@dataclass(frozen=True, kw_only=True)
class OfferFacts:
    """What a strategy knows, for the wording: each field is a placeholder of that name.

    A strategy that knows more than this has facts of its own kind. What isn't known is None.
    """

    reason: str = ""  # why, in the shopper's language
    took: Optional[int] = None  # so many of `among` earlier buyers
    among: Optional[int] = None
    # What a card shows as saved, beside the price: of the parts apart, before, of each unit.
    apart: Optional[Money] = None
    was_price: Optional[Money] = None
    saved_percent: Optional[int] = None


@dataclass(frozen=True)
class Candidate:
    """A product that a strategy would offer, beside or instead of the `anchor`.

    `response` is the wording it is told with, `facts` what that may tell; without any, what the
    better product gives more speaks for it. `quantity` is how many are added, or gone on with;
    of a swap, cart_change knows. `strength` is how strong the evidence is, 1 being usual (0.25
    to 2). `leads_to` is what a sample or trial may lead to; `reaches` what the cart comes to,
    where that is the reason. `need` is how much the shop's own link says it is needed, where it
    comes of one; `also` are others for the same product, which speak for it too, `others` things
    that go with it, each to be taken alone or all together. `uses_history` and `stock_left` are
    found out for every strategy.
    """

    sku: str
    strategy: str
    kind: Kind
    anchor: Optional[str]
    response: str
    facts: Optional[OfferFacts] = None
    act: Act = "add"
    quantity: int = 1
    strength: Decimal = Decimal(1)
    leads_to: Optional[str] = None
    reaches: Optional[Decimal] = None
    need: Optional[Need] = None
    also: tuple["Candidate", ...] = ()
    others: tuple["Candidate", ...] = ()
    uses_history: bool = False  # drawn from the shopper's own purchases
    stock_left: Optional[int] = None  # None: unlimited
    features: Optional[Features] = field(default=None, compare=False)  # its chance goes by these

    def but(self, **changes: Any) -> "Candidate":
        """As dataclasses.replace, in a tenth of its time: each is varied several times."""
        varied = object.__new__(Candidate)
        varied.__dict__.update(self.__dict__, **changes)
        return varied


@dataclass(frozen=True)
class Ranked:
    """A candidate with its chance to be accepted (0 to 1, about) and what it then earns."""

    candidate: Candidate
    relevance: Decimal
    value: Decimal  # relevance × contribution margin
    is_pinned: bool = False
    # What it is made of, as far as each counts: chance, evidence, rating, need, price, answers,
    # margin, boost, further reasons.
    parts: Mapping[str, Decimal] = field(default_factory=dict)


@dataclass(frozen=True)
class Refusal:
    """Why there is no offer: of this candidate, or at this moment at all.

    `place` is what it would have been worth, where that was judged.
    """

    candidate: Optional[Candidate]
    reason_code: str
    place: Optional[Ranked] = field(default=None, compare=False)


@dataclass(frozen=True)
class Decision:
    """What the engine would offer and why it would not offer the rest.

    `propensity` is the probability with which this choice was made among all that could
    have been offered; `is_withheld` when the shopper belongs to the holdout.
    """

    chosen: Optional[Candidate]
    ranked: tuple[Ranked, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    propensity: float = 1.0
    is_withheld: bool = False
