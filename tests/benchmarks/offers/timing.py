"""Timing the engine in this process, one request after another."""
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Iterable, Mapping

from sqlalchemy import event
from sqlalchemy.engine import Engine

from actions.learning.read_findings import companions_of
from actions.selling.model import Situation
from actions.selling.sell import sell
from actions.selling.situation import observe
from actions.shop.database import Database
from tests.benchmarks.measure import percentile
from tests.benchmarks.offers.shop import Shop
from tests.benchmarks.offers.visits import Request, prepare

OPENING = ("BEGIN", "SET LOCAL")


@dataclass
class Timings:
    """Seconds of each request; `offers` counts those that brought an offer."""

    seconds: list[float] = field(default_factory=list)
    offers: int = 0

    def ms(self, percent: float) -> float:
        return 1000 * (percentile(self.seconds, percent) or 0.0)

    @property
    def offer_share(self) -> float:
        return self.offers / max(len(self.seconds), 1)


@dataclass(frozen=True)
class InProcess:
    """What one request costs, the part of it that `sell` alone is, and the least it could."""

    whole: Timings
    sell: Timings
    floor: Timings


def time_in_process(shop: Shop, requests: Iterable[Request]) -> InProcess:
    """Each request as an action makes it: observing without a lock, selling in a transaction."""
    found = InProcess(Timings(), Timings(), Timings())
    for request in requests:
        prepare(shop.database, request, shop.now)
        started = time.perf_counter()
        situation = _observed(shop, request)
        observed = time.perf_counter()
        offer = sell(situation, shop.rules, shop.database)
        ended = time.perf_counter()
        found.whole.seconds.append(ended - started)
        found.whole.offers += offer is not None
        found.sell.seconds.append(ended - observed)
        found.floor.seconds.append(_seconds_of_one_query(shop.database, request))
    return found


def count_statements(shop: Shop, requests: Iterable[Request]) -> Mapping[int, int]:
    """How many requests sent how many statements, but for what opens a transaction."""
    found: Counter[int] = Counter()
    sent = 0

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        nonlocal sent
        sent += not statement.startswith(OPENING)

    for request in requests:
        prepare(shop.database, request, shop.now)
        sent = 0
        event.listen(Engine, "before_cursor_execute", note)
        sell(_observed(shop, request), shop.rules, shop.database)
        event.remove(Engine, "before_cursor_execute", note)
        found[sent] += 1
    return found


def _observed(shop: Shop, request: Request) -> Situation:
    with shop.database.read_scope() as db:
        return observe(
            db, shop.catalogue, request.shopper, request.stage, request.looked_at,
            request.just_added, shop.now,
        )


def _seconds_of_one_query(database: Database, request: Request) -> float:
    """Only what goes with the products in sight: one indexed query by SQLAlchemy."""
    wanted = [*request.cart, *request.bought, *filter(None, [request.looked_at])]
    started = time.perf_counter()
    with database.read_scope() as db:
        companions_of(db, wanted)
    return time.perf_counter() - started
