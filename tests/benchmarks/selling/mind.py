"""A shopper in the middle of a visit: cart, plans and nerves."""
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Optional

from tests.benchmarks.selling.policy import Answer
from tests.benchmarks.selling.shoppers import Main, Need, Shopper
from tests.benchmarks.selling.world import World

FORGETS_NO_DAYS = 30
ALMOST_USED_UP = 0.8  # of a consumable's usual time


@dataclass
class Memory:
    """What visitors keep from one visit to the next, under one policy: SKUs and when."""

    bought: dict[str, dict[str, datetime]] = field(default_factory=dict)
    declined: dict[str, dict[str, datetime]] = field(default_factory=dict)

    def keep(self, mind: "Mind") -> None:
        visitor, now = mind.shopper.visitor, mind.shopper.arrives
        self.declined.setdefault(visitor, {}).update(dict.fromkeys(mind.said_no, now))
        self.bought.setdefault(visitor, {}).update(dict.fromkeys(mind.bought, now))

    def declined_by(self, shopper: Shopper) -> frozenset[str]:
        declined = self.declined.get(shopper.visitor, {})
        since = shopper.arrives - timedelta(days=FORGETS_NO_DAYS)
        return frozenset(sku for sku, at in declined.items() if at >= since)

    def bought_by(self, shopper: Shopper, world: World) -> frozenset[str]:
        """Without what must be used up by now."""
        bought = self.bought.get(shopper.visitor, {})
        return frozenset(
            sku for sku, at in bought.items()
            if shopper.arrives - at < _lasts(world.product(sku).rebuy_days)
        )


def _lasts(rebuy_days: Optional[int]) -> timedelta:
    return timedelta.max if rebuy_days is None else timedelta(days=rebuy_days * ALMOST_USED_UP)


@dataclass
class Mind:
    """`pending` are the main needs that nothing has been chosen for yet."""

    shopper: Shopper
    world: World
    pending: list[Main]
    needs: dict[str, Need]
    cart: list[str]
    owned: frozenset[str]
    declined: frozenset[str]  # in earlier visits
    said_no: list[str] = field(default_factory=list)
    bought: list[str] = field(default_factory=list)
    chosen: dict[str, str] = field(default_factory=dict)  # by the SKU they came for
    looking_for: Optional[Main] = None
    just_added: Optional[Main] = None
    resumed: bool = False
    annoyance: float = 0.0
    offered_in_turn: int = -9
    said_no_in_turn: int = -9

    def left(self) -> float:
        """USD that could be spent on something else than what they came for."""
        planned = (main.sku for main in self.pending)
        taken = (sku for sku in self.cart if sku not in self.forgotten)
        spent = sum(map(self.world.price, (*taken, *planned, *self.bought)))
        return self.shopper.ceiling - spent

    @property
    def forgotten(self) -> tuple[str, ...]:
        """Left in the cart by an earlier visit and not wanted any more."""
        left = self.shopper.left_cart
        return left.skus if left and left.feeling == "lost" else ()

    def is_pending(self, sku: str) -> bool:
        return any(main.sku == sku for main in self.pending)

    def choose(self, main: Main, sku: str) -> None:
        """Into the cart, and this need is dealt with."""
        self.pending.remove(main)
        self.chosen[main.sku] = sku
        self.take(sku)

    def take(self, sku: str) -> None:
        self.needs.pop(sku, None)
        if sku not in self.cart:
            self.cart.append(sku)

    def swap(self, old: str, new: str) -> None:
        self.cart.remove(old)
        self.chosen = {wanted: new if got == old else got for wanted, got in self.chosen.items()}
        self.take(new)

    def drop(self, main: Main) -> None:
        """Nothing suits them, whatever they have said; nor do they need what goes with it."""
        self.pending = [other for other in self.pending if other != main]
        chosen = self.chosen.pop(main.sku, None)
        self.cart = [sku for sku in self.cart if sku != chosen]
        self.needs = {s: need for s, need in self.needs.items() if need.anchor != main.sku}

    def order(self) -> None:
        self.bought += self.cart
        self.cart = []

    def react(self, sku: str, answer: Answer, nuisance: float, turn: int) -> None:
        if answer == "accepted":
            self.offered_in_turn = turn
            return
        self.disturb(nuisance, turn)
        self.said_no_in_turn = turn
        self.said_no.append(sku)

    def disturb(self, nuisance: float, turn: int) -> None:
        """Nerves: worse straight after a no, and turn after turn."""
        assumed = self.world.assumed
        if self.said_no_in_turn >= turn - 2:
            nuisance *= assumed.straight_after_no
        if self.offered_in_turn == turn - 1:
            nuisance *= assumed.turn_after_turn
        self.annoyance += nuisance
        self.offered_in_turn = turn

    @property
    def has_had_enough(self) -> bool:
        return self.annoyance > self.shopper.patience


def come_in(shopper: Shopper, world: World, memory: Memory) -> Mind:
    """Needs that an earlier visit has met are gone, unless it is time again."""
    before = memory.bought_by(shopper, world)
    return Mind(
        shopper=shopper,
        world=world,
        pending=list(shopper.mains),
        needs={sku: need for sku, need in shopper.needs.items() if sku not in before},
        cart=list(shopper.left_cart.skus) if shopper.left_cart else [],
        owned=shopper.owned | before,
        declined=memory.declined_by(shopper),
    )
