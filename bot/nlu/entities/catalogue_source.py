"""The words of the newest catalogue, looked for every few seconds at most."""
import logging
import os
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Callable, Optional

from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from actions.databases.errors import DatabaseRefused
from actions.mapped import FilesRefused
from actions.schema import open_shop_database
from actions.settings import PREFIX, Settings
from actions.shop.catalogue.catalogue_reading import catalogue_version, read_catalogue
from actions.shop.catalogue.newest import Newest
from actions.shop.catalogue.parts import files_of
from actions.shop.database import Database
from bot.nlu.entities.gazetteer import VOCABULARY, Vocabulary

logger = logging.getLogger(__name__)

CHECK_SECONDS = 3.0


def database_url() -> str:
    """The shop database of this process; training needs no other setting, no secret either."""
    return os.environ.get(f"{PREFIX}DATABASE_URL") or Settings.__fields__["database_url"].default


@dataclass(frozen=True)
class Words:
    """The vocabulary of one version of the catalogue."""

    version: str
    vocabulary: Vocabulary


class WordsMaker:
    def version(self, db: Session) -> str:
        return catalogue_version(db)

    def find(self, db: Session, version: str, held: Optional[Words]) -> Optional[Words]:
        vocabulary = files_of(db).find(version, VOCABULARY)
        return Words(version, vocabulary) if vocabulary else None

    def make(self, db: Session) -> None:
        files_of(db).make(read_catalogue(db), [VOCABULARY])


class CatalogueSource:
    """Gives the words, or None as long as there is no database to read."""

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
        self._newest = Newest(WordsMaker())
        self._database: Optional[Database] = None
        self._words: Optional[Words] = None
        self._checked_at: Optional[float] = None
        self._has_warned = False

    def current(self) -> Optional[Words]:
        with self._lock:
            now = self._clock()
            if self._checked_at is None or now - self._checked_at >= self._check_seconds:
                self._checked_at = now
                self._words = self._read() or self._words
            return self._words

    def _read(self) -> Optional[Words]:
        if _is_missing(self._url):  # connecting would leave an empty file behind
            self._warn("there is no shop database yet.")
            return None
        try:
            self._database = self._database or open_shop_database(self._url)
            with self._database.read_scope() as db:
                words = self._newest.current(db)
        except (SQLAlchemyError, DatabaseRefused) as error:
            self._warn(f"the shop database can't be read ({type(error).__name__}).")
            return None
        except FilesRefused as error:
            self._warn(str(error))
            return None
        self._has_warned = False
        return words

    def _warn(self, reason: str) -> None:
        if not self._has_warned:
            logger.warning("Products, categories and brands go unrecognised: %s", reason)
            self._has_warned = True


def _is_missing(url: str) -> bool:
    parsed = make_url(url)
    is_sqlite = parsed.get_backend_name() == "sqlite"
    return is_sqlite and bool(parsed.database) and not Path(str(parsed.database)).exists()
