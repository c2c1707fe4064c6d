"""What a process holds of the newest catalogue: swapped where it is made, never waited for."""
from dataclasses import dataclass

import pytest

from actions.shop.catalogue import newest
from actions.shop.catalogue.newest import Newest
from tests.builders import a_catalogue, a_database, a_product


@dataclass(frozen=True)
class Held:
    version: str


class Maker:
    """Its versions are made by it, or by others."""

    def __init__(self, *made):
        self.wanted, self.made, self.own = "1", list(made), []

    def version(self, db):
        return self.wanted

    def find(self, db, version, held):
        return Held(version) if version in self.made else None

    def make(self, db):
        self.own.append(self.wanted)
        self.made.append(self.wanted)


@pytest.fixture
def db(tmp_path, monkeypatch):
    monkeypatch.setattr(newest, "SMALL_SHOP", 1)
    database = a_database(tmp_path, a_catalogue(a_product("A"), a_product("B")))
    with database.read_scope() as db:
        yield db


def test_the_first_is_made_where_it_lacks_and_then_kept(db):
    maker = Maker()
    current = Newest(maker)

    first = current.current(db)

    assert (first.version, maker.own) == ("1", ["1"])
    assert current.current(db) is first


def test_a_newer_one_is_taken_up_as_soon_as_it_is_made(db):
    maker = Maker("1")
    current = Newest(maker)
    assert current.current(db).version == "1"

    maker.wanted = "2"
    assert current.current(db).version == "1"
    maker.made.append("2")
    assert current.current(db).version == "2"
    assert maker.own == []


def test_of_a_small_shop_a_newer_one_is_made_at_once(db, monkeypatch):
    monkeypatch.setattr(newest, "SMALL_SHOP", 2)
    maker = Maker("1")
    current = Newest(maker)
    current.current(db)

    maker.wanted = "2"

    assert (current.current(db).version, maker.own) == ("2", ["2"])


def test_the_next_best_serves_while_the_newest_is_made(db):
    class Partly(Maker):
        def find(self, db, version, held):
            return Held("2, in part")

    maker = Partly()
    maker.wanted = "2"
    current = Newest(maker)
    current._held = Held("1")

    assert current.current(db).version == "2, in part"
    assert current.current(db).version == "2, in part"
