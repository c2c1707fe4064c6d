"""The newest catalogue of the shop database, looked for every few seconds at most."""
import logging
import os
import threading
import time
from pathlib import Path
from typing import Callable, Optional

from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from actions.databases.errors import DatabaseRefused
from actions.schema import open_shop_database
from actions.settings import PREFIX, Settings
from actions.shop.catalogue.catalogue import Catalogue
from actions.shop.catalogue.catalogue_reading import CatalogueCache
from actions.shop.database import Database

logger = logging.getLogger(__name__)

CHECK_SECONDS = 3.0


def database_url() -> str:
    """The shop database of this process; training needs no other setting, no secret either."""
    return os.environ.get(f"{PREFIX}DATABASE_URL") or Settings.__fields__["database_url"].default


class CatalogueSource:
    """Gives the catalogue, or None as long as there is no database to read."""

    def __init__(
        self,
        url: str,
        check_seconds: float = CHECK_SECONDS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._url = url
        self._check_seconds = check_seconds
        self._clock = clock
        self._lock = threading.Lock()
        self._cache = CatalogueCache()
        self._database: Optional[Database] = None
        self._catalogue: Optional[Catalogue] = None
        self._checked_at: Optional[float] = None
        self._has_warned = False

    def current(self) -> Optional[Catalogue]:
        with self._lock:
            now = self._clock()
            if self._checked_at is None or now - self._checked_at >= self._check_seconds:
                self._checked_at = now
                self._catalogue = self._read() or self._catalogue
            return self._catalogue

    def _read(self) -> Optional[Catalogue]:
        if _is_missing(self._url):  # connecting would leave an empty file behind
            self._warn("there is no shop database yet")
            return None
        try:
            self._database = self._database or open_shop_database(self._url)
            with self._database.read_scope() as db:
                catalogue = self._cache.current(db)
        except (SQLAlchemyError, DatabaseRefused) as error:
            self._warn(f"the shop database can't be read ({type(error).__name__})")
            return None
        self._has_warned = False
        return catalogue

    def _warn(self, reason: str) -> None:
        if not self._has_warned:
            logger.warning("Products, categories and brands go unrecognised: %s.", reason)
            self._has_warned = True


def _is_missing(url: str) -> bool:
    parsed = make_url(url)
    is_sqlite = parsed.get_backend_name() == "sqlite"
    return is_sqlite and bool(parsed.database) and not Path(str(parsed.database)).exists()
