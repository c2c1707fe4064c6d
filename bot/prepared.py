"""Whether the files of the present catalogue are made; a process apart makes those that lack."""
import logging
import threading
import time
from typing import Callable

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from actions.databases.engines import reason_of
from actions.shop.catalogue.catalogue_reading import catalogue_version
from actions.shop.catalogue.parts import files_of
from actions.shop.database import Database
from actions.shop.search.cache import has_shelves
from actions.shop.search.vectors import vectors_version
from bot.jobs.own_process import WorkFailed, run_apart, this_module

MODULE = "bot.preparing"
NICENESS = 10  # shoppers go first
WORDS = "vocabulary"  # the part of the bot, whose module takes long to import
LOOK_AGAIN_S = 1.0
# Who loads a shop prepares it: others wait until no more comes, though not for ever.
CALM_S, PATIENCE_S = 5.0, 60.0

logger = logging.getLogger(__name__)

GoOn = Callable[[], None]


def is_prepared(db: Session) -> bool:
    files = files_of(db)
    return has_shelves(files, db) and files.has(catalogue_version(db), WORDS)


def prepare_apart(go_on: GoOn = lambda: None) -> None:
    """Until it is done; raises WorkFailed, or what `go_on` raises."""
    run_apart(this_module(MODULE), go_on)


class Watch:
    """Tells when a catalogue, or its vectors, have waited long enough for being prepared."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._state = ""
        self._since = self._changed = clock()

    def is_due(self, db: Session) -> bool:
        now, state = self._clock(), f"{catalogue_version(db)} {vectors_version(db)}"
        if is_prepared(db):
            self._since = now
        if state != self._state:
            self._state, self._changed = state, now
        waited = now - self._since
        return waited >= PATIENCE_S or (waited > 0 and now - self._changed >= CALM_S)


def keep_prepared(
    database: Database, ended: threading.Event, make: Callable[[GoOn], None] = prepare_apart
) -> None:
    """Until told to end: whenever the shop has a catalogue or vectors that aren't prepared."""
    watch = Watch()
    while not ended.wait(LOOK_AGAIN_S):
        try:
            with database.read_scope() as db:
                is_due = watch.is_due(db)
            if is_due:
                make(lambda: _go_on(ended))
        except Ended:
            return
        except (SQLAlchemyError, WorkFailed) as error:
            logger.error("The catalogue could not be prepared: %s", reason_of(error))
            ended.wait(PATIENCE_S)


class Ended(Exception):
    """The worker ends: what was begun is begun again by the next one."""


def _go_on(ended: threading.Event) -> None:
    if ended.is_set():
        raise Ended
