"""Making the files of a catalogue, all parts of them: what `shop load` does, or a process apart."""
import os
import signal
import sys
from contextlib import contextmanager
from typing import Iterator

from sqlalchemy.orm import Session

from actions.databases.errors import DatabaseRefused
from actions.mapped import FilesRefused
from actions.process import follow_supervisor
from actions.schema import open_shop_database
from actions.settings import SettingsError, load_settings
from actions.shop.catalogue.catalogue import Catalogue
from actions.shop.catalogue.catalogue_reading import catalogue_version, read_catalogue
from actions.shop.catalogue.parts import files_of
from actions.shop.database import Database
from actions.shop.search.cache import make_shelves
from bot.nlu.entities.gazetteer import VOCABULARY
from bot.prepared import NICENESS, is_prepared


def prepare(database: Database) -> None:
    """Make what lacks of the present catalogue, and remove what is of others.

    Raises FilesRefused.
    """
    with database.read_scope() as db:
        if not is_prepared(db):
            _make(read_catalogue(db), db)
        files_of(db).keep(catalogue_version(db))


@contextmanager
def prepared(database: Database, catalogue: Catalogue) -> Iterator[None]:
    """Its files are made, and stay while it is put on sale; raises FilesRefused."""
    with database.read_scope() as db:
        files = files_of(db)
        with files.reserved(catalogue.version):
            _make(catalogue, db)
            db.rollback()  # reading is over: it must not hold up who writes next
            yield


def _make(catalogue: Catalogue, db: Session) -> None:
    make_shelves(files_of(db), catalogue, db)
    files_of(db).make(catalogue, [VOCABULARY])


def main() -> None:
    """Shoppers go first, and it ends with whoever started it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    follow_supervisor(lambda: os._exit(1))
    os.nice(NICENESS)
    try:
        prepare(open_shop_database(load_settings().database_url))
    except (SettingsError, DatabaseRefused, FilesRefused) as refused:
        sys.exit(str(refused))


if __name__ == "__main__":
    main()
