"""Ways of delivery told apart, by what shoppers call them."""
import pytest

from actions.shop.catalogue.delivery_ways import everyday_names, names_way, way_named, way_told
from tests.builders import PROFILE


@pytest.mark.parametrize(("text", "way"), [
    ("the normal one", "standard"), ("yang biasa aja", "standard"), ("fast", "express"),
    ("kilat aja", "express"),
    ("diambil sendiri", "pickup"), ("Standard delivery", "standard"),
    ("not the normal one", None), ("bukan yang murah", None), ("delivery", None),
    ("standard or express", None), ("whatever", None), ("", None), ("York", None),
    ("the second option", None), ("no, the kettle", None), ("no, express", "express"),
    ("whatever gets here first", "express"), ("i'll come by and get it", "pickup"),
])
def test_a_way_is_told_by_what_it_alone_is_called(text, way):
    told = way_told(text, PROFILE)

    assert (told and told.id) == way


def test_everyday_names_are_those_of_the_quickest_cheapest_and_collected():
    assert [option.id for option, _ in everyday_names(PROFILE)] == ["express", "standard", "pickup"]


@pytest.mark.parametrize(("text", "way"), [
    ("if i take express when is it here", "express"), ("how long does standard take", "standard"),
    ("is next day delivery possible", "express"), ("what does pick up cost", "pickup"),
    ("kilat berapa lama", "express"), ("ambil di toko bayar ga", "pickup"),
    ("how much is delivery", None), ("how many days does it take", None),
    ("standard or express?", None), ("where is your shop", None),
])
def test_a_question_names_a_way_by_a_phrase_or_a_word_of_its_own(text, way):
    named = way_named(text, PROFILE)

    assert (named and named.id) == way


@pytest.mark.parametrize(("text", "is_named"), [
    ("make it express please, thanks", True), ("deliver it faster", True),
    ("terserah, yang penting cepet nyampe", True), ("yg biasa aj", True),
    ("same address as before", False), ("ok, place it", False), ("sip, pesan aja", False),
])
def test_whether_a_way_is_named_in_it(text, is_named):
    assert names_way(text) is is_named
