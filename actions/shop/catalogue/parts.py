"""What is made of a catalogue once, in files beside its database, and mapped by each process."""
import hashlib
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Callable, Generic, Iterator, Optional, Sequence, TypeVar, Union

from sqlalchemy.engine import URL, make_url
from sqlalchemy.orm import Session

from actions.language.packs import packs
from actions.mapped import MadeOnce, read_record, write_record
from actions.shop.catalogue.catalogue import Catalogue

OUR_FOLDER = Path("var")  # where the files of a database lie that is no file itself
BESIDE = ".catalogue"  # what the folder is called, behind the name of the database
ROOT = Path(__file__).parents[3]
SOURCES = ("actions", "bot/nlu")

T = TypeVar("T")


@dataclass(frozen=True)
class Part(Generic[T]):
    """One thing that is made: `write` fills an empty folder, `read` raises FileNotFoundError."""

    name: str
    write: Callable[[Path, Catalogue], object]
    read: Callable[[Path], T]


def learnt(name: str, kind: type[T], learn: Callable[[Catalogue], T]) -> Part[T]:
    """A part that is one dataclass of plain data, `kind`, with mappings as large as they may be."""
    return Part(
        name,
        lambda folder, catalogue: write_record(folder / name, learn(catalogue)),
        lambda folder: read_record(folder / name, kind),
    )


GOODS = learnt("goods", Catalogue, lambda catalogue: catalogue)


class CatalogueFiles:
    """The parts of one shop's catalogues that this machine has."""

    def __init__(self, url: Union[str, URL]) -> None:
        """`url` of the shop database."""
        self._made = MadeOnce(place_of(make_url(url)))

    def find(self, version: str, part: Part[T]) -> Optional[T]:
        """A part of this version, where it is made."""
        folder = self._made.find(_named(version), part.name)
        try:
            return part.read(folder) if folder else None
        except FileNotFoundError:  # a newer version took its place just now
            return None

    def has(self, version: str, *names: str) -> bool:
        """Whether all of these parts are made."""
        return all(self._made.find(_named(version), name) for name in names)

    def latest(self, version: str, prefix: str, wanted: str) -> Optional[str]:
        """Of the parts whose names begin so, how the wanted one goes on, else the one made last."""
        names = self._made.parts(_named(version), prefix)
        if prefix + wanted in names:
            return wanted
        return names[-1].removeprefix(prefix) if names else None

    def keep_part(self, version: str, prefix: str, name: str) -> None:
        """Remove the other parts whose names begin so."""
        for other in self._made.parts(_named(version), prefix):
            if other != name:
                self._made.remove(_named(version), other)

    def make(self, catalogue: Catalogue, parts: Sequence[Part]) -> None:
        """Those parts that are missing; raises FilesRefused."""
        for part in parts:
            write = partial(_write, part, catalogue)
            self._made.make(_named(catalogue.version), part.name, write)

    @contextmanager
    def reserved(self, version: str) -> Iterator[None]:
        """It is made, and will be on sale: nobody removes it meanwhile."""
        with self._made.reserved(_named(version)):
            yield

    def keep(self, version: str) -> None:
        """Remove what belongs to other versions; who reads it reads on."""
        self._made.keep(_named(version))


def files_of(db: Session) -> CatalogueFiles:
    """Those of the shop database that this is."""
    return CatalogueFiles(db.get_bind().engine.url)


def _write(part: Part, catalogue: Catalogue, folder: Path) -> None:
    part.write(folder, catalogue)


def place_of(url: URL) -> Path:
    """Beside the database, where that is a file; else in our own folder, by its address."""
    if url.get_backend_name() == "sqlite" and url.database:
        return Path(url.database + BESIDE)
    address = url.render_as_string(hide_password=True)
    return OUR_FOLDER / f"{hashlib.sha256(address.encode()).hexdigest()[:12]}{BESIDE}"


def _named(version: str) -> str:
    """A version of the catalogue, as this version of the program and its languages see it."""
    return f"{version} {_digest_of_sources()}"


@cache
def _digest_of_sources() -> str:
    digest = hashlib.sha256()
    code = (file for name in SOURCES for file in (ROOT / name).rglob("*.py"))
    tables = (file for pack in packs() for file in pack.folder.rglob("*.yml"))
    for file in sorted([*code, *tables]):
        digest.update(file.read_bytes())
    return digest.hexdigest()
