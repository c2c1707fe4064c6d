"""The files of a catalogue: made before it is on sale, and by a process apart where they lack."""
import subprocess
import sys
import threading
from dataclasses import replace

import pytest

from actions.mapped import FilesRefused
from actions.shop.catalogue import newest
from actions.shop.catalogue.parts import place_of
from actions.shop.loading.storing import store_catalogue
from actions.shop.search import SearchIndexCache
from bot.nlu.entities.catalogue_source import CatalogueSource
from bot.nlu.entities.gazetteer import VOCABULARY
from bot.prepared import CALM_S, PATIENCE_S, WORDS, Watch, is_prepared, keep_prepared
from bot.preparing import prepare, prepared
from tests.benchmarks.servers import plain_environment
from tests.builders import a_catalogue, a_database, a_product

KETTLE = replace(a_catalogue(a_product("KETTLE")), version="1")
MUG = replace(a_catalogue(a_product("MUG")), version="2")


class Clock:
    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def database(tmp_path):
    return a_database(tmp_path, KETTLE)


@pytest.fixture
def large(monkeypatch):
    """Every shop is one that is prepared beside."""
    monkeypatch.setattr(newest, "SMALL_SHOP", 0)


def has_all(database):
    with database.read_scope() as db:
        return is_prepared(db)


def sell(database, catalogue):
    with database.session_scope() as db:
        store_catalogue(db, catalogue, {})


def folders_of(database):
    return [each for each in place_of(database.engine.url).iterdir() if each.is_dir()]


def test_the_name_of_the_words_is_that_of_their_part():
    assert VOCABULARY.name == WORDS


def test_makes_what_lacks_and_removes_what_is_of_others(any_database):
    sell(any_database, KETTLE)
    assert not has_all(any_database)
    prepare(any_database)
    assert has_all(any_database)

    sell(any_database, MUG)
    assert not has_all(any_database)
    prepare(any_database)

    assert has_all(any_database)
    assert len(folders_of(any_database)) == 1


def test_a_new_catalogue_is_served_whole_from_the_moment_it_is_on_sale(database, large):
    prepare(database)
    shelves, words = SearchIndexCache(), CatalogueSource(database.url, check_seconds=0)
    with database.read_scope() as db:
        assert list(shelves.current(db).catalogue.products) == ["KETTLE"]
    assert words.current().vocabulary.skus == {"kettle": "KETTLE"}

    with prepared(database, MUG):
        prepare(database)  # of the other, meanwhile: nothing of ours is removed
        assert words.current().version == "1"
        sell(database, MUG)

    assert has_all(database)
    with database.read_scope() as db:
        assert list(shelves.current(db).catalogue.products) == ["MUG"]
    assert words.current().vocabulary.skus == {"mug": "MUG"}


def test_the_words_of_before_serve_until_the_new_ones_are_prepared(database, large):
    prepare(database)
    words = CatalogueSource(database.url, check_seconds=0)
    words.current()
    sell(database, MUG)

    assert words.current().version == "1"
    prepare(database)
    assert words.current().version == "2"


def test_what_lacks_is_due_once_no_more_comes(database):
    clock = Clock()
    watch = Watch(clock)
    with database.read_scope() as db:
        assert not watch.is_due(db)
        clock.now += CALM_S - 1
        assert not watch.is_due(db)
        clock.now += 1
        assert watch.is_due(db)
    prepare(database)
    with database.read_scope() as db:
        clock.now += PATIENCE_S
        assert not watch.is_due(db)


def test_what_changes_all_the_time_is_due_after_a_while(database):
    clock = Clock()
    watch = Watch(clock)
    due = []
    for change in range(int(PATIENCE_S)):
        sell(database, replace(KETTLE, version=f"change {change}"))
        clock.now += 1
        with database.read_scope() as db:
            due.append(watch.is_due(db))

    assert due == [False] * (int(PATIENCE_S) - 1) + [True]


def test_the_watch_has_made_what_is_due_until_it_is_told_to_end(database, monkeypatch):
    monkeypatch.setattr("bot.prepared.LOOK_AGAIN_S", 0.001)
    monkeypatch.setattr("bot.prepared.CALM_S", 0.0)
    ended = threading.Event()

    def make(go_on):
        go_on()
        prepare(database)
        ended.set()
        go_on()

    keep_prepared(database, ended, make)

    assert has_all(database)


def test_a_process_apart_prepares_and_says_why_it_can_not(database):
    settings = {"PRAMUNIAGA_DATABASE_URL": database.url, "PRAMUNIAGA_SECRET": "x" * 32}
    environment = {**plain_environment(), **settings}
    place = place_of(database.engine.url)
    place.write_text("no folder")

    command = [sys.executable, "-m", "bot.preparing"]
    refused = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)
    place.unlink()
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)

    assert (refused.returncode, done.returncode) == (1, 0)
    assert refused.stderr.startswith(f"What is learnt of the catalogue can't be kept in {place}")
    assert "Traceback" not in refused.stderr
    assert has_all(database)


def test_a_catalogue_whose_files_can_not_be_kept_does_not_come_on_sale(database):
    place_of(database.engine.url).write_text("no folder")

    with pytest.raises(FilesRefused, match="Make room there"), prepared(database, MUG):
        raise AssertionError("it must not get here")


def test_the_folder_is_for_its_owner_alone(database):
    prepare(database)

    place = place_of(database.engine.url)
    assert {each.stat().st_mode & 0o077 for each in (place, *folders_of(database))} == {0}
