"""A shop under measurement: all that a request needs to be served."""
from dataclasses import dataclass
from datetime import datetime

from actions.selling.rules import Rules
from actions.shop.catalogue.catalogue import Catalogue
from actions.shop.database import Database
from tests.benchmarks.offers.purchases import Purchases


@dataclass(frozen=True)
class Shop:
    database: Database
    catalogue: Catalogue
    purchases: Purchases
    rules: Rules
    now: datetime
