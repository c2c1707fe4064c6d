"""A believable purchase history for any catalogue, the same for the same seed."""
import random
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Iterator

from actions.demo.customer_life import DAYS, Life, Purchase
from actions.demo.invented_people import Person, invent_person
from actions.demo.market import Market, open_market
from actions.shop.catalogue.catalogue import Catalogue
from actions.shop.order_status import DELIVERED, PAID

FIRST_GUESS_TRIPS = 8.0
PILOT_SHARE = 5  # one customer in five shows how many orders come of a trip
AIM = 1.06  # a little above the orders wanted, as the pilot is only a sample
TIERS_BY_SPEND = ((0.9, "gold"), (0.65, "silver"), (0.0, "bronze"))

Rows = list[dict[str, str]]


@dataclass(frozen=True)
class HistoryRows:
    """The rows of customers.csv, orders.csv and order_lines.csv."""

    customers: Rows
    orders: Rows
    order_lines: Rows


def generate_history(
    catalogue: Catalogue, seed: int, until: date, customers: int = 2200, orders: int = 22_000
) -> HistoryRows:
    """Two years of purchases that end the day before `until`; about as many orders as asked."""
    market = open_market(catalogue, seed, until - timedelta(days=DAYS), DAYS)
    if not market.shelves:
        return HistoryRows([], [], [])
    languages = list(catalogue.profile.currencies)
    people = [
        invent_person(number, random.Random(f"person {seed} {number}"), languages, until)
        for number in range(1, customers + 1)
    ]
    trips = _trips_for(orders / customers, people[::PILOT_SHARE], market, seed)
    purchases = [p for person in people for p in _live(person, market, seed, trips)]
    purchases.sort(key=lambda purchase: (purchase.ordered_at, purchase.customer))
    numbered = [(f"H{n:06d}", purchase) for n, purchase in enumerate(purchases, start=1)]
    return HistoryRows(
        customers=_customer_rows(people, purchases),
        orders=[_order_row(number, purchase) for number, purchase in numbered],
        order_lines=[row for number, purchase in numbered for row in _line_rows(number, purchase)],
    )


def _trips_for(wanted: float, people: list[Person], market: Market, seed: int) -> float:
    """How many trips a customer makes on average for so many orders each."""
    trips = FIRST_GUESS_TRIPS
    for _ in range(3):
        made = sum(len(_live(person, market, seed, trips)) for person in people)
        trips *= wanted * AIM * len(people) / made
    return trips


def _live(person: Person, market: Market, seed: int, trips: float) -> list[Purchase]:
    life = Life(person, random.Random(f"life {seed} {person.customer}"), market)
    life.live(trips)
    return list(life.purchases())


def _customer_rows(people: list[Person], purchases: list[Purchase]) -> Rows:
    spend = {person.customer: Decimal(0) for person in people}
    for purchase in purchases:
        if purchase.status in (PAID, DELIVERED):
            spend[purchase.customer] += sum(
                next(iter(product.prices.values())) * quantity
                for product, quantity in purchase.items
            )
    ranks = {customer: rank for rank, customer in enumerate(sorted(spend, key=lambda c: spend[c]))}
    return [
        {
            "customer": person.customer,
            "name": person.name,
            "email": person.email,
            "city": person.city,
            "language": person.language,
            "loyalty_tier": _tier(ranks[person.customer] / len(people)),
            "joined": person.joined.isoformat(),
            "consent": person.consent,
        }
        for person in people
    ]


def _tier(rank: float) -> str:
    return next(tier for above, tier in TIERS_BY_SPEND if rank >= above)


def _order_row(number: str, purchase: Purchase) -> dict[str, str]:
    return {
        "order_number": number,
        "customer": purchase.customer,
        "ordered_at": purchase.ordered_at.isoformat(),
        "currency": purchase.currency,
        "status": purchase.status,
    }


def _line_rows(number: str, purchase: Purchase) -> Iterator[dict[str, str]]:
    for product, quantity in purchase.items:
        yield {
            "order_number": number,
            "sku": product.sku,
            "quantity": str(quantity),
            "unit_price": str(product.prices[purchase.currency]),
        }
