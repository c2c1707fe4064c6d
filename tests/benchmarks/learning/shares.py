"""Told shares beside plain counting, in SQL, of what is in the shop's database."""
import numpy as np
from sqlalchemy import select, text

from actions.learning.tables import LearnedCompanion
from tests.benchmarks.learning.shop import FilledShop

PAIRS = 200
_BOTH = text(
    "select count(distinct o.customer) from order_line a join order_line b "
    "on a.order_id = b.order_id join shop_order o on o.id = a.order_id "
    "where a.sku = :sku and b.sku = :companion"
)
_BUYERS = text(
    "select count(distinct o.customer) from order_line a join shop_order o on o.id = a.order_id "
    "where a.sku = :sku"
)


def equal_share(shop: FilledShop, seed: int = 11) -> float:
    """Of pairs that were learned, those whose both numbers are the counted ones."""
    with shop.database.read_scope() as db:
        pairs = db.scalars(
            select(LearnedCompanion).where(LearnedCompanion.relation == "together")
        ).all()
        chosen = np.random.default_rng(seed).permutation(len(pairs))[:PAIRS]
        equal = [
            (pair.buyers, pair.out_of) == (
                db.execute(_BOTH, {"sku": pair.sku, "companion": pair.companion}).scalar(),
                db.execute(_BUYERS, {"sku": pair.sku}).scalar(),
            )
            for pair in (pairs[number] for number in chosen)
        ]
    return float(np.mean(equal))
