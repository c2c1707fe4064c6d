"""What a turn is about: typed words, words that nothing was read in, and buttons."""
import pytest

from actions.reading.reading import Wish
from actions.shop.visit import ShopFront
from actions.turn.asked_about import could_be_asked, product_asked_about
from actions.turn.shown import meant_by, product_shown, product_talked_about
from actions.turn.turn import Turn
from actions.turn.understood import read_entities
from tests.actions.handlers.shop import NOON, a_toaster_shop
from tests.actions.handlers.talking import an_entity
from tests.builders import a_database

LISTED = ["TOAST-2", "OVEN-1", "TOAST-4", "SHOE"]
RED = {"attribute": "colour", "value": "red"}


@pytest.fixture(scope="module")
def front(tmp_path_factory):
    database = a_database(tmp_path_factory.mktemp("toasters"), a_toaster_shop())
    yield ShopFront(database, lambda: NOON)
    database.close()


@pytest.fixture
def visit(front):
    with front.visit(a_turn().shopper, writes=False) as visit:
        yield visit


def a_turn(text="", focus=None, listed=LISTED, act=None, objects=(), **entities):
    found = read_entities(an_entity(name, value) for name, value in entities.items())
    wish = Wish.parse_obj({"act": act, "objects": objects, "said": text}) if act else None
    return Turn(
        "ann", text, entities=found, wish=wish, slots={"listed": listed, "focus": focus}
    )


def sure(turn, visit):
    return [p.sku for each in meant_by(turn, visit) for p in each.sure]


def skus(products):
    return [product.sku for product in products]


@pytest.mark.parametrize(("place", "sku"), [
    (1, "TOAST-2"), (2, "OVEN-1"), (4, "SHOE"), (-1, "SHOE"), (-4, "TOAST-2"),
])
def test_a_place_counts_in_the_list_shown(visit, place, sku):
    assert sure(a_turn(ordinal=place), visit) == [sku]


@pytest.mark.parametrize("place", [0, 5, -5])
def test_a_place_beyond_the_list_means_nothing(visit, place):
    turn = a_turn(focus="BEANS", ordinal=place)

    assert (sure(turn, visit), product_asked_about(turn, visit)) == ([], None)


def test_a_name_wins_over_a_place(visit):
    assert sure(a_turn(product="BEANS", ordinal=2), visit) == ["BEANS"]


@pytest.mark.parametrize(("focus", "entities", "sku"), [
    ("BEANS", {"ordinal": 2}, "SHOE"),
    ("BEANS", {"reference": "that"}, "BEANS"),
    ("BEANS", {"category": "shoes"}, "SHOE"),
    ("TOAST-4", {"category": "toasters"}, "TOAST-4"),
    ("TOAST-6", {"category": "toasters"}, "TOAST-6"),
    ("TOAST-4", {"attribute_value": RED}, "TOAST-4"),  # whether it is so
])
def test_a_question_is_about_what_it_names_in_sight_or_what_is_talked_about(
    visit, focus, entities, sku
):
    listed = ["OVEN-1", "SHOE", focus]
    listed = [focus] if "attribute_value" in entities else listed
    turn = a_turn("…", focus=focus, listed=listed, act="ask", **entities)

    assert skus([product_asked_about(turn, visit)]) == [sku]


@pytest.mark.parametrize("entities", [{"brand": "Bara"}, {"category": "toasters"}])
def test_a_question_of_several_is_about_none_of_them_for_certain(visit, entities):
    turn = a_turn("…", focus="BEANS", listed=["OVEN-1", "OVEN-2", "SHOE"], act="ask", **entities)

    assert product_asked_about(turn, visit) is None
    assert {"OVEN-1", "OVEN-2"} <= set(skus(could_be_asked(turn, visit)))


def test_whether_it_is_red_is_asked_of_it_beside_red_ones(visit):
    said = {"pointing": "it", "traits": ["red"]}
    turn = a_turn("is it red", focus="TOAST-4", listed=LISTED, act="ask", objects=[said])

    assert skus([product_asked_about(turn, visit)]) == ["TOAST-4"]


def test_a_name_of_what_is_gone_means_nothing(visit):
    turn = a_turn(focus="BEANS", product="GONE")

    assert (sure(turn, visit), product_asked_about(turn, visit)) == ([], None)


def test_what_is_named_and_not_read_is_shown(visit):
    turn = a_turn("the tray please", focus="BEANS", act="show")

    assert skus([product_shown(turn, visit)]) == ["TRAY"]
    assert product_talked_about(turn, visit) is None


def test_more_of_nothing_in_particular_is_about_what_is_talked_about(visit):
    turn = a_turn("more please", focus="BEANS", act="show")

    assert product_shown(turn, visit) is None
    assert skus([product_talked_about(turn, visit)]) == ["BEANS"]
