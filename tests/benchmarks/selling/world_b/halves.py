"""The history cut in two by a hash of the customer, and the shop that knows the first half."""
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from hashlib import sha256
from typing import Optional

from actions.demo.demo_shop import DemoShop
from actions.shop.catalogue.catalogue import Catalogue, Link, build_catalogue
from actions.shop.loading import Progress, Shop
from actions.shop.loading.shop import History as LoadedHistory
from actions.shop.loading.shop import PastOrder
from actions.shop.progress import silent
from tests.benchmarks.selling.history import KEPT, History, a_history
from tests.benchmarks.selling.world_b.assumptions import AssumptionsB

HIDDEN = ("accessory", "service", "warranty", "set")


def is_learned(customer: str) -> bool:
    """Of the half that the seller knows."""
    return _hash("half", customer) < 0.5


def is_linked(link: Link, share: float) -> bool:
    """Whether the merchant has thought of it."""
    return link.relation not in HIDDEN or _hash("link", link.sku, link.target) < share


def _hash(*of: str) -> float:
    """From 0 to 1, always the same."""
    digest = sha256(" ".join(of).encode()).digest()
    return int.from_bytes(digest[:8], "big") / 2**64


@dataclass(frozen=True)
class HalfShop:
    """The demo shop with half of its customers and half of its companions' links."""

    whole: DemoShop
    assumed: AssumptionsB

    def changes(
        self, since: Optional[datetime] = None, progress: Progress = silent
    ) -> Optional[Shop]:
        shop, history = self.shop, self._history
        learned = LoadedHistory(
            tuple(c for c in history.customers if is_learned(c.customer)),
            tuple(o for o in history.orders if is_learned(o.customer)),
        )
        catalogue = without_links(shop.catalogue, self.assumed.linked)
        return replace(shop, catalogue=catalogue, history=learned)

    def place(self, order: PastOrder) -> None:
        """Nobody sends what a demo sells."""

    @cached_property
    def shop(self) -> Shop:
        shop = self.whole.changes()
        if shop is None or shop.history is None:
            raise ValueError("the demo shop has no purchases")
        return shop

    @property
    def unseen(self) -> History:
        """What the second half bought and kept."""
        history = self._history
        languages = {
            c.customer: c.language for c in history.customers if not is_learned(c.customer)
        }
        orders = sorted(history.orders, key=lambda order: (order.ordered_at, order.number))
        return a_history(languages, (
            (order.customer, line.sku, order.ordered_at)
            for order in orders if order.status in KEPT for line in order.lines
        ))

    @property
    def _history(self) -> LoadedHistory:
        return self.shop.history or LoadedHistory((), ())


def without_links(catalogue: Catalogue, share: float) -> Catalogue:
    """As a merchant has it who has linked only so many of the companions."""
    links = [
        link for of_sku in catalogue.links.values() for link in of_sku if is_linked(link, share)
    ]
    return build_catalogue(
        catalogue.version, catalogue.profile, list(catalogue.products.values()),
        list(catalogue.categories.values()), list(catalogue.attributes.values()), links,
    )
