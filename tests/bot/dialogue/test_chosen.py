"""A typed answer to a question about sizes, colours or goods."""
import json

import pytest

from bot.dialogue.chosen import as_chosen


def an_option(called, size="", intent="add_to_cart", **entities):
    says = f"/{intent}{json.dumps(entities)}"
    return {"says": says, "called": called.split(), "size": size}


def of_a_tee(size, *colours):
    return [
        an_option(f"{size} {called} color warna", size, variant=f"TEE-{size}-{colour}",
                  product="TEE", quantity=2)
        for colour, called in colours
    ]


BLACK, WHITE = ("BLK", "black hitam"), ("WHT", "white putih")
TEES = {"turn": 4, "options": [*of_a_tee("m", BLACK, WHITE), *of_a_tee("l", BLACK)]}
GOODS = {"turn": 4, "options": [
    an_option("light tripod tegara", product="TRIPOD-1"),
    an_option("travel tripod tegara", product="TRIPOD-2"),
]}


def answered(text, question=TEES, turn=5, is_typed=True, entities=()):
    parsed = {
        "text": text, "intent": {"name": "search_product", "confidence": 0.5},
        "intent_ranking": [], "entities": list(entities), "wish": {"act": "find"},
    }
    return parsed, as_chosen(parsed, question, turn, is_typed)


def chosen(text, question=TEES, **given):
    parsed, meant = answered(text, question, **given)
    if meant is parsed:
        return None
    assert "wish" not in meant
    return {e["entity"]: e["value"] for e in meant["entities"]}


@pytest.mark.parametrize("text", [
    "M black", "medium black", "black, size M", "the black one in M", "hitam M",
    "yang hitam ukuran M aja kak", "M black please",
])
def test_size_and_colour_in_any_order_are_the_button_beside_the_question(text):
    assert chosen(text) == {"variant": "TEE-m-BLK", "product": "TEE", "quantity": 2}


def test_a_size_that_one_alone_has_is_enough():
    assert chosen("L")["variant"] == "TEE-l-BLK"


def test_a_size_that_several_have_describes_the_thing_further():
    assert chosen("M") == {
        "product": "TEE", "quantity": 2, "attribute_value": {"attribute": "size", "value": "m"},
    }


def test_goods_are_named_by_what_tells_them_apart():
    assert chosen("the travel one", GOODS) == {"product": "TRIPOD-2"}
    assert chosen("tripod", GOODS) is None


def test_the_second_one_is_the_second_button():
    second = [{"entity": "ordinal", "value": 2, "start": 0, "end": 10}]

    assert chosen("the second one", GOODS, entities=second) == {"product": "TRIPOD-2"}


@pytest.mark.parametrize("text", [
    "is the black one warm", "M red", "show me jackets", "2 black ones", "", "thanks",
])
def test_whatever_says_more_or_else_is_read_as_ever(text):
    assert chosen(text) is None


@pytest.mark.parametrize("given", [
    {"turn": 6}, {"turn": 4}, {"is_typed": False}, {"question": None},
    {"question": {"turn": 4, "options": []}},
])
def test_a_question_is_open_for_the_next_typed_message_alone(given):
    assert chosen("M black", **given) is None
