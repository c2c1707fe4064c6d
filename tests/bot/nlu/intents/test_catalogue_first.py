"""What the catalogue decides before a message is refused."""
import pytest

from actions.reading.reading import Description, Wish
from bot.nlu.intents.catalogue_first import asked_of_catalogue, asked_of_code
from bot.nlu.parse_data import NO_GOODS


def ranking(*names, confidence=0.9):
    return [{"name": name, "confidence": confidence} for name in names]


def goods(**said):
    return {**NO_GOODS, **said}


@pytest.mark.parametrize(
    ("likeliest", "said", "led_by"),
    [
        ("out_of_scope", goods(titles=["A", "B"]), "search_product"),
        ("ask_warranty", goods(titles=["A", "B"]), "search_product"),
        ("thank", goods(titles=["A"], is_little=True), "thank"),
        ("view_cart", goods(names_kind=True, is_all=True, share=1.0), "search_product"),
        ("ask_warranty", goods(names_kind=True, is_all=True, share=1.0), "ask_warranty"),
        ("out_of_scope", goods(names_kind=True, share=0.5), "search_product"),
        ("out_of_scope", goods(names_kind=True, share=0.4), "out_of_scope"),
        ("small_talk", goods(names_kind=True, share=1.0), "small_talk"),
        ("ask_product", goods(names_kind=True, share=1.0), "search_product"),
        ("out_of_scope", NO_GOODS, "out_of_scope"),
        ("add_to_cart", goods(names_kind=True, share=1.0), "add_to_cart"),
    ],
)
def test_words_of_goods_win_over_a_refusal(likeliest, said, led_by):
    assert asked_of_catalogue(ranking(likeliest), said)[0]["name"] == led_by


def test_one_product_named_is_shown():
    named = [{"entity": "product", "value": "A", "start": 0, "end": 3}]

    found = asked_of_catalogue(ranking("ask_product"), goods(titles=["A"]), named)

    assert found[0]["name"] == "show_product"


def test_a_question_about_a_property_stays_one():
    asked = [{"entity": "attribute", "value": "weight", "start": 0, "end": 3}]
    said = goods(names_kind=True, share=1.0)

    assert asked_of_catalogue(ranking("ask_product"), said, asked)[0]["name"] == "ask_product"


def test_what_was_led_by_goods_stays_behind_and_less_sure_than_a_forms_question():
    found = asked_of_catalogue(ranking("affirm"), goods(titles=["A", "B"]))

    assert [guess["name"] for guess in found] == ["search_product", "affirm"]
    assert found[0]["confidence"] < 0.6


NAMED = [{"entity": "product", "value": "TENT-1", "start": 0, "end": 6}]


def wish(act, **described):
    return Wish(act=act, objects=(Description(**described),))


@pytest.mark.parametrize(
    ("act", "ranked", "led_by"),
    [
        ("show", ("add_to_cart", "show_product"), "show_product"),
        ("find", ("cancel_order", "search_product"), "show_product"),
        ("ask", ("add_to_cart", "ask_stock", "ask_price"), "ask_stock"),
        ("ask", ("out_of_scope", "add_to_cart"), "ask_product"),
        ("add", ("add_to_cart", "show_product"), "add_to_cart"),
        ("remove", ("remove_from_cart",), "remove_from_cart"),
    ],
)
def test_goods_named_by_a_code_are_shown_or_told_of(act, ranked, led_by):
    found = asked_of_code(ranking(*ranked), wish(act, code="TENT-1"), NAMED)

    assert found[0]["name"] == led_by


def test_a_code_of_no_goods_decides_nothing():
    found = asked_of_code(ranking("track_order"), wish("show", code="P104233"), [])

    assert found == ranking("track_order")


def test_goods_named_by_words_are_no_code():
    found = asked_of_code(ranking("add_to_cart"), wish("show", name="tent"), NAMED)

    assert found[0]["name"] == "add_to_cart"
