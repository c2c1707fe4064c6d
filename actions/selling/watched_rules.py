"""The merchant's rules while a shop runs: read again when their file changes, if it is right."""
import logging
import threading
import time
from pathlib import Path
from typing import Callable, Optional

from actions.selling.errors import RulesError
from actions.selling.rules import Rules
from actions.selling.rules_file import load_rules, name_problems
from actions.shop.catalogue.catalogue import Catalogue

LOOK_AGAIN_S = 3.0

logger = logging.getLogger(__name__)

Stamp = Optional[tuple[int, int]]  # when the file was last written, in ns, and its bytes


class WatchedRules:
    """Called for the rules that hold now; raises RulesError where the first ones are wrong.

    Turns run in threads: one of them looks, the others go on with the rules there are. A changed
    file is also wrong where it names what isn't in the `catalogue`, if there is one.
    """

    def __init__(
        self, path: Path, clock: Callable[[], float] = time.monotonic,
        catalogue: Optional[Callable[[], Catalogue]] = None,
    ) -> None:
        self._path = path
        self._catalogue = catalogue
        self._clock = clock
        self._looking = threading.Lock()
        self._looked_at, self._stamp = clock(), _stamp_of(path)
        self._rules = load_rules(path)

    def __call__(self) -> Rules:
        is_time = self._clock() - self._looked_at >= LOOK_AGAIN_S
        if is_time and self._looking.acquire(blocking=False):
            try:
                self._look()
            finally:
                self._looking.release()
        return self._rules

    def _look(self) -> None:
        """Each state of the file is told once, in the log that begins at warnings."""
        self._looked_at, stamp = self._clock(), _stamp_of(self._path)
        if stamp == self._stamp:
            return
        self._stamp = stamp
        try:
            self._rules = self._checked()
        except RulesError as error:
            logger.error("The selling rules stay as they were, until this is mended:\n%s", error)
        else:
            logger.warning("The selling rules were read again: %s holds now.", self._path)

    def _checked(self) -> Rules:
        rules = load_rules(self._path)
        unknown = name_problems(self._path, self._catalogue()) if self._catalogue else []
        if unknown:
            raise RulesError(self._path, unknown)
        return rules


def _stamp_of(path: Path) -> Stamp:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
