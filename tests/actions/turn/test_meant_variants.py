"""Which sizes and colours a description fits."""
import pytest

from actions.reading.reading import Description
from actions.turn.meant_variants import other_variants, variants_meant
from tests.actions.turn.test_resolving import SHOP, VISIT

SHOE, TEE = SHOP.products["SHOE-RUN1"], SHOP.products["TEE-1"]


def variants(product, **said):
    choice = variants_meant(product, Description(**said), VISIT)
    return [v.label("en") for v in choice.variants], choice.lacking


@pytest.mark.parametrize(("said", "labels"), [
    ({"size": "42", "traits": ["red"]}, ["42 red"]),
    ({"size": "size 42", "traits": ["merah"]}, ["42 red"]),
    ({"traits": ["running", "red"]}, [v.label("en") for v in SHOE.variants if "red" in v.id.lower()
                                      or v.colours["en"] == "red"]),
    ({"size": "42", "not_traits": ["black"]},
     [v.label("en") for v in SHOE.variants if v.size == "42" and v.colours["en"] != "black"]),
])
def test_size_and_colour_choose(said, labels):
    assert variants(SHOE, **said) == (labels, ())


@pytest.mark.parametrize("size", ["m", "M", "medium", "size m"])
def test_a_size_may_be_said_in_words(size):
    found, _ = variants(TEE, size=size, traits=["black"])
    assert found == ["M black"]


@pytest.mark.parametrize(("said", "lacking"), [
    ({"size": "47"}, ("47",)), ({"traits": ["purple"]}, ("purple",)),
])
def test_what_is_not_made_is_told_with_all_there_is(said, lacking):
    found, unmet = variants(SHOE, **said)

    assert len(found) == len(SHOE.variants)
    assert unmet == lacking


def test_a_size_that_is_in_the_name_is_met():
    assert variants(SHOP.products["FRYPAN-24"], size="24 cm", traits=["red"]) == (["red"], ())


def test_what_comes_in_one_kind_alone_needs_no_choice():
    choice = variants_meant(SHOP.products["TOAST-2S"], Description(traits=["compact"]), VISIT)
    assert (choice.is_made, choice.id) == (True, "")


def test_another_size_keeps_the_colour_and_another_colour_the_size():
    now = next(v for v in TEE.variants if v.label("en") == "M black")

    def instead(**said):
        choice = other_variants(TEE, now, Description(**said), VISIT)
        return [v.label("en") for v in choice.variants]

    assert instead(size="L") == ["L black"]
    assert instead(traits=["white"]) == ["M white"]
    assert instead(size="M") == [v.label("en") for v in TEE.variants
                                 if v.size == "M" and v.id != now.id]
