"""Whether the files of the present catalogue are made; a process apart makes those that lack."""
import logging
import threading
from typing import Callable

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from actions.databases.engines import reason_of
from actions.shop.catalogue.catalogue_reading import catalogue_version
from actions.shop.catalogue.parts import files_of
from actions.shop.database import Database
from actions.shop.search.cache import has_shelves
from bot.jobs.own_process import WorkFailed, run_apart, this_module

MODULE = "bot.preparing"
NICENESS = 10  # shoppers go first
WORDS = "vocabulary"  # the part of the bot, whose module takes long to import
LOOK_AGAIN_S, PAUSE_S = 1.0, 20.0

logger = logging.getLogger(__name__)

GoOn = Callable[[], None]


def is_prepared(db: Session) -> bool:
    files = files_of(db)
    return has_shelves(files, db) and files.has(catalogue_version(db), WORDS)


def prepare_apart(go_on: GoOn = lambda: None) -> None:
    """Until it is done; raises WorkFailed, or what `go_on` raises."""
    run_apart(this_module(MODULE), go_on)


def keep_prepared(
    database: Database, ended: threading.Event, make: Callable[[GoOn], None] = prepare_apart
) -> None:
    """Until told to end: whenever the shop has a catalogue or vectors that aren't prepared."""
    while not ended.wait(LOOK_AGAIN_S):
        try:
            with database.read_scope() as db:
                is_ready = is_prepared(db)
            if not is_ready:
                make(lambda: _go_on(ended))
                ended.wait(PAUSE_S)  # vectors come by and by
        except Ended:
            return
        except (SQLAlchemyError, WorkFailed) as error:
            logger.error("The catalogue could not be prepared: %s", reason_of(error))
            ended.wait(PAUSE_S)


class Ended(Exception):
    """The worker ends: what was begun is begun again by the next one."""


def _go_on(ended: threading.Event) -> None:
    if ended.is_set():
        raise Ended
