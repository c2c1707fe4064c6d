"""A believable purchase history for any catalogue, the same for the same seed."""
import random
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Iterator, Optional, Sequence

from actions.shop.catalogue import Catalogue, Product
from actions.shop.demo_market import Market, open_market
from actions.shop.demo_people import Person, invent_person

DAYS = 730
FIRST_GUESS_TRIPS = 8.0
PILOT_SHARE = 5  # one customer in five shows how many orders come of a trip
AIM = 1.06  # a little above the orders wanted, as the pilot is only a sample
SAME_PARCEL_DAYS = 2  # what falls due so soon after an order goes with it
PICK_TRIES = 4
MOST_ADD_ONS = 3
AT_ONCE_SHARE = 0.65  # add-ons bought with the product; the others follow in weeks
HABIT_CHANCE, KEEP_HABIT_CHANCE = 0.6, 0.88
TRADE_UP_CHANCE = 0.3
TIERS_BY_SPEND = ((0.9, "gold"), (0.65, "silver"), (0.0, "bronze"))

Rows = list[dict[str, str]]


@dataclass(frozen=True)
class HistoryRows:
    """The rows of customers.csv, orders.csv and order_lines.csv."""

    customers: Rows
    orders: Rows
    order_lines: Rows


@dataclass(frozen=True)
class _Purchase:
    customer: str
    ordered_at: datetime
    currency: str
    status: str
    items: tuple[tuple[Product, int], ...]


@dataclass
class _Life:
    """One customer's purchases while they are being made up."""

    person: Person
    rng: random.Random
    market: Market
    owned: set[str] = field(default_factory=set)
    best_tier: dict[str, int] = field(default_factory=dict)
    bought: list[tuple[int, str, int]] = field(default_factory=list)  # day, SKU, quantity

    def live(self, trips_mean: float) -> None:
        taste = [w * self.rng.gammavariate(1.5, 0.67) for w in self._household_taste()]
        since = max(0, (self.person.joined - self.market.first_day).days)
        share = (1 - since / DAYS) * self.person.household.pace
        trips = max(1, round(trips_mean * share * self.rng.gammavariate(1.6, 0.625)))
        for day in sorted(self.market.draw_day(since, self.rng) for _ in range(trips)):
            for _ in range(self.rng.choices((1, 2, 3), (70, 22, 8))[0]):
                product = self._choose(taste, day)
                self._buy(product, day)
                self._add_ons(product, day)

    def _household_taste(self) -> Sequence[float]:
        return self.market.tastes[self.person.household.name]

    def _choose(self, taste: Sequence[float], day: int) -> Product:
        """Something new to them when they find it, else a present for somebody."""
        weights = [w * s for w, s in zip(taste, self.market.seasons[day], strict=True)]
        for _ in range(PICK_TRIES):
            shelf = self.rng.choices(self.market.shelves, weights)[0]
            product = shelf.pick(self.person.budget, self.rng)
            if self._is_wanted(product):
                break
        return product

    def _is_wanted(self, product: Product) -> bool:
        if product.sku in self.owned:
            return False
        best = self.best_tier.get(product.family or "")
        if best is None:
            return True
        return (product.tier or 0) > best and self.rng.random() < TRADE_UP_CHANCE

    def _buy(self, product: Product, day: int) -> None:
        is_new = product.sku not in self.owned
        self.owned.add(product.sku)
        if product.family:
            best = self.best_tier.get(product.family, 0)
            self.best_tier[product.family] = max(best, product.tier or 0)
        quantity = self.rng.choices((1, 2, 3), (90, 8, 2))[0] if product.rebuy_days else 1
        self.bought.append((day, product.sku, quantity))
        if product.rebuy_days and is_new and self.rng.random() < HABIT_CHANCE:
            self._rebuy(product.sku, product.rebuy_days, day)

    def _rebuy(self, sku: str, rebuy_days: int, day: int) -> None:
        """Again and again at a rhythm of their own, until the habit ends."""
        rhythm = rebuy_days * min(1.4, max(0.7, self.rng.lognormvariate(0, 0.15)))
        due = float(day)
        while self.rng.random() < KEEP_HABIT_CHANCE:
            due += max(1.0, rhythm * self.rng.gauss(1, 0.1))
            if due >= DAYS:
                return
            self.bought.append((int(due), sku, 1))

    def _add_ons(self, product: Product, day: int) -> None:
        links = list(self.market.links.get(product.sku, ()))
        self.rng.shuffle(links)
        added = 0
        for link, chance in links:
            target = self.market.catalogue.products[link.target]
            if added < MOST_ADD_ONS and self.rng.random() < chance and self._is_wanted(target):
                self._buy_sooner_or_later(target, day)
                added += 1

    def _buy_sooner_or_later(self, product: Product, day: int) -> None:
        is_later = self.rng.random() >= AT_ONCE_SHARE
        when = day + (4 + int(self.rng.expovariate(1 / 18)) if is_later else 0)
        if when < DAYS:
            self._buy(product, when)

    def purchases(self) -> Iterator[_Purchase]:
        """What was bought, parcel by parcel."""
        parcel: dict[str, int] = {}
        start: Optional[int] = None
        for day, sku, quantity in sorted(self.bought):
            if start is not None and day - start > SAME_PARCEL_DAYS:
                yield self._purchase(start, parcel)
                parcel, start = {}, None
            start = day if start is None else start
            parcel[sku] = parcel.get(sku, 0) + quantity
        if start is not None:
            yield self._purchase(start, parcel)

    def _purchase(self, day: int, parcel: dict[str, int]) -> _Purchase:
        moment = datetime.combine(
            self.market.first_day + timedelta(days=day), datetime.min.time()
        ) + timedelta(seconds=self.rng.randint(8 * 3600, 22 * 3600))
        products = self.market.catalogue.products
        status = self.rng.choices(("delivered", "cancelled", "returned"), (945, 25, 30))[0]
        is_fresh = day >= DAYS - 3 and status == "delivered"
        return _Purchase(
            customer=self.person.customer,
            ordered_at=moment,
            currency=self.market.catalogue.profile.currency(self.person.language),
            status="paid" if is_fresh else status,
            items=tuple((products[sku], quantity) for sku, quantity in parcel.items()),
        )


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


def _live(person: Person, market: Market, seed: int, trips: float) -> list[_Purchase]:
    life = _Life(person, random.Random(f"life {seed} {person.customer}"), market)
    life.live(trips)
    return list(life.purchases())


def _customer_rows(people: list[Person], purchases: list[_Purchase]) -> Rows:
    spend = {person.customer: Decimal(0) for person in people}
    for purchase in purchases:
        if purchase.status in ("paid", "delivered"):
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
        }
        for person in people
    ]


def _tier(rank: float) -> str:
    return next(tier for above, tier in TIERS_BY_SPEND if rank >= above)


def _order_row(number: str, purchase: _Purchase) -> dict[str, str]:
    return {
        "order_number": number,
        "customer": purchase.customer,
        "ordered_at": purchase.ordered_at.isoformat(),
        "currency": purchase.currency,
        "status": purchase.status,
    }


def _line_rows(number: str, purchase: _Purchase) -> Iterator[dict[str, str]]:
    for product, quantity in purchase.items:
        yield {
            "order_number": number,
            "sku": product.sku,
            "quantity": str(quantity),
            "unit_price": str(product.prices[purchase.currency]),
        }
