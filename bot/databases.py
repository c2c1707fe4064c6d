"""Both databases of a set-up together: made, upgraded, looked at."""
from dataclasses import dataclass
from datetime import datetime

from rich.console import Console
from sqlalchemy.engine import Engine

from actions.databases.copies import copy_beside
from actions.databases.engines import is_sqlite, shown, sqlite_file
from actions.databases.errors import DatabaseBehind, DatabaseRefused
from actions.databases.schema import Schema, Standing
from actions.databases.upgrading import check, standing_of, upgrade
from actions.schema import SHOP
from actions.settings import Settings
from bot.memory.database import MEMORY, open_memory


@dataclass(frozen=True)
class Part:
    """One of the two, and where it is kept."""

    schema: Schema
    url: str

    @property
    def place(self) -> str:
        return shown(self.url)


def parts_of(settings: Settings) -> tuple[Part, Part]:
    return Part(SHOP, settings.database_url), Part(MEMORY, settings.memory_url)


def prepare_databases(settings: Settings, console: Console) -> list[str]:
    """Before anything is served: make what is new, upgrade SQLite; what stands in the way.

    PostgreSQL is left to its operator, who knows when its other servers may pause.
    """
    problems = []
    for part in parts_of(settings):
        try:
            standing = standing_of(part.schema, part.url)
            if standing.revision and not standing.is_newest and not is_sqlite(part.url):
                raise DatabaseBehind(
                    part.schema.title, part.place, standing.revision, standing.newest
                )
            if not standing.is_newest:
                _upgrade(part, console)
        except DatabaseRefused as problem:
            problems.append(str(problem))
    return problems


def upgrade_databases(settings: Settings, console: Console) -> int:
    """Bring both to the newest revision, whichever kind they are; the exit status."""
    status = 0
    for part in parts_of(settings):
        try:
            standing = _upgrade(part, console)
        except DatabaseRefused as problem:
            console.print(str(problem), style="red", markup=False)
            status = 1
        else:
            if standing.is_newest:
                console.print(f"The {part.schema.title} is at {standing.newest}, the newest.")
    return status


def checked_memory(settings: Settings) -> Engine:
    """The memory for a command; raises DatabaseRefused."""
    check(MEMORY, settings.memory_url)
    return open_memory(settings.memory_url)


def _upgrade(part: Part, console: Console) -> Standing:
    """Say what is done; a SQLite database is copied first, with its writers waiting."""

    def tell(standing: Standing) -> None:
        console.print(
            f"Upgrading the {part.schema.title} from revision {standing.revision} to "
            f"{standing.newest}."
        )
        if is_sqlite(part.url):
            copy = copy_beside(sqlite_file(part.url), f"at-{standing.revision}", datetime.now())
            console.print(f"A copy of it as it was: {copy}", soft_wrap=True, highlight=False)

    standing = upgrade(part.schema, part.url, tell)
    if standing.revision is None:
        console.print(f"Made a new {part.schema.title}: {part.place}", soft_wrap=True)
    elif not standing.is_newest:
        console.print(f"The {part.schema.title} is at {standing.newest} now.", style="green")
    return standing
