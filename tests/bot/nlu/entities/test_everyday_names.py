"""Products called Now, More or Undo: typed alone they are meant, within a sentence they are not."""
from functools import lru_cache
from pathlib import Path

import pytest

from actions.language.tokens import phrase
from actions.shop.loading import read_folder, validate
from bot.nlu.entities.extractor import EntityFinder
from bot.nlu.entities.gazetteer import build_vocabulary
from tests.bot.nlu.demo_shop import demo_shop

# As the examples of the packs teach them.
ORDINARY = frozenset(phrase("now more undo pop easy basic free delivery without surat laut the"))


@lru_cache(maxsize=1)
def names_shop():
    catalogue = validate(read_folder(Path("tests/reading/names_shop"))).catalogue
    return EntityFinder(build_vocabulary(catalogue), ORDINARY)


@lru_cache(maxsize=1)
def demo():
    return EntityFinder(build_vocabulary(demo_shop()), ORDINARY)


def products(finder, text):
    return [found["value"] for found in finder.find(text) if found["entity"] == "product"]


@pytest.mark.parametrize(
    ("text", "sku"),
    [
        ("Now", "OTT-NOW-LP"), ("now", "OTT-NOW-LP"), ("More", "PLC-MORE"), ("undo!", "UNDO-1"),
        ("Free Delivery", "GAS-FREE"), ("free delivery?", "GAS-FREE"),
        ("put Now in my basket", "OTT-NOW-LP"), ("add 'undo' to my cart", "UNDO-1"),
    ],
)  # fmt: skip
def test_a_name_is_meant_where_it_stands_as_one(text, sku):
    assert products(names_shop(), text) == [sku]


@pytest.mark.parametrize(
    "text",
    [
        "show me more", "undo that", "now please", "add it now", "is there free delivery",
        "More please", "READY NOW", "no more", "pop it in the basket", "Undo that please",
    ],
)  # fmt: skip
def test_everyday_words_of_a_sentence_name_nothing(text):
    assert products(names_shop(), text) == []


def test_two_telling_words_beside_each_other_are_a_name_anywhere():
    assert products(names_shop(), "ada surat dari laut ga") == ["BOO-LAUT"]


@pytest.mark.parametrize(
    "text", ["pop it in the basket", "easy one", "basic", "now please", "deluxe wrap", "more"]
)
def test_one_everyday_word_of_a_longer_name_names_nothing(text):
    assert products(demo(), text) == []
