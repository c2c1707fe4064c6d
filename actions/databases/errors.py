"""Why a database is not taken as it is: said to operators, with the cure."""
from pathlib import Path
from typing import Iterable

NAMED = 5


class DatabaseRefused(Exception):
    """The text names the database, what is wrong with it, and what to do."""


class DatabaseEmpty(DatabaseRefused):
    """It has no tables yet."""

    def __init__(self, title: str, place: str, cure: str) -> None:
        super().__init__(f"The {title} ({place}) is empty: {cure}.")


class DatabaseBehind(DatabaseRefused):
    """An earlier version made it: it can be upgraded, and keeps everything."""

    def __init__(self, title: str, place: str, revision: str, newest: str) -> None:
        super().__init__(
            f"The {title} ({place}) is at revision {revision}, and this version needs {newest}. "
            "Make a copy (`pramuniaga backup FILE`) and run `pramuniaga upgrade`: nothing in it "
            "is lost."
        )
        self.revision, self.newest = revision, newest


class DatabaseAhead(DatabaseRefused):
    """A later version made it, or went on with it."""

    def __init__(self, title: str, place: str, revision: str, newest: str) -> None:
        super().__init__(
            f"The {title} ({place}) is at revision {revision}, which this version doesn't know: "
            f"its newest is {newest}. Install the version that made it, or restore a backup from "
            "before (`pramuniaga restore FILE --force`)."
        )
        self.revision, self.newest = revision, newest


class DatabaseForeign(DatabaseRefused):
    """It belongs to something else, or lacks what ours has had from the first revision on."""

    def __init__(self, title: str, place: str, found: Iterable[str], lacks: Iterable[str]) -> None:
        self.found, self.lacks = sorted(found), sorted(lacks)
        what = f"lacks {_some(self.lacks)}" if self.lacks else f"holds {_some(self.found)}"
        super().__init__(
            f"The {title} ({place}) is not one of Pramuniaga's, or older than its first revision: "
            f"it {what}. Nothing was changed; set its address to another one, which may be new."
        )


class DatabaseUnreachable(DatabaseRefused):
    """It doesn't answer, or refuses."""

    def __init__(self, title: str, place: str, reason: str) -> None:
        super().__init__(f"The {title} ({place}) can't be opened: {reason}")


class UpgradeFailed(DatabaseRefused):
    """Nothing was changed: an upgrade is one transaction."""

    def __init__(self, title: str, place: str, reason: str) -> None:
        super().__init__(
            f"The {title} ({place}) could not be upgraded and is as it was before: {reason}"
        )


class NotEnoughRoom(DatabaseRefused):
    """The disk is too full for what was asked; nothing was written."""

    def __init__(self, folder: Path, needed: int, free: int) -> None:
        super().__init__(
            f"{_mb(needed)} MB are needed in {folder}, and {_mb(free)} MB are free: make room."
        )
        self.folder, self.needed, self.free = folder, needed, free


def _mb(count: int) -> int:
    return -(-count // (1024 * 1024))


def _some(names: list[str]) -> str:
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more
