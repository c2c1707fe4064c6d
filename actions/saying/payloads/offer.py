"""An offer: one product proposed, with the reason and the difference it makes."""
from dataclasses import dataclass, field
from typing import Literal, Optional

from actions.saying.payloads.action import Action
from actions.saying.payloads.cards import Card
from actions.selling.model import Kind


@dataclass(frozen=True)
class Offer:
    """What may be shown of an offer; whatever isn't known is null or empty."""

    type: Literal["offer"] = field(default="offer", init=False)
    offer_id: str
    kind: Kind  # beside what is there, in its place, or for an occasion
    strategy: str  # by name, as selling.yml calls it
    is_asked: bool  # the shopper wished for suggestions
    item: Card  # the first of the items
    items: tuple[Card, ...]  # of a set that is offered at once several, each to be added alone
    reasons: tuple[str, ...]  # for each of the items, empty where there is none
    total: Optional[str]  # of a set, what all of it costs
    quantity: int  # pieces that a yes puts into the cart
    reason: str  # empty where the gains or the facts speak for themselves
    gains: tuple[str, ...]  # what a better one has over the other
    price_difference: Optional[str]  # to what it would replace, with its sign
    apart: Optional[str]  # what the parts of a bundle cost apart
    saved: Optional[str]  # an amount, or of a larger size a share
    stock_left: Optional[int]  # only where few are
    review: Optional[str]  # what a buyer wrote
    actions: tuple[Action, ...]  # yes, no, tell me more
