"""A shop folder after its checks: everything typed, every reference known to hold."""
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Mapping, Optional

from actions.shop.catalogue.catalogue import Catalogue


@dataclass(frozen=True)
class PastCustomer:
    customer: str
    name: str
    email: str
    city: str
    language: str
    loyalty_tier: str
    joined: Optional[datetime]
    consent: Optional[bool]  # None: never asked


@dataclass(frozen=True)
class PastLine:
    sku: str
    quantity: int
    unit_price: Decimal


@dataclass(frozen=True)
class PastOrder:
    number: str
    customer: str
    ordered_at: datetime  # UTC without a zone, as all times in the database
    currency: str
    status: str
    lines: tuple[PastLine, ...]
    line: Optional[int] = None  # where orders.csv has it

    @property
    def total(self) -> Decimal:
        return sum((line.unit_price * line.quantity for line in self.lines), Decimal(0))


@dataclass(frozen=True)
class History:
    customers: tuple[PastCustomer, ...]
    orders: tuple[PastOrder, ...]


@dataclass(frozen=True)
class Shop:
    catalogue: Catalogue
    stock: Mapping[str, Optional[int]]  # by SKU and by variant; None: unlimited
    history: Optional[History]
