import logging

import pytest
from sqlalchemy import update

from actions.shop.models import ShopState
from bot.nlu.components.catalogue_entities import CatalogueEntities
from bot.nlu.entities.catalogue_source import CatalogueSource, Words, database_url
from bot.nlu.entities.gazetteer import build_vocabulary
from tests.bot.nlu.small_shop import a_small_shop
from tests.bot.nlu.trained_components import RESOURCE, entities, trained, training_data
from tests.builders import a_catalogue, a_database, a_product


class Clock:
    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


def a_component(catalogue):
    return CatalogueEntities(None, RESOURCE, words=lambda: words_of(catalogue))


def words_of(catalogue):
    return Words(catalogue.version, build_vocabulary(catalogue)) if catalogue else None


def test_names_itself_on_what_it_finds():
    message = a_component(a_small_shop())

    assert entities(message, "ada toaster 4 slot ga") == [
        ("category", "toasters"),
        ("attribute_value", {"attribute": "slots", "value": "4"}),
    ]


@pytest.mark.parametrize("text", ['/add_to_cart{"product": "TOAST-4S"}', "/checkout"])
def test_leaves_buttons_alone(text):
    assert entities(a_component(a_small_shop()), text) == []


def test_finds_everyday_entities_without_a_catalogue():
    assert entities(a_component(None), "2 toasters under $60") == [
        ("quantity", 2),
        ("price_max", {"amount": "60", "currency": "USD"}),
    ]


def test_loads_with_the_shop_database_of_the_environment(tmp_path, monkeypatch):
    a_database(tmp_path, a_small_shop())
    monkeypatch.setenv("PRAMUNIAGA_DATABASE_URL", f"sqlite:///{tmp_path / 'shop.db'}")

    component = trained(CatalogueEntities, tmp_path / "model", training_data(("hi", "greet")))

    assert entities(component, "quattro pro") == [("product", "TOAST-4PRO")]


def test_loads_without_any_database_and_leaves_no_file(tmp_path, monkeypatch, caplog):
    monkeypatch.setenv("PRAMUNIAGA_DATABASE_URL", f"sqlite:///{tmp_path / 'shop.db'}")

    with caplog.at_level(logging.WARNING):
        component = trained(CatalogueEntities, tmp_path / "model", training_data(("hi", "greet")))
        found = entities(component, "two of them")

    assert found == [("quantity", 2), ("reference", "that")]
    assert "there is no shop database yet" in caplog.text
    assert not (tmp_path / "shop.db").exists()


def test_never_repairs_words_of_the_training_examples(tmp_path, monkeypatch):
    a_database(tmp_path, a_small_shop())
    monkeypatch.setenv("PRAMUNIAGA_DATABASE_URL", f"sqlite:///{tmp_path / 'shop.db'}")
    twice = training_data(("toster is a name", "greet"), ("a toster", "greet"))

    component = trained(CatalogueEntities, tmp_path / "model", twice)

    assert entities(component, "toster") == []
    assert entities(component, "toastr") == [("category", "toasters")]


def test_sees_a_new_catalogue_after_a_while(tmp_path):
    database, clock = a_database(tmp_path, a_catalogue(a_product("OLD-1"))), Clock()
    source = CatalogueSource(database.url, check_seconds=3.0, clock=clock)
    assert source.current().version == "test-catalogue"
    with database.session_scope() as db:
        db.execute(
            update(ShopState).where(ShopState.key == "catalogue_version").values(value="newer")
        )

    clock.now = 2.9
    assert source.current().version == "test-catalogue"
    clock.now = 3.0
    assert source.current().version == "newer"


def test_reads_the_words_of_a_new_catalogue():
    catalogues = [words_of(a_catalogue()), words_of(a_small_shop())]
    component = CatalogueEntities(None, RESOURCE, words=lambda: catalogues[0])
    assert entities(component, "quattro pro") == []

    catalogues.pop(0)
    entities(component, "hello")
    component._reading.result(timeout=30)

    assert entities(component, "quattro pro") == [("product", "TOAST-4PRO")]


def test_goes_on_with_the_old_words_while_new_ones_are_read_or_can_not_be():
    shop, is_broken = words_of(a_small_shop()), []

    def words():
        if is_broken:
            raise RuntimeError("half a catalogue")
        return shop

    component = CatalogueEntities(None, RESOURCE, words=words)
    entities(component, "hello")
    is_broken.append(True)
    entities(component, "hello")

    assert component._reading.result(timeout=30) is None
    assert entities(component, "quattro pro") == [("product", "TOAST-4PRO")]


def test_a_database_without_tables_is_no_catalogue(tmp_path):
    (tmp_path / "shop.db").touch()

    assert CatalogueSource(f"sqlite:///{tmp_path / 'shop.db'}").current() is None


def test_needs_no_other_setting_than_the_database(monkeypatch):
    monkeypatch.delenv("PRAMUNIAGA_SECRET", raising=False)
    monkeypatch.delenv("PRAMUNIAGA_DATABASE_URL", raising=False)

    assert database_url() == "sqlite:///var/shop.db"
