"""Files for their owner alone: databases and what lies beside them, copies, backups."""
import contextlib
import os
from pathlib import Path

FILE_MODE = 0o600
FOLDER_MODE = 0o700
OWN_FOLDER = Path("var")  # the one folder that is ours whoever made it
BESIDE = ("", "-wal", "-shm", "-journal")


def private_folder(folder: Path) -> None:
    """Made for its owner alone; of those that exist only our own `var` is closed to others."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    for one in reversed(missing):
        one.mkdir(mode=FOLDER_MODE, exist_ok=True)
    for one in (folder, *folder.parents):
        if one.resolve() == OWN_FOLDER.resolve():
            _close(one, FOLDER_MODE)


def private_file(path: Path) -> None:
    """An empty file for its owner alone; one that exists is closed to others, and kept."""
    private_folder(path.parent)
    # Never opened when it is there: closing it again would drop every lock that this process
    # has on it through SQLite, and others would write into what it reads.
    with contextlib.suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, FILE_MODE))
    for ending in BESIDE:  # SQLite gives its other files the mode of the first
        with contextlib.suppress(FileNotFoundError):  # others may remove theirs at any moment
            _close(path.with_name(path.name + ending), FILE_MODE)


def _close(path: Path, mode: int) -> None:
    status = path.stat()
    if status.st_mode & 0o777 & ~mode and status.st_uid == os.geteuid():
        path.chmod(status.st_mode & 0o777 & mode)
