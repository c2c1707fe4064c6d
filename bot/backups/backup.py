"""Keeping both databases in one file, while the shop goes on selling."""
from datetime import datetime, timezone
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Iterable, Optional

from rich.console import Console

from actions.databases.copies import need_room
from actions.databases.dumps import Dump
from actions.databases.engines import is_sqlite
from actions.databases.errors import DatabaseAhead
from actions.databases.postgres_dump import PostgresDump
from actions.databases.sqlite_dump import SqliteDump
from actions.databases.upgrading import standing_of
from actions.settings import Settings
from actions.shop.progress import Progress
from bot.backups.archive import BackupRefused, Kept, Manifest, digest_of, write_archive
from bot.databases import Part, parts_of
from bot.progress_bars import progress_bars

DUMPS: tuple[Dump, ...] = (SqliteDump(), PostgresDump())


def back_up(settings: Settings, file: Path, console: Console, may_replace: bool = False) -> int:
    """Write FILE, or nothing; the exit status. Raises DatabaseRefused."""
    if file.exists() and not may_replace:
        raise BackupRefused(f"{file} is there already: name another, or say --force.")
    if not file.parent.is_dir():
        raise BackupRefused(f"There is no folder {file.parent}.")
    with progress_bars(console) as report:
        manifest = keep(parts_of(settings), file, report)
    for kept in manifest.parts:
        console.print(f"Kept the {kept.name} ({kept.kind}, revision {kept.revision}).")
    console.print(
        f"{file}: {file.stat().st_size / 1e6:.1f} MB. Keep it as private as the shop itself; the "
        "shop's folder and .env are not in it.", soft_wrap=True, highlight=False,
    )
    return 0


def keep(parts: Iterable[Part], file: Path, report: Progress) -> Manifest:
    """Raises DatabaseRefused; then there is no file."""
    # The talks first: no talk then speaks of an order that the shop doesn't know yet.
    wanted = [
        (part, revision) for part in reversed(tuple(parts))
        if (revision := revision_of(part)) is not None
    ]
    if not wanted:
        raise BackupRefused("Both databases are empty: there is nothing to keep.")
    size = sum(dump_of(part).size(part.schema, part.url) for part, _ in wanted)
    need_room(file.parent, 2 * size)  # once as it is, once compressed
    with TemporaryDirectory(prefix=".backup-", dir=file.parent) as name:
        folder = Path(name)
        kept = tuple(_save(part, revision, folder, report) for part, revision in wanted)
        made_at = datetime.now(timezone.utc).isoformat(timespec="seconds")
        manifest = Manifest(made_at, kept)
        write_archive(file, manifest, folder, partial(report, "write_file"))
    return manifest


def dump_of(part: Part) -> Dump:
    kind = "sqlite" if is_sqlite(part.url) else "postgresql"
    return next(dump for dump in DUMPS if dump.kind == kind)


def revision_of(part: Part) -> Optional[str]:
    """None while it is empty. Of a newer SQLite all is kept; of a newer PostgreSQL it can't be,
    as only a version that knows all its tables finds them: raises DatabaseAhead.
    """
    try:
        return standing_of(part.schema, part.url).revision
    except DatabaseAhead as ahead:
        if not is_sqlite(part.url):
            raise
        return ahead.revision


def _save(part: Part, revision: str, folder: Path, report: Progress) -> Kept:
    name, dump = part.schema.name, dump_of(part)
    file = folder / name
    dump.save(part.schema, part.url, file, partial(report, f"read_{name}"))
    return Kept(name, dump.kind, revision, file.stat().st_size, digest_of(file))
