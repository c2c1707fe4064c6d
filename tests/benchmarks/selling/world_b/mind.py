"""A shopper of World B in the middle of a visit: cart, plans, money and nerves."""
from dataclasses import dataclass, field
from typing import Optional

from tests.benchmarks.selling.policy import CHECKING_OUT, NeedQuestion, Stage
from tests.benchmarks.selling.shoppers import Main, Need
from tests.benchmarks.selling.world_b.shoppers import ShopperB
from tests.benchmarks.selling.world_b.world import WorldB


@dataclass
class MindB:
    """`pending` are the things they came for that nothing has been chosen for yet."""

    shopper: ShopperB
    world: WorldB
    pending: list[Main] = field(default_factory=list)
    needs: dict[str, Need] = field(default_factory=dict)
    cart: list[str] = field(default_factory=list)
    bought: list[str] = field(default_factory=list)
    chosen: dict[str, str] = field(default_factory=dict)  # by the SKU they came for
    just_added: Optional[Main] = None
    extra: float = 0.0  # USD, spent on what was offered
    annoyance: float = 0.0
    refused: list[str] = field(default_factory=list)
    said_owned: set[str] = field(default_factory=set)
    asked: list[NeedQuestion] = field(default_factory=list)
    refused_in_turn: int = -9

    def money_left(self) -> float:
        return self.shopper.spare - self.extra

    def basis(self) -> float:
        """What the visit is about, in USD: a price is dear or cheap beside it."""
        skus = (*self.cart, *self.bought, *(main.sku for main in self.pending))
        return sum(map(self.world.seen.price, skus))

    def choose(self, main: Main, sku: str) -> None:
        self.pending.remove(main)
        self.chosen[main.sku] = sku
        self.take(sku)

    def take(self, sku: str) -> None:
        self.needs.pop(sku, None)
        if sku not in self.cart:
            self.cart.append(sku)

    def swap(self, old: Main, sku: str) -> None:
        """In the place of what was chosen for it."""
        self.cart.remove(self.chosen[old.sku])
        self.chosen[old.sku] = sku
        self.take(sku)

    def drop(self, main: Main) -> None:
        """Nothing suits them; nor do they need what goes with it."""
        self.pending = [other for other in self.pending if other != main]
        self.needs = {s: need for s, need in self.needs.items() if need.anchor != main.sku}
        chosen = self.chosen.pop(main.sku, None)
        self.cart = [sku for sku in self.cart if sku != chosen]

    def order(self) -> None:
        self.bought += self.cart
        self.cart = []

    def lose_patience(self, cost: float, stage: Stage, turn: int) -> None:
        assumed = self.world.assumed
        if stage in CHECKING_OUT:
            cost *= assumed.near_payment
        if self.refused_in_turn >= turn - 1:
            cost *= assumed.straight_after
        self.annoyance += cost

    @property
    def has_had_enough(self) -> bool:
        return self.annoyance > self.shopper.patience


def come_in(shopper: ShopperB, world: WorldB) -> MindB:
    return MindB(shopper, world, list(shopper.mains), dict(shopper.needs))
