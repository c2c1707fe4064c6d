"""The products as the learning sees them: what is on the shelf, and what was reduced."""
from dataclasses import dataclass
from typing import Sequence

import numpy as np
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from actions.learning.number_columns import Column
from actions.shop.models import ProductRow, VariantRow

BOUGHT_WITH_ANOTHER = ("service", "warranty", "sample")  # kinds that make no sense alone


@dataclass(frozen=True)
class Shelf:
    """One row a product, sorted by SKU."""

    skus: Sequence[str]
    categories: Sequence[str]
    stands_alone: Column
    stock: Column  # pieces; infinite where they are not counted
    is_reduced: Column
    lasts_days: Column  # 0: not used up


def read_shelf(db: Session) -> Shelf:
    columns = (
        ProductRow.sku, ProductRow.category, ProductRow.kind, ProductRow.stock,
        ProductRow.was_prices, ProductRow.rebuy_days,
    )
    rows = sorted(db.execute(select(*columns)), key=lambda row: row.sku)
    in_variants = dict(
        db.execute(select(VariantRow.sku, func.sum(VariantRow.stock)).group_by(VariantRow.sku))
        .all()
    )
    left = [in_variants.get(row.sku, row.stock) for row in rows]
    return Shelf(
        [row.sku for row in rows],
        [row.category for row in rows],
        np.array([row.kind not in BOUGHT_WITH_ANOTHER for row in rows], dtype=bool),
        np.array([np.inf if pieces is None else float(pieces) for pieces in left]),
        np.array([bool(row.was_prices) for row in rows], dtype=bool),
        np.array([row.rebuy_days or 0 for row in rows], dtype=np.int64),
    )
