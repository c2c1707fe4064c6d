"""Putting a backup in the place of both databases."""
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Sequence

from rich.console import Console

from actions.databases.copies import STAMP, need_room
from actions.databases.engines import is_sqlite, sqlite_file
from actions.databases.files import private_folder
from actions.databases.upgrading import upgrade
from actions.settings import Settings
from actions.shop.progress import Progress
from bot.backups.archive import BackupRefused, Kept, extract, read_manifest
from bot.backups.backup import dump_of, keep, revision_of
from bot.databases import Part, parts_of
from bot.progress_bars import progress_bars


@dataclass(frozen=True)
class Step:
    """What of the file goes where."""

    kept: Kept
    part: Part


def restore(settings: Settings, file: Path, console: Console, is_forced: bool) -> int:
    """All is checked before anything is touched; the exit status. Raises DatabaseRefused."""
    steps = _steps(settings, file)
    for step in steps:
        dump_of(step.part).need_idle(step.part.schema, step.part.url)
    filled = [step.part for step in steps if revision_of(step.part) is not None]
    if filled and not is_forced:
        titles = " and the ".join(part.schema.title for part in filled)
        raise BackupRefused(
            f"The {titles} hold data. Say --force to put the backup in their place; "
            "a backup of what is there is made before."
        )
    folder = _working_folder(steps, file)
    need_room(folder, 3 * sum(step.kept.bytes for step in steps))
    with progress_bars(console) as report:
        before = _keep_what_is_there(filled, folder, report)
        _put_back(steps, file, folder, report)
    if before:
        console.print(f"What was there before: {before}", soft_wrap=True, highlight=False)
    for step in steps:
        upgrade(step.part.schema, step.part.url)
        console.print(f"The {step.part.schema.title} is restored.", style="green")
    return 0


def _steps(settings: Settings, file: Path) -> list[Step]:
    """The talks last to be read, first to be put back: where both share a file, the shop's wins."""
    manifest = read_manifest(file)
    steps = []
    for part in reversed(parts_of(settings)):
        kept = manifest.part(part.schema.name)
        if kept is not None:
            _check(kept, part, file)
            steps.append(Step(kept, part))
    return steps


def _check(kept: Kept, part: Part, file: Path) -> None:
    kind = dump_of(part).kind
    if kept.kind != kind:
        raise BackupRefused(
            f"{file} holds the {part.schema.title} of {kept.kind}, and the settings name "
            f"{kind} ({part.place}): it can be restored only to {kept.kind}."
        )
    if kept.revision not in part.schema.revisions:
        raise BackupRefused(
            f"{file} holds the {part.schema.title} at revision {kept.revision}, which this "
            f"version doesn't know: its newest is {part.schema.newest}. Install the version "
            "that made it."
        )


def _working_folder(steps: Sequence[Step], file: Path) -> Path:
    """Where there is room for the databases there is room for their copies."""
    files = [sqlite_file(step.part.url) for step in steps if is_sqlite(step.part.url)]
    folder = files[0].parent if files else file.parent
    private_folder(folder)
    return folder


def _keep_what_is_there(filled: Sequence[Part], folder: Path, report: Progress) -> str:
    if not filled:
        return ""
    file = folder / f"before-restore-{datetime.now().strftime(STAMP)}.tar.gz"
    keep(reversed(filled), file, report)
    return str(file)


def _put_back(steps: Sequence[Step], file: Path, folder: Path, report: Progress) -> None:
    """All of the file is read, and found whole, before the first database is changed."""
    with TemporaryDirectory(prefix=".restore-", dir=folder) as name:
        for step in steps:
            target = Path(name) / step.kept.name
            extract(file, step.kept, target, partial(report, f"unpack_{step.kept.name}"))
        for step in steps:
            dump_of(step.part).load(
                step.part.schema, step.part.url, Path(name) / step.kept.name,
                partial(report, f"write_{step.kept.name}"),
            )
