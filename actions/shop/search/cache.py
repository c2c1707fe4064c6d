"""The index of one process: changed for each catalogue it reads."""
import logging
import threading
from typing import Optional

from sqlalchemy.orm import Session

from actions.shop.catalogue.catalogue import Catalogue
from actions.shop.search.index import SearchIndex
from actions.shop.search.indexed_words import IndexedWords
from actions.shop.search.vectors import read_vectors, vectors_version

logger = logging.getLogger(__name__)


class SearchIndexCache:
    """Keeps the index of the newest catalogue."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._words = IndexedWords()
        self._versions: Optional[tuple[str, str]] = None
        self._index: Optional[SearchIndex] = None

    def current(self, catalogue: Catalogue, db: Optional[Session] = None) -> SearchIndex:
        """The index; without a database it finds products by their words alone."""
        with self._lock:
            versions = (catalogue.version, self._vectors_version(catalogue, db))
            if self._index is None or self._versions != versions:
                self._index, self._versions = self._changed(catalogue, db), versions
            return self._index

    def _vectors_version(self, catalogue: Catalogue, db: Optional[Session]) -> str:
        """Asked for only while some are missing: those that are there don't change."""
        if db is None:
            return ""
        is_whole = self._index is not None and not self._index.without_vectors
        if is_whole and self._versions and self._versions[0] == catalogue.version:
            return self._versions[1]
        return vectors_version(db)

    def _changed(self, catalogue: Catalogue, db: Optional[Session]) -> SearchIndex:
        vectors = read_vectors(db, catalogue) if db is not None else None
        index = SearchIndex(catalogue, self._words, vectors)
        if vectors is not None and index.without_vectors:
            logger.warning(
                "%d of %d products have no vector and are found by their words alone; "
                "`pramuniaga shop vectors` makes them.",
                index.without_vectors, len(catalogue.products),
            )
        return index
