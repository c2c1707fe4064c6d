"""An invented purchase history: a few things sell most, add-ons go with what they belong to."""
from dataclasses import dataclass
from typing import Any

import numpy as np

from tests.benchmarks.offers.shelf import (
    ADD_ONS,
    BLOCK,
    BLOCKS_A_CATEGORY,
    MAIN_PLACES,
)

LINES_A_PRODUCT = 100
LINES_A_CUSTOMER = 50
LINES_AN_ORDER = 1.9  # as these chances make them, about
SECONDS = 730 * 86_400
TASTES = 5  # categories a customer comes back to
STRANGER_SHARE = 0.1
TASTE_SHARE = 0.8
SECOND_CHANCE = 0.5
SEQUEL_CHANCE = 0.25
SEQUEL_DAYS = (4, 90)
# How often each place of a block is what somebody came for.
PLACE_WEIGHTS = (0.16, 0.12, 0.06, 0.16, 0.12, 0.06, 0.08, 0.14, 0.07, 0.03)
BLOCK_WEIGHTS = tuple(1 / place for place in range(1, BLOCKS_A_CATEGORY + 1))


@dataclass(frozen=True)
class Purchases:
    """Orders by their place: how many seconds ago, and the customer, -1 for a stranger."""

    ago: Any
    customer: Any
    order: Any  # of each line
    product: Any  # of each line


def invent_purchases(products: int, seed: int = 1) -> Purchases:
    """As many lines as the shop should have; the same for the same seed."""
    rng = np.random.default_rng(seed)
    wanted = products * LINES_A_PRODUCT
    customers = wanted // LINES_A_CUSTOMER
    orders = int(wanted / LINES_AN_ORDER / (1 + SEQUEL_CHANCE / 2))
    activity = rng.gamma(1.5, size=customers)
    customer = rng.choice(customers, orders, p=activity / activity.sum())
    customer[rng.random(orders) < STRANGER_SHARE] = -1
    ago = rng.integers(1, SECONDS, orders)
    tastes = _Tastes(products, customers, rng)
    order = np.arange(orders)
    came_for = tastes.pick(customer, rng)
    second = rng.random(orders) < SECOND_CHANCE
    parts = [
        (order, came_for), (order[second], tastes.pick(customer[second], rng)),
        *_add_ons(order, came_for, products, rng),
    ]
    later = _sequels(order, came_for, ago, rng)
    parts.append((orders + np.arange(len(later.order)), later.product))
    return _cut(
        Purchases(
            np.concatenate([ago, later.ago]), np.concatenate([customer, customer[later.order]]),
            *(np.concatenate(column) for column in zip(*parts, strict=True)),
        ),
        wanted, rng,
    )


class _Tastes:
    def __init__(self, products: int, customers: int, rng: Any) -> None:
        self._products = products
        self._categories = max(products // (BLOCK * BLOCKS_A_CATEGORY), 1)
        popularity = 1 / (np.arange(self._categories) + 5)
        self._popularity = rng.permutation(popularity / popularity.sum())
        self._of = self._any(customers * TASTES, rng).reshape(customers, TASTES)

    def _any(self, count: int, rng: Any) -> Any:
        return rng.choice(self._categories, count, p=self._popularity)

    def pick(self, customer: Any, rng: Any) -> Any:
        """A product for each: mostly of a category the customer likes."""
        count = len(customer)
        category = np.where(
            (customer >= 0) & (rng.random(count) < TASTE_SHARE),
            self._of[customer, rng.integers(0, TASTES, count)], self._any(count, rng),
        )
        weights = np.array(BLOCK_WEIGHTS) / sum(BLOCK_WEIGHTS)
        block = category * BLOCKS_A_CATEGORY + rng.choice(BLOCKS_A_CATEGORY, count, p=weights)
        place = rng.choice(BLOCK, count, p=PLACE_WEIGHTS)
        return (block * BLOCK + place) % self._products


def _add_ons(order: Any, came_for: Any, products: int, rng: Any) -> list[tuple[Any, Any]]:
    is_main = np.isin(came_for % BLOCK, MAIN_PLACES)
    found = []
    for steps, chance in ADD_ONS:
        taken = is_main & (rng.random(len(order)) < chance)
        block = came_for[taken] // BLOCK * BLOCK
        found.append((order[taken], (block + steps) % products))
    return found


def _sequels(order: Any, came_for: Any, ago: Any, rng: Any) -> Purchases:
    """Some come back for the accessory; `order` is the one that led to it."""
    is_main = np.isin(came_for % BLOCK, MAIN_PLACES)
    wait = rng.integers(SEQUEL_DAYS[0] * 86_400, SEQUEL_DAYS[1] * 86_400, len(order))
    taken = is_main & (rng.random(len(order)) < SEQUEL_CHANCE) & (wait < ago)
    accessory = came_for[taken] // BLOCK * BLOCK + ADD_ONS[0][0]
    return Purchases(ago[taken] - wait[taken], None, order[taken], accessory)


def _cut(made: Purchases, wanted: int, rng: Any) -> Purchases:
    """Exactly as many lines as wanted, each product once an order."""
    lines = np.unique(made.order * 10 ** 7 + made.product)
    lines = np.sort(rng.permutation(lines)[:wanted])
    return Purchases(made.ago, made.customer, lines // 10 ** 7, lines % 10 ** 7)
