"""Addresses of pictures that change whenever the picture does, so that browsers may keep them."""
import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

PREFIX = "/pictures/"
VERSION_LENGTH = 12


@dataclass(frozen=True)
class Pictures:
    """Those of the shop's folder."""

    folder: Path

    def versioned(self, address: str) -> str:
        """Another one than ours, or of a picture that isn't there, stays as it is."""
        name = address.removeprefix(PREFIX)
        file = self.folder / name
        is_ours = address.startswith(PREFIX) and "/" not in name and file.is_file()
        return f"{address}?v={version_of(file)}" if is_ours else address


def version_of(file: Path) -> str:
    """Another one whenever the file's content is."""
    stat = file.stat()
    return _version(file, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=20_000)
def _version(file: Path, _mtime_ns: int, _size: int) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()[:VERSION_LENGTH]
