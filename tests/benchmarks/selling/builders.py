"""Builders of a small world, its shoppers and a seller who says what a test tells it to."""
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any, Callable, Mapping, Optional

from actions.shop.catalogue.catalogue import Product
from tests.benchmarks.selling.assumptions import Assumptions
from tests.benchmarks.selling.chance import Chance
from tests.benchmarks.selling.history import History, a_history
from tests.benchmarks.selling.mind import Memory
from tests.benchmarks.selling.policy import Answer, Moment, OfferMade, Policy, Visible
from tests.benchmarks.selling.shoppers import Main, Need, Shopper
from tests.benchmarks.selling.visit import Outcome, play
from tests.benchmarks.selling.world import World
from tests.builders import a_catalogue, a_link, a_product

NOW = datetime(2025, 6, 2, 9, 0)
FAITHFUL: Mapping[str, float] = {
    "leaves_at_opening": 0, "leaves_after_look": 0, "finds_nothing": 0, "misses_wish": 0,
    "leaves_after_adding": 0, "leaves_after_cart": 0, "leaves_at_checkout": 0,
    "leaves_at_payment": 0, "overspending": 0,
}


def priced(sku: str, price: str, cost: str, **overrides: Any) -> Product:
    both = {"USD": Decimal(price), "IDR": Decimal(price) * 16000}
    costs = {"USD": Decimal(cost), "IDR": Decimal(cost) * 16000}
    return a_product(sku, prices=both, costs=costs, **overrides)


PRODUCTS = (
    priced("BIKE", "100", "60", category="bicycles", family="bike", tier=1),
    priced("BIKE-2", "130", "70", category="bicycles", family="bike", tier=2),
    priced("LOCK", "10", "4", category="bicycle_accessories"),
    priced("SOAP", "3", "1", category="bath", rebuy_days=30),
    priced("LAMP", "40", "15", category="lamps"),
)
LINKS = (a_link("BIKE", "LOCK"),)


def a_world(history: Optional[History] = None, **assumed: Any) -> World:
    catalogue = a_catalogue(*PRODUCTS, links=LINKS)
    past = history or a_history({}, [])
    return World(catalogue, past, dict.fromkeys(catalogue.products), Assumptions(**assumed))


def a_faithful_world(**assumed: Any) -> World:
    """Nobody leaves but for the offers."""
    return a_world(**{**FAITHFUL, **assumed})


def a_shopper(
    number: int = 1, seed: int = 1, needs: tuple[Need, ...] = (), **given: Any
) -> Shopper:
    defaults: dict[str, Any] = {
        "visitor": f"c:s{number}", "customer": None, "language": "en", "currency": "USD",
        "arrives": NOW, "mains": (Main("BIKE", ("BIKE",)),), "ceiling": 1000.0, "patience": 1000.0,
        "interests": frozenset({"bicycles", "bicycle_accessories"}),
    }
    return Shopper(
        number=number, chance=Chance(seed, number),
        needs={need.sku: need for need in needs}, **{**defaults, **given},
    )


@dataclass
class Script(Policy):
    """Offers what it was told to at this turn, and keeps what happened."""

    says: Callable[[Moment], Optional[OfferMade]]
    name: str = "script"
    moments: list[Moment] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    orders: list[tuple[str, ...]] = field(default_factory=list)
    greeted: list[Visible] = field(default_factory=list)

    def session_started(self, shopper: Visible) -> None:
        self.greeted.append(shopper)

    def offer(self, moment: Moment) -> Optional[OfferMade]:
        self.moments.append(moment)
        return self.says(moment)

    def answered(self, made: OfferMade, answer: Answer) -> None:
        self.answers.append(answer)

    def ordered(self, moment: Moment) -> None:
        self.orders.append(moment.cart)


def offering(sku: str, *stages: str, **made: Any) -> Script:
    """The same offer at every moment of these stages (of all where none is given)."""
    return Script(
        lambda moment: OfferMade(sku, **made) if not stages or moment.stage in stages else None
    )


def silent() -> Script:
    return Script(lambda moment: None)


def visit(shopper: Shopper, policy: Policy, world: World) -> Outcome:
    return play(shopper, policy, world, Memory())


def average_margin(policy: Policy, world: World, visits: int, **shopper: Any) -> float:
    outcomes = [visit(a_shopper(number, **shopper), policy, world) for number in range(visits)]
    return sum(outcome.margin for outcome in outcomes) / visits
