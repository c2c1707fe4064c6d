"""An observer beside the shopper, who notes down what happens and never asks the engine."""
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Iterable, Optional

from actions.selling.rules import Rules
from actions.selling.tables import LedgerEntry
from actions.shop.catalogue.catalogue import Catalogue, Product

LONGEST_IDLE = timedelta(hours=12)  # of one visit
# What may follow upon what in the life of an offer.
LIFE: dict[str, set[str]] = {
    "shown": {"accepted", "declined", "ignored"}, "ignored": {"accepted", "declined"},
    "accepted": {"purchased"}, "purchased": {"returned"},
    "declined": set(), "returned": set(), "withheld": set(),
}


@dataclass
class Made:
    """An offer as it was when made, and what became of it since."""

    entry: LedgerEntry
    visit: int
    message: int  # how many messages there had been by then
    own: int  # and how many of them were no answers to an offer
    status: str

    @property
    def is_counted(self) -> bool:
        return bool(self.entry.origin != "asked")


@dataclass
class Observer:
    """What an observer knows of one shopper."""

    catalogue: Catalogue
    rules: Rules
    visitor: str
    customer: Optional[str]
    consent: Optional[bool]
    stock: dict[str, Optional[int]]
    bought_together: frozenset[tuple[str, str]]  # by others
    now: datetime
    cart: dict[str, int] = field(default_factory=dict)
    orders: dict[str, tuple[datetime, set[str]]] = field(default_factory=dict)  # by number
    made: dict[str, Made] = field(default_factory=dict)  # by id, oldest first
    declined_at: dict[str, datetime] = field(default_factory=dict)  # by SKU
    declines_in_row: dict[int, int] = field(default_factory=dict)  # by visit
    is_stopped: bool = False
    stage: str = "browsing"
    visit: int = 1
    seen_at: Optional[datetime] = None
    messages: int = 0
    own: int = 0

    @property
    def here(self) -> list[Made]:
        return [made for made in self.made.values() if made.visit == self.visit]

    @property
    def owned(self) -> set[str]:
        """All that a customer ever bought; of strangers, only the last day's orders are known."""
        since = datetime.min if self.customer else self.now - timedelta(days=1)
        bought = {sku for at, skus in self.orders.values() for sku in skus if at >= since}
        return bought.union(*map(self.parts_of, bought))

    @property
    def segment(self) -> str:
        if self.customer is None:
            return "stranger"
        recent = [at for at, _ in self.orders.values() if at >= self.now - timedelta(days=400)]
        return "regular" if len(recent) >= 4 else "returning" if self.orders else "new"

    def parts_of(self, bundle: str) -> set[str]:
        links = self.catalogue.links.get(bundle, ())
        return {link.target for link in links if link.relation == "contains"}

    def replaced_by(self, offer: LedgerEntry) -> set[str]:
        """What would leave the cart: the parts of a bundle, or what something better is for."""
        if offer.act != "swap":
            return set()
        cart = self.cart.keys()
        return self.parts_of(offer.sku) & cart or {offer.anchor} & cart

    def is_taken_by(self, sku: str, made: Made) -> bool:
        """Whether putting this product in is a yes to that offer, too."""
        entry, is_open = made.entry, made.status in ("shown", "ignored")
        is_fresh = entry.proposed_at > self.now - LONGEST_IDLE
        return is_open and is_fresh and (entry.sku, entry.act) == (sku, "add")

    def product(self, sku: Optional[str]) -> Optional[Product]:
        return self.catalogue.products.get(sku or "")

    def price(self, sku: str) -> Decimal:
        return self.catalogue.products[sku].prices["USD"]

    def hear(self, stage: str) -> None:
        """A message to which an offer may be made."""
        if self.seen_at is not None and self.now - self.seen_at > LONGEST_IDLE:
            self.visit += 1
        self.seen_at, self.stage = self.now, stage

    def note_made(self, entry: LedgerEntry) -> None:
        self.made[entry.id] = Made(entry, self.visit, self.messages, self.own, entry.status)

    def note_answer(self, made: Made, verb: str) -> None:
        was_passed_over = made.status == "ignored"
        self.own -= 1  # no question of theirs
        if verb == "accept":
            self.declines_in_row[made.visit] = 0
            return
        self.declined_at[made.entry.sku] = self.now
        if made.is_counted and not was_passed_over:
            self.declines_in_row[made.visit] = self.declines_in_row.get(made.visit, 0) + 1

    def note_wish(self, is_stopped: bool) -> None:
        """Offers again please: that also makes up for earlier declines in a row."""
        self.is_stopped = is_stopped
        if not is_stopped:
            self.declines_in_row.clear()

    def note_order(self, number: str) -> None:
        self.orders[number] = (self.now, set(self.cart))
        for sku, quantity in self.cart.items():
            self._restock(sku, -quantity)
        self.cart.clear()

    def note_cancelled(self, number: str, lines: Iterable[tuple[str, int]]) -> None:
        del self.orders[number]
        for sku, quantity in lines:
            self._restock(sku, quantity)

    def _restock(self, sku: str, quantity: int) -> None:
        left = self.stock[sku]
        self.stock[sku] = None if left is None else left + quantity
