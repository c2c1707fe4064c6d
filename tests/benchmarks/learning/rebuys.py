"""Buy again: what is flagged as due, and what was bought again within the fortnight after."""
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Callable, Iterator

import numpy as np

from actions.selling.candidates.buy_again import BuyAgain, habits_of
from tests.benchmarks.learning.shop import FilledShop

FORTNIGHT = timedelta(days=14)
BINS = 10
MOST_CUSTOMERS = 800  # of whom every habit is looked at, the same ones each time


@dataclass(frozen=True)
class Rebuys:
    """A row a habit of two purchases or more, at each fortnight of the measured time."""

    chance: Any
    is_in_window: Any  # as it was flagged before chances were learned
    is_proposed: Any
    frequency: Any  # days of purchase a day since the first
    again: Any

    @property
    def window_precision(self) -> float:
        return float(self.again[self.is_in_window].mean())

    @property
    def proposed_precision(self) -> float:
        return float(self.again[self.is_proposed].mean())

    def precision(self, by: Any) -> float:
        """Of as many as the window flags, the highest by this."""
        count = int(self.is_in_window.sum())
        return float(self.again[np.argsort(-by, kind="stable")[:count]].mean())

    @property
    def calibration_error(self) -> float:
        """How far chances lie from what came, in tenths of equal size, on average (ECE)."""
        parts = np.array_split(np.argsort(self.chance, kind="stable"), BINS)
        off = [len(p) * abs(self.chance[p].mean() - self.again[p].mean()) for p in parts]
        return float(sum(off) / len(self.chance))


def fortnights_of(shop: FilledShop) -> list[Any]:
    """The moments at which the measured time is looked at."""
    lines = shop.history.measured
    now, end = lines["at"].iloc[0], lines["at"].iloc[-1]
    found = []
    while now + FORTNIGHT <= end:
        found.append(now)
        now += FORTNIGHT
    return found


def customers_of(shop: FilledShop) -> list[str]:
    buyers = shop.history.buyers
    chosen = np.random.default_rng(3).permutation(len(buyers))[:MOST_CUSTOMERS]
    return [buyers[number] for number in sorted(chosen)]


def look(shop: FilledShop, step: Callable[[], None]) -> Rebuys:
    """Learned once, before all of it; what was bought since is in the database at each look."""
    rows = [row for now in fortnights_of(shop) for row in _habits(shop, now, step)]
    chance, in_window, proposed, frequency, again = (
        np.array(column) for column in zip(*rows, strict=True)
    )
    return Rebuys(chance, in_window, proposed, frequency, again)


def _habits(
    shop: FilledShop, now: Any, step: Callable[[], None]
) -> Iterator[tuple[float, bool, bool, float, bool]]:
    lines = shop.history.lines
    shop.sell_until(int(lines.place[lines["at"] < now].max()) + 1)
    coming = lines[(lines["at"] >= now) & (lines["at"] < now + FORTNIGHT)]
    bought = set(zip(coming.buyer, coming.sku, strict=True))
    strategy = BuyAgain()
    for buyer in customers_of(shop):
        situation = shop.situation(now.to_pydatetime(), buyer)
        proposed = {candidate.sku for candidate in strategy.propose(situation)}
        for sku, habit in habits_of(situation).items():
            if len(habit.days) < 2 or habit.chance is None:
                continue
            span = (situation.now.date() - min(habit.days)).days
            yield (
                float(habit.chance),
                strategy.due_from <= habit.rhythm.passed <= strategy.due_until,
                sku in proposed, len(habit.days) / max(span, 1), (buyer, sku) in bought,
            )
        step()
