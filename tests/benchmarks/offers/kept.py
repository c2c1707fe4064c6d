"""Filled databases, kept between runs: filling the largest takes longer than measuring it."""
import json
import shutil
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import Callable, Iterator

import pgserver

from actions.schema import open_shop_database
from actions.shop.database import Database

KEPT = Path("var/bench-offers")
MADE_OF = (  # what the rows depend on
    "tests/benchmarks/offers/filling.py", "tests/benchmarks/offers/purchases.py",
    "tests/benchmarks/offers/shelf.py", "actions/learning/*.py", "actions/schema/migrations/*.py",
)

Fill = Callable[[Database], float]  # fills an empty one; returns seconds of learning
Copy = tuple[Database, float]


@contextmanager
def copied(kind: str, products: int, folder: Path, fill: Fill) -> Iterator[Copy]:
    """A filled shop database to write in, gone at the end, and how long its history took to learn.

    What was kept of other code is deleted.
    """
    kept = KEPT / _digest()
    for other in KEPT.glob("*"):
        if other != kept:
            shutil.rmtree(other)
    kept.mkdir(parents=True, exist_ok=True)
    copy = _on_sqlite if kind == "sqlite" else _on_postgres
    with copy(kept, products, folder, fill) as found:
        yield found


def _digest() -> str:
    files = sorted(file for pattern in MADE_OF for file in Path().glob(pattern))
    return blake2b(b"".join(file.read_bytes() for file in files), digest_size=8).hexdigest()


@contextmanager
def _on_sqlite(kept: Path, products: int, folder: Path, fill: Fill) -> Iterator[Copy]:
    original, told = kept / f"{products}.db", kept / f"{products}.json"
    if not told.exists():
        for left in kept.glob(f"{original.name}*"):  # of a run that broke off
            left.unlink()
        _fill(f"sqlite:///{original}", told, fill)
    copy = shutil.copy(original, folder / "shop.db")
    with _opened(f"sqlite:///{copy}") as database:
        yield database, json.loads(told.read_text())


@contextmanager
def _on_postgres(kept: Path, products: int, _: Path, fill: Fill) -> Iterator[Copy]:
    original, told = f"shop_{products}", kept / f"postgres-{products}.json"
    server = pgserver.get_server((kept / "postgres").resolve())
    try:
        server.psql("drop database if exists measured;")
        if not told.exists():
            server.psql(f"drop database if exists {original};")
            server.psql(f"create database {original};")
            _fill(server.get_uri(original), told, fill)
        server.psql(f"create database measured template {original};")
        with _opened(server.get_uri("measured")) as database:
            yield database, json.loads(told.read_text())
        server.psql("drop database measured;")
    finally:
        server.cleanup()


def _fill(url: str, told: Path, fill: Fill) -> None:
    """It is told at the end: what is there without has broken off."""
    with _opened(url) as database:
        learned_s = fill(database)
    told.write_text(json.dumps(learned_s))


@contextmanager
def _opened(url: str) -> Iterator[Database]:
    database = open_shop_database(url, may_create=True)
    try:
        yield database
    finally:
        database.close()
