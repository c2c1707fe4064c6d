"""World B: the shop as a seller finds it, and the half of the people nobody has seen."""
from dataclasses import dataclass
from functools import cached_property

from tests.benchmarks.selling.history import History
from tests.benchmarks.selling.world import World
from tests.benchmarks.selling.world_b.assumptions import AssumptionsB
from tests.benchmarks.selling.world_b.together import Together
from tests.benchmarks.selling.world_b.twins import Twins


@dataclass(frozen=True)
class WorldB:
    """`seen` has the catalogue without the links taken out, and the first half's purchases."""

    seen: World
    unseen: History
    assumed: AssumptionsB

    @cached_property
    def soon(self) -> Together:
        return Together(
            self.seen.catalogue, self.unseen, self.assumed, 0, self.assumed.companion_days
        )

    @cached_property
    def next(self) -> Together:
        days = self.assumed
        return Together(
            self.seen.catalogue, self.unseen, days, days.companion_days + 1, days.next_days
        )

    @cached_property
    def twins(self) -> Twins:
        return Twins(self.seen.catalogue, self.unseen, self.assumed, self.soon)

    def is_for_sale(self, sku: str, currency: str) -> bool:
        return self.seen.is_for_sale(sku, currency)

    def is_durable(self, sku: str) -> bool:
        product = self.seen.catalogue.products.get(sku)
        return product is not None and product.kind == "product" and product.rebuy_days is None

    def family(self, sku: str) -> str:
        """Empty where it is of none."""
        return self.seen.product(sku).family or ""
