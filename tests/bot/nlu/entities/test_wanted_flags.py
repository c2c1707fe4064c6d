"""Flags wanted are values; flags asked about are attributes."""
import pytest

from bot.nlu.entities.extractor import EntityFinder
from bot.nlu.entities.gazetteer import build_vocabulary
from tests.bot.nlu.demo_shop import demo_shop

FINDER = EntityFinder(build_vocabulary(demo_shop()))


def told(text: str) -> list[tuple[str, str]]:
    """(attribute, value or ?) of all that is said of properties."""
    found = []
    for entity in FINDER.find(text):
        if entity["entity"] == "attribute":
            found.append((entity["value"], "?"))
        if entity["entity"] == "attribute_value":
            found.append((entity["value"]["attribute"], entity["value"]["value"]))
    return found


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("a waterproof jacket", "waterproof"),
        ("waterproof backpack under 50", "waterproof"),
        ("do you have waterproof jackets?", "waterproof"),
        ("do you have a coffee maker with a timer?", "timer"),
        ("is there a toaster with a bagel setting", "bagel"),
        ("any tents that are waterproof?", "waterproof"),
        ("foldable bike", "foldable"),
        ("something waterproof", "waterproof"),
        ("only the waterproof ones", "waterproof"),
        ("stroller yg bisa dilipat", "foldable"),
        ("sampo bebas sulfat", "sulfate_free"),
        ("yang tahan air", "waterproof"),
        ("ada jaket tahan air ga?", "waterproof"),
        ("jaket tahan air ada gak", "waterproof"),
        ("apakah ada tas yang anti maling?", "anti_theft"),
        ("mouse wireless", "wireless"),
        ("sepeda lipat", "foldable"),
    ],
)
def test_a_flag_that_is_wanted_is_a_value(text, flag):
    assert told(text) == [(flag, "yes")]


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("is it waterproof", "waterproof"),
        ("waterproof?", "waterproof"),
        ("does the jacket have reflective strips?", "reflective"),
        ("are your tents waterproof?", "waterproof"),
        ("does the stroller fold with one hand", "one_hand_fold"),
        ("which one is waterproof", "waterproof"),
        ("tahan air ga", "waterproof"),
        ("apakah halal?", "halal"),
        ("yang ini bisa dilipat?", "foldable"),
        ("sepedanya bisa dilipat ga?", "foldable"),
        ("ada sidik jarinya ga", "fingerprint"),
        ("wajan anti lengket ga", "non_stick"),
        ("tas ini anti maling gak", "anti_theft"),
    ],
)
def test_a_flag_that_is_asked_about_is_an_attribute(text, flag):
    assert told(text) == [(flag, "?")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("kopi tanpa kafein", ("caffeine", "no")),
        ("decaf coffee", ("caffeine", "no")),
        ("sabun muka tanpa alkohol", ("alcohol_free", "yes")),
    ],
)
def test_what_is_wanted_without_a_thing_is_its_absence(text, said):
    assert told(text) == [said]
