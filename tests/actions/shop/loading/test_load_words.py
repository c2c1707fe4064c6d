"""Everyday words of a shop are loaded with it and kept with its profile."""
from actions.connectors.csv_folder import CsvFolder
from actions.connectors.sources import fill_shop
from actions.shop.catalogue.catalogue_reading import read_profile
from actions.shop.catalogue.shop_words import ShopWords
from actions.shop.catalogue.stored_profile import profile_of, profile_value
from tests.actions.shop.loading.test_word_mistakes import WORDS
from tests.builders import PROFILE, a_database, a_shop_folder


def words_after_loading(tmp_path, files):
    database = a_database(tmp_path)
    fill_shop(database, CsvFolder(a_shop_folder(tmp_path, files)))
    with database.read_scope() as db:
        return read_profile(db).words


def test_loads_words(tmp_path):
    assert words_after_loading(tmp_path, {"words.yml": WORDS}) == ShopWords(
        categories={"coffee": {"en": ("java",), "id": ("kopi hitam",)}},
        values={"colour": {"red": {"en": ("crimson",)}, "biru": {"id": ("dongker",)}}},
        no_category={"en": ("kit",)},
        unreliable={"en": ("slot",)},
        refusing={"en": ("unset",)},
    )


def test_a_shop_needs_no_words(tmp_path):
    assert words_after_loading(tmp_path, {}) == ShopWords()


def test_words_may_be_left_out_one_by_one(tmp_path):
    words = words_after_loading(tmp_path, {"words.yml": "# none yet\nrefusing:\n"})

    assert words == ShopWords()


def test_a_profile_stored_without_words_has_none():
    value = profile_value(PROFILE)
    del value["words"]

    assert profile_of(value).words == ShopWords()
