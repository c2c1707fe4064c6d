"""The goods and their index as one process holds them."""
import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Optional

from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.mapped.arrays import read_arrays, write_arrays
from actions.shop.catalogue.catalogue import Catalogue
from actions.shop.catalogue.catalogue_reading import (
    CATALOGUE_VERSION,
    catalogue_version,
    read_catalogue,
)
from actions.shop.catalogue.example_words import PART as EXAMPLES
from actions.shop.catalogue.example_words import Examples, examples_part
from actions.shop.catalogue.newest import Newest
from actions.shop.catalogue.parts import GOODS, CatalogueFiles, Part, files_of
from actions.shop.models import ShopState
from actions.shop.search.index import SearchIndex
from actions.shop.search.indexed import index_catalogue, read_index
from actions.shop.search.making_examples import make_examples
from actions.shop.search.meaning import Meanings
from actions.shop.search.vectors import (
    VECTORS_VERSION,
    meanings_of,
    read_vectors,
    vectors_version,
)

INDEX = Part("index", lambda folder, goods: index_catalogue(goods, folder), read_index)
MEANINGS = "meanings-"  # with the version of the vectors
_state = ShopState.__table__.c
_VERSIONS = select(_state.key, _state.value).where(
    _state.key.in_((CATALOGUE_VERSION, VECTORS_VERSION))
)

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Shelves:
    """One version of the goods with all that finds them."""

    version: str
    catalogue: Catalogue
    index: SearchIndex


class ShelvesMaker:
    """Their files are those of one catalogue and of its vectors, so far as these are made."""

    def version(self, db: Session) -> str:
        """Both in one statement, as every message asks."""
        versions = dict(db.execute(_VERSIONS).all())
        return f"{versions.get(CATALOGUE_VERSION, '')} {versions.get(VECTORS_VERSION, '')}"

    def find(self, db: Session, version: str, held: Optional[Shelves]) -> Optional[Shelves]:
        """With the meanings made last, where those of all vectors are yet to be made."""
        files, (goods_version, _, vectors) = files_of(db), version.rpartition(" ")
        made = files.latest(goods_version, MEANINGS, vectors)
        if made is None:
            return None
        if held and held.version == f"{goods_version} {made}":
            return held
        goods, indexed = files.find(goods_version, GOODS), files.find(goods_version, INDEX)
        meant = files.find(goods_version, _meanings_part(made, db))
        if goods is None or indexed is None or meant is None:
            return None
        index = SearchIndex(goods, indexed=indexed, meant=meant)
        _tell(index, goods)
        return Shelves(f"{goods_version} {made}", goods, index)

    def make(self, db: Session) -> None:
        make_shelves(files_of(db), read_catalogue(db), db)


class SearchIndexCache(Newest[Shelves]):
    """Keeps the goods and the index of the newest version that is made."""

    def __init__(self) -> None:
        super().__init__(ShelvesMaker())


def make_shelves(files: CatalogueFiles, catalogue: Catalogue, db: Session) -> None:
    """What is missing of the files of a catalogue; vectors are those that the database has."""
    meanings = _meanings_part(vectors_version(db), db)
    files.make(catalogue, (GOODS, INDEX, meanings))
    files.keep_part(catalogue.version, MEANINGS, meanings.name)
    files.make(catalogue, [examples_part(lambda goods: _examples(files, goods))])


def has_shelves(files: CatalogueFiles, db: Session) -> bool:
    """Whether all is there of the present catalogue and its vectors."""
    meanings = MEANINGS + vectors_version(db)
    return files.has(catalogue_version(db), GOODS.name, INDEX.name, meanings, EXAMPLES)


def _examples(files: CatalogueFiles, catalogue: Catalogue) -> Examples:
    """Tried by the words alone: what they find, meaning finds too."""
    indexed = files.find(catalogue.version, INDEX)
    return make_examples(catalogue, SearchIndex(catalogue, indexed=indexed))


def _meanings_part(vectors: str, db: Session) -> Part[Meanings]:
    """Of these vectors, which the database has."""

    def write(folder: Path, catalogue: Catalogue) -> None:
        write_arrays(folder, vars(meanings_of(read_vectors(db, catalogue), catalogue)))

    return Part(MEANINGS + vectors, write, lambda folder: Meanings(**read_arrays(folder)))


def _tell(index: SearchIndex, catalogue: Catalogue) -> None:
    if index.without_vectors:
        logger.warning(
            "%d of %d products have no vector and are found by their words alone; "
            "`pramuniaga shop vectors` makes them.",
            index.without_vectors, len(catalogue.products),
        )
