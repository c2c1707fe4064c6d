"""An offer as it was made: as the ledger holds it, with all that a reply needs to make it."""
from dataclasses import dataclass
from typing import Optional

from actions.selling.benefits import gains
from actions.selling.cart_change import change_in
from actions.selling.model import Act, Candidate, Kind, OfferFacts, Situation
from actions.selling.tables import LedgerEntry
from actions.shop.catalogue.catalogue import Product
from actions.shop.money import Money


@dataclass(frozen=True)
class OfferedToo:
    """One more of a set that is offered at once."""

    product: Product
    reason: str
    price: Money


@dataclass(frozen=True)
class Offer:
    """One offer as the ledger holds it, with all that a reply needs to make it."""

    id: str
    session_id: str
    ordinal: Optional[int]  # within the session, from 1; None for what was asked for
    strategy: str
    kind: Kind
    product: Product
    anchor: Optional[Product]
    reason: str  # empty where the gains or facts speak for themselves
    gains: tuple[str, ...]
    price: Money
    price_difference: Optional[Money]  # of a swap, to the anchor
    response: str  # of the domain: its wording
    facts: Optional[OfferFacts] = None
    act: Act = "add"
    quantity: int = 1
    stock_left: Optional[int] = None
    also: tuple[Candidate, ...] = ()  # further reasons for it, the best first
    others: tuple[OfferedToo, ...] = ()

    @property
    def goods(self) -> tuple[Product, ...]:
        """What is offered; of a question, what it is about."""
        others = tuple(other.product for other in self.others)
        return others if self.act == "ask" else (self.product, *others)

    @property
    def total(self) -> Money:
        return sum((other.price for other in self.others), self.price * self.quantity)

def offer_of(entry: LedgerEntry, candidate: Candidate, situation: Situation) -> Offer:
    """What was entered in the ledger for this candidate."""
    catalogue, price = situation.catalogue, Money(entry.price, entry.currency)
    product = catalogue.products[candidate.sku]
    anchor = catalogue.products.get(candidate.anchor or "")
    is_swap, change = candidate.act == "swap", change_in(situation, candidate)
    return Offer(
        id=entry.id, session_id=entry.session_id, ordinal=entry.ordinal,
        strategy=candidate.strategy, kind=candidate.kind, product=product, anchor=anchor,
        reason=candidate.facts.reason if candidate.facts else "",
        gains=gains(product, anchor, catalogue, situation.language) if anchor and is_swap else (),
        price=price,
        price_difference=change.difference(situation.price) if is_swap else None,
        response=candidate.response, facts=candidate.facts, act=candidate.act,
        quantity=change.quantity, stock_left=candidate.stock_left, also=candidate.also,
        others=tuple(_offered_too(other, situation) for other in candidate.others),
    )


def _offered_too(candidate: Candidate, situation: Situation) -> OfferedToo:
    price = situation.price(candidate.sku)
    assert price is not None, "only what is sold in the currency is offered"
    reason = candidate.facts.reason if candidate.facts else ""
    return OfferedToo(situation.catalogue.products[candidate.sku], reason, price)
