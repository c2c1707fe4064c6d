"""The backup file: a compressed tar with a manifest first, then what each database was kept as."""
import contextlib
import hashlib
import io
import json
import os
import tarfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, BinaryIO, Iterator, Optional

from actions.databases.dumps import Report
from actions.databases.errors import DatabaseRefused
from actions.databases.files import FILE_MODE

FORMAT = 1
MANIFEST = "manifest.json"
CHUNK = 1024 * 1024
COMPRESSION = 4  # of 9: twice as fast as the usual 9, and a few percent larger


class BackupRefused(DatabaseRefused):
    """The file can't be written, or is not a backup that can be used here."""


@dataclass(frozen=True)
class Kept:
    """One database in the file."""

    name: str  # shop or memory
    kind: str  # sqlite or postgresql
    revision: str
    bytes: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    made_at: str  # UTC, ISO 8601
    parts: tuple[Kept, ...]

    def part(self, name: str) -> Optional[Kept]:
        return next((part for part in self.parts if part.name == name), None)


def digest_of(file: Path) -> str:
    with file.open("rb") as source:
        digest = hashlib.sha256()
        while chunk := source.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def write_archive(file: Path, manifest: Manifest, folder: Path, report: Report) -> None:
    """`folder` holds a file of each part's name; `file` isn't there before it is complete."""
    part = file.with_name(file.name + ".part")
    part.unlink(missing_ok=True)
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
    try:
        with os.fdopen(descriptor, "wb") as raw, tarfile.open(
            fileobj=raw, mode="w:gz", compresslevel=COMPRESSION
        ) as archive:
            _add_manifest(archive, manifest)
            total = sum(kept.bytes for kept in manifest.parts)
            done = 0
            for kept in manifest.parts:
                _add(archive, folder / kept.name, done, total, report)
                done += kept.bytes
        os.replace(part, file)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def read_manifest(file: Path) -> Manifest:
    """Raises BackupRefused."""
    with _opened(file) as archive:
        try:
            found = json.load(archive.extractfile(MANIFEST) or io.BytesIO())
            if found["format"] != FORMAT:
                raise BackupRefused(
                    f"{file} is of format {found['format']}, which this version doesn't read."
                )
            return Manifest(found["made_at"], tuple(Kept(**part) for part in found["parts"]))
        except (KeyError, ValueError, TypeError) as error:
            raise BackupRefused(f"{file} is not a backup of `pramuniaga backup`.") from error


def extract(file: Path, kept: Kept, target: Path, report: Report) -> None:
    """Raises BackupRefused when it isn't exactly what was put in."""
    with _opened(file) as archive, open(
        target, "wb", opener=lambda path, flags: os.open(path, flags, FILE_MODE)
    ) as into:
        source = _member(archive, file, kept.name)
        done = 0
        while chunk := source.read(CHUNK):
            into.write(chunk)
            done += len(chunk)
            report(min(done, kept.bytes), kept.bytes)
    if digest_of(target) != kept.sha256:
        raise BackupRefused(f"{file} is damaged: its {kept.name} is not what was put in.")


@contextlib.contextmanager
def _opened(file: Path) -> Iterator[tarfile.TarFile]:
    try:
        with tarfile.open(file, "r:*") as archive:
            yield archive
    except FileNotFoundError as error:
        raise BackupRefused(f"There is no file {file}.") from error
    except (tarfile.TarError, EOFError) as error:
        raise BackupRefused(f"{file} is not a backup of `pramuniaga backup`.") from error
    except OSError as error:
        raise BackupRefused(f"{file} can't be read: {error.strerror or error}.") from error


def _member(archive: tarfile.TarFile, file: Path, name: str) -> IO[bytes]:
    try:
        return archive.extractfile(name) or io.BytesIO()
    except KeyError as error:
        raise BackupRefused(f"{file} is damaged: it holds no {name}.") from error


def _add_manifest(archive: tarfile.TarFile, manifest: Manifest) -> None:
    body = json.dumps({"format": FORMAT, **asdict(manifest)}, indent=2).encode()
    entry = tarfile.TarInfo(MANIFEST)
    entry.size, entry.mode = len(body), FILE_MODE
    archive.addfile(entry, io.BytesIO(body))


def _add(archive: tarfile.TarFile, file: Path, done: int, total: int, report: Report) -> None:
    entry = tarfile.TarInfo(file.name)
    entry.size, entry.mode = file.stat().st_size, FILE_MODE
    with file.open("rb") as source:
        archive.addfile(entry, _Reported(source, done, total, report))


@dataclass
class _Reported:
    """Tells of each piece that is read."""

    source: BinaryIO
    done: int
    total: int
    report: Report

    def read(self, size: int = -1) -> bytes:
        chunk = self.source.read(size)
        self.done += len(chunk)
        self.report(min(self.done, self.total), self.total)
        return chunk
