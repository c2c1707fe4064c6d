"""The purchase history in columns of numbers: ten million lines fit in memory and are quick."""
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Sequence, Union

import numpy as np

from actions.learning.number_columns import Column

EPOCH = datetime(1970, 1, 1)
SECONDS_A_DAY = 86_400
NOBODY = -1  # buys what customers bought who don't want their purchases used for offers


@dataclass(frozen=True)
class History:
    """One row for each order and product; products and buyers are numbers.

    Buyers from `len(customers)` on are strangers, each with one order. Rows are sorted by buyer,
    then time, order and product.
    """

    skus: Sequence[str]  # of all products, sorted; their places are the numbers
    customers: Sequence[str]  # sorted likewise
    buyer: Column
    order: Column
    sku: Column
    quantity: Column
    at: Column  # seconds since 1970

    def __len__(self) -> int:
        return len(self.sku)

    @property
    def products(self) -> int:
        return len(self.skus)

    @property
    def people(self) -> int:
        return len(self.customers)

    def only(self, rows: Union[Column, slice]) -> "History":
        """These rows alone: a mask, places in ascending order, or a slice."""
        return replace(
            self, buyer=self.buyer[rows], order=self.order[rows], sku=self.sku[rows],
            quantity=self.quantity[rows], at=self.at[rows],
        )

    @property
    def usable(self) -> "History":
        """Without the purchases that must not be used for offers."""
        return self.only(self.buyer != NOBODY)

    @cached_property
    def firsts(self) -> "History":
        """The first time of each buyer and product."""
        _, places = np.unique(self.buyer * self.products + self.sku, return_index=True)
        return self.only(np.sort(places))

    @cached_property
    def buyers(self) -> Column:
        """By product, how many bought it."""
        return np.bincount(self.firsts.sku, minlength=self.products)


def second_of(moment: datetime) -> int:
    return int((moment - EPOCH).total_seconds())
