"""Folders that are made once for all processes of a machine, one for each part of each version.

A folder is written beside its place and moved there when it is whole, so that a half-written one is
never read. Who comes while another makes it waits for that one.
"""
import fcntl
import os
import shutil
from contextlib import ExitStack, contextmanager, suppress
from hashlib import blake2b
from pathlib import Path
from typing import Callable, Iterator, Optional

from actions.databases.files import private_folder

UNFINISHED, LOCK = ".unfinished", ".lock"
SHARED, ALONE, AT_ONCE = fcntl.LOCK_SH, fcntl.LOCK_EX, fcntl.LOCK_EX | fcntl.LOCK_NB


class FilesRefused(Exception):
    """The text names the folder that can't be written, why, and what to do."""

    def __init__(self, folder: Path, error: OSError) -> None:
        super().__init__(
            f"What is learnt of the catalogue can't be kept in {folder}: "
            f"{error.strerror or error}. Make room there, or let this user write in it."
        )


class MadeOnce:
    """All versions under one folder; whoever has opened files of one may read on when it goes."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def find(self, version: str, part: str) -> Optional[Path]:
        """The folder of a part, where it is made."""
        folder = self._place(version, part)
        return folder if folder.exists() else None

    def parts(self, version: str, prefix: str) -> list[str]:
        """The names of the parts that begin so, in the order in which they were made."""
        found = self._place(version, "").glob(f"{prefix}*")
        made = [(_made_at(each), each.name) for each in found if not each.suffix]
        return [name for _, name in sorted(made)]

    def remove(self, version: str, part: str) -> None:
        """One part; who reads it reads on."""
        shutil.rmtree(self._place(version, part), ignore_errors=True)

    @contextmanager
    def reserved(self, version: str) -> Iterator[None]:
        """Nobody removes this version meanwhile. Raises FilesRefused."""
        with ExitStack() as stack:
            try:
                private_folder(self.root)
                stack.enter_context(_locked(self._lock_of(version), SHARED))
            except OSError as error:
                raise FilesRefused(self.root, error) from error
            yield

    def make(self, version: str, part: str, write: Callable[[Path], object]) -> Path:
        """The folder of a part; `write` fills it unless it is there. Raises FilesRefused."""
        folder = self._place(version, part)
        with self.reserved(version):
            try:
                private_folder(folder.parent)
                with _locked(folder.with_name(part + LOCK), ALONE):
                    if not folder.exists():
                        _fill(folder, write)
            except OSError as error:
                raise FilesRefused(self.root, error) from error
        return folder

    def keep(self, version: str) -> None:
        """Remove all other versions, but for those that someone makes or has reserved."""
        kept = self._place(version, "").name
        for folder in [each for each in self.root.glob("*") if each.is_dir()]:
            if folder.name != kept:
                with suppress(OSError), _locked(folder.with_suffix(LOCK), AT_ONCE):
                    shutil.rmtree(folder, ignore_errors=True)
                    folder.with_suffix(LOCK).unlink()

    def _lock_of(self, version: str) -> Path:
        return self._place(version, "").with_suffix(LOCK)

    def _place(self, version: str, part: str) -> Path:
        name = blake2b(version.encode(), digest_size=10).hexdigest()
        return self.root / name / part


def _fill(folder: Path, write: Callable[[Path], object]) -> None:
    beside = folder.with_name(folder.name + UNFINISHED)
    shutil.rmtree(beside, ignore_errors=True)  # of a process that was stopped
    beside.mkdir(mode=0o700)
    try:
        write(beside)
        for file in beside.rglob("*"):
            _to_disk(file)
        beside.rename(folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


@contextmanager
def _locked(lock: Path, how: int) -> Iterator[None]:
    """The system lets go of the lock of a process that dies."""
    descriptor = os.open(lock, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        fcntl.flock(descriptor, how)
        yield
    finally:
        os.close(descriptor)


def _made_at(folder: Path) -> float:
    """Nothing is made before what is gone meanwhile."""
    try:
        return folder.stat().st_mtime
    except FileNotFoundError:
        return 0.0


def _to_disk(file: Path) -> None:
    descriptor = os.open(file, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
