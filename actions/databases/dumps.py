"""How one kind of database is kept in a file, and brought back from it."""
from pathlib import Path
from typing import Callable, Protocol

from actions.databases.errors import DatabaseRefused
from actions.databases.schema import Schema

Report = Callable[[int, int], None]  # done, of so many in all


class DatabaseInUse(DatabaseRefused):
    """Somebody has it open, and would go on with what is no longer there."""

    def __init__(self, title: str, place: str) -> None:
        super().__init__(
            f"The {title} ({place}) is in use. Stop the server, and what else has it open, first."
        )


class DumpFailed(DatabaseRefused):
    """A database could not be kept or brought back; whatever was there is still there."""


class Dump(Protocol):
    """One way for one kind of database, with all that belongs to one schema in one file."""

    kind: str

    def size(self, schema: Schema, url: str) -> int:
        """Bytes of the database, for the room that is needed."""
        ...

    def save(self, schema: Schema, url: str, file: Path, report: Report) -> None:
        """One moment of it, while others go on writing; raises DatabaseRefused."""
        ...

    def need_idle(self, schema: Schema, url: str) -> None:
        """Raises DatabaseInUse."""
        ...

    def load(self, schema: Schema, url: str, file: Path, report: Report) -> None:
        """Put it in the place of what is there, all or nothing; raises DatabaseRefused."""
        ...
