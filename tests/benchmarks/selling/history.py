"""What earlier customers bought: the needs of the invented shoppers are drawn from it."""
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Iterable, Mapping, Optional, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.shop.models import Customer, Order, OrderLine

KEPT = ("placed", "paid", "shipped", "delivered")


@dataclass(frozen=True)
class Bought:
    sku: str
    at: datetime


@dataclass(frozen=True)
class Past:
    """One customer and all they bought and kept, oldest first."""

    customer: str
    language: str
    bought: tuple[Bought, ...]

    @property
    def skus(self) -> frozenset[str]:
        return frozenset(line.sku for line in self.bought)

    @cached_property
    def first(self) -> Mapping[str, datetime]:
        return {line.sku: line.at for line in reversed(self.bought)}

    def times(self, sku: str) -> list[datetime]:
        return [line.at for line in self.bought if line.sku == sku]

    def since(self, when: datetime) -> Sequence[Bought]:
        return self.bought[bisect_right([line.at for line in self.bought], when):]


@dataclass(frozen=True)
class History:
    customers: Mapping[str, Past]

    @cached_property
    def lines(self) -> Mapping[str, int]:
        """How often each product was bought."""
        return Counter(line.sku for past in self.customers.values() for line in past.bought)

    @cached_property
    def ends(self) -> datetime:
        return max(past.bought[-1].at for past in self.customers.values() if past.bought)

    def lines_alone(self, hosts: Mapping[str, frozenset[str]], days: int) -> Mapping[str, int]:
        """As `lines`, without what was bought for something else bought in the days before."""
        counted: Counter[str] = Counter()
        for past in self.customers.values():
            for line in past.bought:
                since = line.at - timedelta(days=days)
                served = (past.first.get(host) for host in hosts.get(line.sku, ()))
                if not any(at is not None and since <= at <= line.at for at in served):
                    counted[line.sku] += 1
        return counted

    def companions(self, days: int, least: float) -> Mapping[str, tuple[tuple[str, float], ...]]:
        """By SKU: what its buyers first bought in the days from then on, and their share."""
        buyers: Counter[str] = Counter()
        pairs: Counter[tuple[str, str]] = Counter()
        for past in self.customers.values():
            firsts = sorted(past.first.items(), key=lambda item: (item[1], item[0]))
            for sku, at in firsts:
                buyers[sku] += 1
                for other, then in firsts:
                    if other != sku and at <= then <= at + timedelta(days=days):
                        pairs[sku, other] += 1
        found: dict[str, list[tuple[str, float]]] = {}
        for (sku, other), count in sorted(pairs.items()):
            if count / buyers[sku] >= least:
                found.setdefault(sku, []).append((other, count / buyers[sku]))
        return {sku: tuple(shares) for sku, shares in found.items()}


def read_history(db: Session) -> History:
    languages = {
        row.customer: row.language
        for row in db.execute(select(Customer.customer, Customer.language))
    }
    rows = db.execute(
        select(Order.customer, Order.ordered_at, OrderLine.sku)
        .join(OrderLine, OrderLine.order_id == Order.id)
        .where(Order.status.in_(KEPT), Order.customer.is_not(None))
        .order_by(Order.ordered_at, OrderLine.id)
    )
    return a_history(languages, ((row.customer, row.sku, row.ordered_at) for row in rows))


def a_history(
    languages: Mapping[str, str], lines: Iterable[tuple[Optional[str], str, datetime]]
) -> History:
    """From (customer, SKU, when), oldest first."""
    bought: dict[str, list[Bought]] = {customer: [] for customer in sorted(languages)}
    for customer, sku, at in lines:
        if customer in bought:
            bought[customer].append(Bought(sku, at))
    return History({
        customer: Past(customer, languages[customer], tuple(found))
        for customer, found in bought.items()
    })
