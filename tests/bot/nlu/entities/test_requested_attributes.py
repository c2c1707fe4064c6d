"""Which attribute is asked for, when its words stand apart or fit several."""
import pytest

from bot.nlu.entities.extractor import EntityFinder
from bot.nlu.entities.gazetteer import build_vocabulary
from tests.bot.nlu.demo_shop import demo_shop

FINDER = EntityFinder(build_vocabulary(demo_shop()))


def found(text: str, *kinds: str) -> list[object]:
    return [entity["value"] for entity in FINDER.find(text) if entity["entity"] in kinds]


@pytest.mark.parametrize(
    ("text", "attribute"),
    [
        ("where is this coffee from", "origin"),
        ("where does the gayo coffee come from?", "origin"),
        ("how long does the teduh 3 take to set up", "setup_min"),
        ("how much can the tote bag carry", "max_load_kg"),
        ("how much weight can this backpack carry", "max_load_kg"),
        ("how big is the screen on the second laptop", "screen_inch"),
        ("whats the battery life of the nusa 5 pro", "battery_mah"),
        ("kuat nahan beban berapa kg", "max_load_kg"),
        ("can i put it in the washing machine", "machine_washable"),
    ],
)
def test_the_clearest_attribute_is_asked_for(text, attribute):
    assert found(text, "attribute") == [attribute]


@pytest.mark.parametrize(
    ("text", "attribute"),
    [
        ("what sizes does the parang batik shirt come in", "size"),
        ("ukurannya ada apa aja", "size"),
        ("which sizes are available", "size"),
        ("what size is the granite frying pan 24", "size_cm"),
    ],
)
def test_sizes_are_those_on_sale_or_centimetres(text, attribute):
    assert found(text, "attribute") == [attribute]


@pytest.mark.parametrize(
    ("text", "categories", "value"),
    [
        ("a backpack for my 14 inch laptop", ["bags"], ("laptop_inch", "14")),
        ("a bag that fits a 15 inch laptop", ["bags"], ("laptop_inch", "15")),
        ("tas laptop 14 inch", ["bags"], ("laptop_inch", "14")),
        ("14 inch laptop", ["laptops"], ("screen_inch", "14")),
        ("laptop 14 inch", ["laptops"], ("screen_inch", "14")),
        ("running shoes 43", ["shoes"], ("size", "43")),
        ("shampoo for oily hair", ["hair_care"], ("hair_type", "oily hair")),
    ],
)
def test_a_value_is_one_of_the_thing_it_describes(text, categories, value):
    values = found(text, "attribute_value")

    assert found(text, "category", "product") == categories
    assert [(v["attribute"], v["value"]) for v in values] == [value]


@pytest.mark.parametrize("text", ["how much is the shirt", "can you repair my old washing machine"])
def test_other_questions_ask_for_no_attribute(text):
    assert found(text, "attribute", "attribute_value") == []


@pytest.mark.parametrize("text", ["hp yang kameranya bagus", "hp yg kameranya 50mp"])
def test_a_part_of_a_thing_is_no_kind_of_its_own(text):
    assert found(text, "category") == ["phones"]


@pytest.mark.parametrize(
    ("text", "products"),
    [
        ("is the roomie loud", ["VAC-ROBO"]),
        ("ambil si roomie", ["VAC-ROBO"]),
        ("a gift for the family", []),
        ("roomie", []),
    ],
)
def test_one_word_of_a_name_needs_an_article(text, products):
    assert found(text, "product") == products
