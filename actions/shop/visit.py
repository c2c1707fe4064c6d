"""One visit to the shop: a transaction, the catalogue, the shopper and the time, together."""
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Callable, Iterator

from sqlalchemy.orm import Session

from actions.shop.answers.passages import warm_nearness
from actions.shop.buying.cart import currency_in_cart
from actions.shop.catalogue.catalogue import Catalogue
from actions.shop.database import Database
from actions.shop.search import SearchIndex, SearchIndexCache
from actions.shop.shopper import Shopper


@dataclass(frozen=True)
class Visit:
    """What a service needs to serve one request of one shopper."""

    db: Session
    catalogue: Catalogue
    index: SearchIndex
    shopper: Shopper
    now: datetime

    @property
    def language(self) -> str:
        return self.shopper.language


@dataclass
class ShopFront:
    """The shop as one process holds it open."""

    database: Database
    clock: Callable[[], datetime] = datetime.utcnow

    @cached_property
    def _shelves(self) -> SearchIndexCache:
        return SearchIndexCache()

    def warm(self, db: Session) -> None:
        """Take up the catalogue and load what searches need before shoppers come."""
        shelves = self._shelves.current(db)
        shelves.index.warm()
        if shelves.catalogue.products:
            warm_nearness(shelves.catalogue)

    def catalogue(self) -> Catalogue:
        """As it is now."""
        with self.database.read_scope() as db:
            return self._shelves.current(db).catalogue

    @contextmanager
    def visit(self, identify: "Identify", *, writes: bool) -> Iterator[Visit]:
        """Open a transaction for one shopper; one that writes commits unless an error leaves it.

        One that doesn't waits for nobody, and nobody for it.
        """
        scope = self.database.session_scope if writes else self.database.read_scope
        with scope() as db:
            shelves = self._shelves.current(db)
            shopper = _in_cart_currency(db, identify(shelves.catalogue))
            yield Visit(db, shelves.catalogue, shelves.index, shopper, self.clock())


Identify = Callable[[Catalogue], Shopper]


def _in_cart_currency(db: Session, shopper: Shopper) -> Shopper:
    """A filled cart keeps its currency, whatever language the shopper goes on in."""
    currency = currency_in_cart(db, shopper.visitor)
    return replace(shopper, currency=currency) if currency else shopper
