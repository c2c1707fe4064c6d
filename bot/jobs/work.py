"""What a job has at hand while it works."""
from dataclasses import dataclass
from datetime import datetime
from typing import Callable

from sqlalchemy.engine import Engine

from actions.settings import Settings
from actions.shop.database import Database


class ToldToEnd(Exception):
    """The worker ends: what was done so far stays, the rest is done by the next one."""


@dataclass(frozen=True)
class Work:
    """`go_on` is called between chunks of the work; it raises when the work has to end there."""

    settings: Settings
    database: Database
    memory: Callable[[], Engine]  # opened where it is needed
    now: datetime
    go_on: Callable[[], None]
