"""The course of a drill: shoppers come, one thing after the other dies, all is looked at."""
import contextlib
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Callable

from actions.selling.rules_file import load_rules
from tests.drill.audit import Findings, audit, look
from tests.drill.shoppers import Shopper
from tests.drill.site import KINDS, Site, open_site
from tests.servers import DEMO_SHOP, wait_until

ARRIVED_S = 180
LONGEST_LAST_S = 180  # for what is in hand at the end

Report = Callable[[str], None]


class DrillFailed(Exception):
    """A shopper could not go on at all, so that nothing can be said of the rest."""


@dataclass(frozen=True)
class Plan:
    """How much dies how often; each says something again after about `think_s` seconds."""

    conversations: int = 200
    rounds: int = 2
    think_s: float = 20.0
    locked_s: float = 30.0
    calm_s: float = 4.0  # between two deaths


def drill(plan: Plan, report: Report) -> Findings:
    """Raises DrillFailed."""
    with tempfile.TemporaryDirectory(prefix="drill-") as folder:
        report("preparing the shop")
        with open_site(Path(folder)) as site:
            return _drill(site, plan, report)


def _drill(site: Site, plan: Plan, report: Report) -> Findings:
    before = look(site.database)
    shoppers = [Shopper(site.urls, n, plan.think_s) for n in range(plan.conversations)]
    report(f"{plan.conversations} shoppers come")
    wait_until(lambda: all(shopper.said or shopper.error for shopper in shoppers), ARRIVED_S)
    for number in range(plan.rounds):
        for name in KINDS:
            report(f"round {number + 1}: killing {name}")
            site.kill(name)
            _stay_calm(shoppers, plan)
    report(f"both databases are locked for {plan.locked_s:g} s")
    site.lock(plan.locked_s)
    _stay_calm(shoppers, plan)
    report("the last answers")
    for shopper in shoppers:
        shopper.stop()
    for shopper in shoppers:
        shopper.join(LONGEST_LAST_S)
    _check(shoppers)
    report("looking at both databases")
    cap = load_rules(DEMO_SHOP / "selling.yml").cap_per_session
    with contextlib.closing(site.database) as shop:
        return audit(site.memory, shop, before, shoppers, cap)


def _stay_calm(shoppers: list[Shopper], plan: Plan) -> None:
    wait_until(lambda: any(shopper.error for shopper in shoppers), plan.calm_s)
    _check(shoppers)


def _check(shoppers: list[Shopper]) -> None:
    for shopper in shoppers:
        if shopper.error is not None:
            raise DrillFailed(f"shopper {shopper.number}: {shopper.error!r}") from shopper.error
