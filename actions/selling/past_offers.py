"""Offers made to a visitor before, and what they said when they were asked what they need."""
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Iterable, Literal, Mapping, Optional, Sequence

Kind = Literal["cross_sell", "up_sell", "occasion"]
# What a yes does: put it into the cart, put it in the anchor's place, go on with the cart; or the
# shopper is asked which of several things they need.
Act = Literal["add", "swap", "resume", "ask"]
# How an offer came about: on our own account, on the shopper's wish, or held back to compare.
Origin = Literal["proactive", "asked", "withheld"]
SAID_LASTS = timedelta(days=90)  # what identified shoppers said that they don't need
ANSWERED = ("accepted", "declined", "purchased", "returned")


@dataclass(frozen=True)
class PastOffer:
    """An offer made to this visitor before, in this session or lately."""

    sku: str
    strategy: str
    kind: Kind
    status: str
    turn: int
    session_id: str
    at: datetime
    origin: Origin = "proactive"
    answered_at: Optional[datetime] = None
    others: Optional[Sequence[Mapping[str, str]]] = None  # of a set: those beside the first
    act: Act = "add"
    needed: Optional[Sequence[str]] = None  # SKUs, of a question what its answer named

    @property
    def skus(self) -> tuple[str, ...]:
        """What was offered; a question offers nothing."""
        others = tuple(other["sku"] for other in self.others or ())
        return () if self.act == "ask" else (self.sku, *others)

    @property
    def asked_about(self) -> frozenset[str]:
        """The SKUs that a question was about."""
        others = self.others if self.act == "ask" else ()
        return frozenset(other["sku"] for other in others or ())


def needed_in(past: Iterable[PastOffer], session_id: str) -> frozenset[str]:
    """SKUs that answers of this visit named."""
    return frozenset(
        sku for offer in past if offer.session_id == session_id for sku in offer.needed or ()
    )


def unneeded_in(past: Sequence[PastOffer], session_id: str, since: datetime) -> frozenset[str]:
    """SKUs that answers of this visit, or after `since`, left unnamed; but what is needed now."""
    unnamed = (
        offer.asked_about - set(offer.needed or ()) for offer in past
        if offer.status in ANSWERED and (offer.session_id == session_id or offer.at > since)
    )
    return frozenset().union(*unnamed) - needed_in(past, session_id)
