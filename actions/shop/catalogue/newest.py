"""What one process holds of the newest catalogue, swapped by reference when another is there."""
import logging
import threading
from typing import Generic, Optional, Protocol, TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from actions.shop.models import ProductRow

SMALL_SHOP = 500  # products of which all is made within a turn

logger = logging.getLogger(__name__)


class Versioned(Protocol):
    @property
    def version(self) -> str: ...


T = TypeVar("T", bound=Versioned)


class Maker(Protocol[T]):
    """What is held, and how it comes to be."""

    def version(self, db: Session) -> str:
        """Of what should be held by now."""

    def find(self, db: Session, version: str, held: Optional[T]) -> Optional[T]:
        """The best there is of it in files, opened within a turn; `held` may be it."""

    def make(self, db: Session) -> None:
        """The files of the present version, which may take a minute."""


class Newest(Generic[T]):
    """Nobody waits for a newer catalogue: where its files lack, what is held serves on.

    They are made beside by another process, but for a small shop's and those of the first start.
    """

    def __init__(self, maker: Maker[T]) -> None:
        self._maker = maker
        self._lock = threading.Lock()
        self._held: Optional[T] = None
        self._awaited = ""

    def current(self, db: Session) -> T:
        """Raises FilesRefused where nothing can be made."""
        version = self._maker.version(db)
        with self._lock:
            if self._held is None or self._held.version != version:
                self._held = self._newer(db, version, self._held)
            return self._held

    def _newer(self, db: Session, version: str, held: Optional[T]) -> T:
        found = self._maker.find(db, version, held) or held
        if found is None or (found.version != version and not self._is_awaited(db, version)):
            self._maker.make(db)
            found = self._maker.find(db, version, None)
        assert found is not None, "it was made just now"
        return found

    def _is_awaited(self, db: Session, version: str) -> bool:
        """Whether another process makes it."""
        if self._awaited != version and _is_large(db):
            logger.info("The catalogue changed: the one before serves until all is prepared.")
            self._awaited = version
        return self._awaited == version


def _is_large(db: Session) -> bool:
    return (db.scalar(select(func.count()).select_from(ProductRow)) or 0) > SMALL_SHOP
