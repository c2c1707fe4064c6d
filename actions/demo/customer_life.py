"""One invented customer's two years of purchases."""
import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Iterator, Optional, Sequence

from actions.demo.invented_people import Person
from actions.demo.market import Market
from actions.shop.catalogue.catalogue import Product
from actions.shop.order_status import CANCELLED, DELIVERED, PAID, RETURNED, OrderStatus

DAYS = 730
SAME_PARCEL_DAYS = 2  # what falls due so soon after an order goes with it
PICK_TRIES = 4
MOST_ADD_ONS = 3
AT_ONCE_SHARE = 0.65  # add-ons bought with the product; the others follow in weeks
HABIT_CHANCE, KEEP_HABIT_CHANCE = 0.6, 0.88
SIZE_UP_CHANCE = 0.05  # that a habit goes on with the larger size, at each purchase
AFTER_SAMPLE_CHANCE = 0.35  # that a sample sells what it is a sample of
TRADE_UP_CHANCE = 0.3


@dataclass(frozen=True)
class Purchase:
    customer: str
    ordered_at: datetime
    currency: str
    status: OrderStatus
    items: tuple[tuple[Product, int], ...]


@dataclass
class Life:
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
        parts = {part.sku for part in self._targets(product, "contains")}
        if self.owned & {product.sku, *parts}:
            return False
        best = self.best_tier.get(product.family or "")
        if best is None:
            return True
        return (product.tier or 0) > best and self.rng.random() < TRADE_UP_CHANCE

    def _buy(self, product: Product, day: int) -> None:
        quantity = self.rng.choices((1, 2, 3), (90, 8, 2))[0] if product.rebuy_days else 1
        self.bought.append((day, product.sku, quantity))
        for item in (product, *self._targets(product, "contains")):
            self._own(item, day)
        for full_size in self._targets(product, "larger") if product.kind == "sample" else ():
            if self._is_wanted(full_size) and self.rng.random() < AFTER_SAMPLE_CHANCE:
                self._buy_by_and_by(full_size, day)

    def _own(self, product: Product, day: int) -> None:
        is_new = product.sku not in self.owned
        self.owned.add(product.sku)
        if product.family:
            best = self.best_tier.get(product.family, 0)
            self.best_tier[product.family] = max(best, product.tier or 0)
        if product.rebuy_days and is_new and self.rng.random() < HABIT_CHANCE:
            self._rebuy(product, product.rebuy_days, day)

    def _targets(self, product: Product, relation: str) -> list[Product]:
        catalogue = self.market.catalogue
        return [catalogue.products[link.target] for link in catalogue.linked(product.sku, relation)]

    def _rebuy(self, product: Product, rebuy_days: int, day: int) -> None:
        """Again and again at a rhythm of their own, until the habit ends."""
        pace = min(1.4, max(0.7, self.rng.lognormvariate(0, 0.15)))
        larger = next(iter(self._targets(product, "larger")), None)
        due = float(day)
        while self.rng.random() < KEEP_HABIT_CHANCE:
            due += max(1.0, rebuy_days * pace * self.rng.gauss(1, 0.1))
            if due >= DAYS:
                return
            if larger is not None and self.rng.random() < SIZE_UP_CHANCE:
                product, rebuy_days, larger = larger, larger.rebuy_days or rebuy_days, None
                self.owned.add(product.sku)
            self.bought.append((int(due), product.sku, 1))

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
        if self.rng.random() < AT_ONCE_SHARE:
            self._buy(product, day)
        else:
            self._buy_by_and_by(product, day)

    def _buy_by_and_by(self, product: Product, day: int) -> None:
        when = day + 4 + int(self.rng.expovariate(1 / 18))
        if when < DAYS:
            self._buy(product, when)

    def purchases(self) -> Iterator[Purchase]:
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

    def _purchase(self, day: int, parcel: dict[str, int]) -> Purchase:
        moment = datetime.combine(
            self.market.first_day + timedelta(days=day), datetime.min.time()
        ) + timedelta(seconds=self.rng.randint(8 * 3600, 22 * 3600))
        products = self.market.catalogue.products
        status: OrderStatus = self.rng.choices((DELIVERED, CANCELLED, RETURNED), (945, 25, 30))[0]
        is_fresh = day >= DAYS - 3 and status == DELIVERED
        return Purchase(
            customer=self.person.customer,
            ordered_at=moment,
            currency=self.market.catalogue.profile.currency(self.person.language),
            status=PAID if is_fresh else status,
            items=tuple((products[sku], quantity) for sku, quantity in parcel.items()),
        )
