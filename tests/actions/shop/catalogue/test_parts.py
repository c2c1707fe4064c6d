"""The files of a catalogue: where they lie, for whom they are made anew, what they hold."""
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Mapping

import pytest
from sqlalchemy.engine import make_url

from actions.shop.catalogue import parts
from actions.shop.catalogue.catalogue_reading import read_catalogue
from actions.shop.catalogue.parts import GOODS, CatalogueFiles, learnt, place_of
from actions.shop.loading.storing import store_catalogue
from tests.builders import a_catalogue, a_link, a_product, a_variant

RED = a_variant("CAM-R", "CAM", en="red")
SHOP = a_catalogue(
    a_product("CAM", family="cam", tier=1, rating=4.5, variants=(RED,)),
    a_product("CASE"), a_product("TRIAL", kind="sample"),
    links=[a_link("CAM", "CASE")],
)


@dataclass(frozen=True)
class Brands:
    products: Mapping[str, tuple[str, ...]]


BRANDS = learnt("brands", Brands, lambda c: Brands({"Roti": tuple(c.products)}))


@pytest.fixture
def files(tmp_path):
    return CatalogueFiles(f"sqlite:///{tmp_path / 'shop.db'}")


def test_goods_are_the_catalogue_that_the_database_has(any_database, files):
    with any_database.session_scope() as db:
        store_catalogue(db, SHOP, {"CAM-R": 1})
    with any_database.read_scope() as db:
        catalogue = read_catalogue(db)

    files.make(catalogue, [GOODS])

    found = files.find(catalogue.version, GOODS)
    assert found == catalogue == SHOP
    assert found.next_tier("CAM") is None
    assert [link.target for link in found.linked("CAM", "accessory")] == ["CASE"]


def test_a_further_part_is_one_line(files):
    files.make(SHOP, [GOODS, BRANDS])

    assert files.find(SHOP.version, BRANDS) == Brands({"Roti": ("CAM", "CASE", "TRIAL")})
    assert files.has(SHOP.version, "goods", "brands")
    assert not files.has(SHOP.version, "goods", "kinds")
    assert not files.has("next", "goods")


def test_another_program_or_language_makes_its_own(files, monkeypatch):
    files.make(SHOP, [BRANDS])
    monkeypatch.setattr(parts, "_digest_of_sources", lambda: "another")

    assert files.find(SHOP.version, BRANDS) is None


def test_what_went_while_it_was_opened_is_not_there(files):
    gone = replace(BRANDS, read=lambda folder: (folder / "gone").read_bytes())
    files.make(SHOP, [BRANDS])

    assert files.find(SHOP.version, gone) is None


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("sqlite:///var/shop.db", "var/shop.db.catalogue"),
        ("sqlite:////srv/shop.db", "/srv/shop.db.catalogue"),
    ],
)
def test_lie_beside_a_database_that_is_a_file(url, place):
    assert place_of(make_url(url)) == Path(place)


def test_of_postgresql_lie_in_our_own_folder_by_its_address():
    one, same, other = (
        place_of(make_url(f"postgresql://me:{word}@host/{name}"))
        for word, name in (("a", "shop"), ("b", "shop"), ("a", "other"))
    )

    assert one == same != other
    assert (one.parent, one.suffix) == (Path("var"), ".catalogue")
