"""Builders of a small World B, its shoppers and their visits."""
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Mapping

from actions.shop.money import Money
from tests.benchmarks.selling.builders import NOW, a_world
from tests.benchmarks.selling.chance import Chance
from tests.benchmarks.selling.history import History, a_history
from tests.benchmarks.selling.policy import Moment, Policy, Visible
from tests.benchmarks.selling.shoppers import Main, Need
from tests.benchmarks.selling.visit import Outcome
from tests.benchmarks.selling.world_b.assumptions import AssumptionsB
from tests.benchmarks.selling.world_b.mind import MindB, come_in
from tests.benchmarks.selling.world_b.shoppers import ShopperB
from tests.benchmarks.selling.world_b.visit import play_b
from tests.benchmarks.selling.world_b.world import WorldB

FAITHFUL: Mapping[str, float] = {
    "leaves_at_opening": 0, "leaves_after_look": 0, "finds_nothing": 0, "leaves_after_cart": 0,
    "leaves_at_checkout": 0, "leaves_at_payment": 0,
}
SURE: Mapping[str, float] = {"price_pain": 0, "truthful": 1, "unsure": 0}


def an_unseen_history() -> History:
    """Most of ten took a lock with their bike; ten more buy soap monthly, or a lamp."""
    ago = [NOW - timedelta(days=30 * months) for months in range(1, 4)]
    lines: list[tuple[str, str, datetime]] = []
    for number in range(10):
        lines.append((f"B{number}", "BIKE", ago[number % 3]))
        if number < 8:
            lines.append((f"B{number}", "LOCK", ago[number % 3] + timedelta(days=number % 2)))
        lines += [(f"S{number}", "SOAP", at) for at in reversed(ago)]
        lines += [(f"S{number}", "LAMP", ago[number % 3] + timedelta(hours=1))]
    lines.sort(key=lambda line: line[2])
    return a_history({customer: "en" for customer, _, _ in lines}, lines)


def a_world_b(**assumed: Any) -> WorldB:
    """Nobody leaves but for the seller."""
    seen = a_world(a_history({"C1": "en"}, [("C1", "SOAP", NOW - timedelta(days=40))]))
    return WorldB(seen, an_unseen_history(), AssumptionsB(**{**FAITHFUL, **assumed}))


def a_sure_world_b(**assumed: Any) -> WorldB:
    """Price and lies play no part, either."""
    return a_world_b(**{**SURE, **assumed})


def a_shopper_b(number: int = 1, needs: tuple[Need, ...] = (), **given: Any) -> ShopperB:
    defaults: dict[str, Any] = {
        "visitor": f"c:b{number}", "customer": None, "language": "en", "currency": "USD",
        "arrives": NOW, "mains": (Main("BIKE", ("BIKE",)),), "spare": 1000.0, "patience": 1000.0,
        "interests": frozenset({"bicycles", "bicycle_accessories"}),
    }
    return ShopperB(
        number=number, chance=Chance(1, number), needs={need.sku: need for need in needs},
        **{**defaults, **given},
    )


def a_mind_b(world: WorldB, **shopper: Any) -> MindB:
    return come_in(a_shopper_b(**shopper), world)


def a_moment_b(stage: str = "cart", turn: int = 1, **given: Any) -> Moment:
    visible = Visible(1, "c:b1", None, "en", "USD", NOW)
    return Moment(visible, stage, turn, NOW, (), Money(Decimal(0), "USD"), **given)  # type: ignore


def visit_b(shopper: ShopperB, policy: Policy, world: WorldB) -> Outcome:
    return play_b(shopper, policy, world)
