"""What happens in the shop, told to all who are to hear of it, in the transaction it happens in."""
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Callable, Optional, Union

from sqlalchemy.orm import Session

HEARERS_KEY = "hearers"  # of Session.info


@dataclass(frozen=True)
class CartChanged:
    """A visitor's open cart holds something else than before."""

    cart_id: int
    visitor: str
    at: datetime
    added: str = ""  # SKU that was put in; empty where something was changed or taken out
    offer: str = ""  # id of the offer that this is the yes to; empty: in other words


@dataclass(frozen=True)
class OrderPlaced:
    """A cart became an order; `skus` are what was bought."""

    number: str
    visitor: str
    customer: Optional[str]
    at: datetime
    skus: tuple[str, ...]


@dataclass(frozen=True)
class OrderPaid:
    number: str
    visitor: str
    customer: Optional[str]
    at: datetime


@dataclass(frozen=True)
class OrderCancelled:
    number: str
    visitor: str
    customer: Optional[str]
    at: datetime


@dataclass(frozen=True)
class OrderReturned:
    number: str
    visitor: str
    customer: Optional[str]
    at: datetime


@dataclass(frozen=True)
class OfferMoved:
    """An offer of this strategy was shown, or something became of it."""

    strategy: str
    status: str  # as in the ledger of offers


ShopEvent = Union[
    CartChanged, OrderPlaced, OrderPaid, OrderCancelled, OrderReturned, OfferMoved
]


@dataclass(frozen=True)
class Hearer:
    """Hears of every event of one kind; what it raises takes back what it was told of."""

    kind: type
    hear: Callable[[Session, Any], object]


class NobodyHears(Exception):
    """The database was opened without its hearers, so what happened would be told to nobody."""

    def __init__(self, event: ShopEvent) -> None:
        super().__init__(event)
        self.event = event


def tell(db: Session, event: ShopEvent) -> None:
    """Tell the hearers that this database was opened with; raises NobodyHears without any."""
    hearers = db.info.get(HEARERS_KEY)
    if hearers is None:
        raise NobodyHears(event)
    db.flush()  # plain statements see only what is written
    for hearer in hearers:
        if isinstance(event, hearer.kind):
            hearer.hear(db, event)
