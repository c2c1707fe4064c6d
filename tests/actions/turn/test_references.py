"""Which product a message means."""
import pytest

from actions.turn.references import meant_product, meant_products
from actions.turn.turn import Turn, read_turn
from actions.turn.understood import read_entities
from tests.actions.handlers.shop import a_toaster_shop
from tests.actions.handlers.talking import a_tracker, an_entity

SHOP = a_toaster_shop()
LISTED = ["TOAST-2", "OVEN-1", "TOAST-4", "SHOE"]


def a_turn(focus=None, listed=LISTED, **entities):
    found = read_entities(an_entity(name, value) for name, value in entities.items())
    return Turn("ann", entities=found, slots={"listed": listed, "focus": focus})


def meant(turn, among=None):
    return [product.sku for product in meant_products(turn, SHOP, among)]


@pytest.mark.parametrize(("place", "sku"), [
    (1, "TOAST-2"), (2, "OVEN-1"), (4, "SHOE"), (-1, "SHOE"), (-4, "TOAST-2"),
])
def test_a_place_counts_in_the_list_shown(place, sku):
    assert meant(a_turn(ordinal=place)) == [sku]


@pytest.mark.parametrize("place", [0, 5, -5])
def test_a_place_beyond_the_list_means_nothing(place):
    assert meant(a_turn(focus="BEANS", ordinal=place)) == []


def test_without_a_list_first_is_no_place():
    assert meant(a_turn(focus="BEANS", listed=[], ordinal=1)) == ["BEANS"]


def test_a_name_wins_over_a_place():
    assert meant(a_turn(product="BEANS", ordinal=2)) == ["BEANS"]


def test_a_place_wins_over_what_is_talked_about():
    assert meant(a_turn(focus="BEANS", ordinal=2)) == ["OVEN-1"]


def test_that_one_is_what_is_talked_about():
    assert meant(a_turn(focus="BEANS", reference="that")) == ["BEANS"]


@pytest.mark.parametrize(("entities", "skus"), [
    ({"attribute_value": {"attribute": "colour", "value": "red"}}, ["OVEN-1", "SHOE"]),
    ({"category": "shoes"}, ["SHOE"]),
    ({"brand": "Bara"}, ["OVEN-1"]),
])
def test_a_description_picks_from_the_list_shown(entities, skus):
    assert meant(a_turn(focus="BEANS", **entities)) == skus


@pytest.mark.parametrize("focus", ["TOAST-4", "TOAST-6"])
def test_of_several_that_fit_the_one_talked_about_is_meant(focus):
    assert meant(a_turn(focus=focus, category="toasters"))[0] == focus
    in_cart = ["OVEN-1", "TOAST-4", "TOAST-6"]
    assert meant(a_turn(focus=focus, category="toasters"), among=in_cart)[0] == focus


@pytest.mark.parametrize("entities", [{"category": "knives"}, {"brand": "Bara"}])
def test_another_kind_is_not_the_one_talked_about(entities):
    assert meant(a_turn(focus="TOAST-4", listed=[], **entities)) == []


def test_is_it_red_asks_about_the_one_talked_about():
    red = {"attribute": "colour", "value": "red"}
    assert meant(a_turn(focus="TOAST-4", listed=["TOAST-4"], attribute_value=red)) == ["TOAST-4"]


def test_only_what_is_in_the_cart_can_be_meant_there():
    turn = a_turn(focus="BEANS", category="toasters")

    assert meant(turn, among=["TOAST-4", "SHOE"]) == ["TOAST-4"]
    assert meant(turn, among=["SHOE"]) == []


def test_a_place_in_the_list_of_what_is_not_in_the_cart_means_nothing_there():
    assert meant(a_turn(focus="BEANS", ordinal=2), among=["BEANS", "SHOE"]) == []


def test_a_name_of_what_is_not_in_the_cart_means_nothing_there():
    assert meant(a_turn(focus="BEANS", product="KNIFE"), among=["BEANS"]) == []


def test_an_unknown_name_means_nothing():
    assert meant_product(a_turn(focus="BEANS", product="GONE"), SHOP) is None


@pytest.mark.parametrize(("typed", "text"), [
    ("two toasters", "two toasters"),
    ("\u2060/restart", "/restart"),
    ('/add_to_cart{"product": "BEANS"}', ""),
])
def test_a_turn_holds_what_the_shopper_wrote(typed, text):
    assert read_turn(a_tracker(typed)).text == text


def test_only_the_channel_says_who_the_customer_is():
    stranger = read_turn(a_tracker(entities=[an_entity("customer", "C1")]))
    customer = read_turn(a_tracker(metadata={"customer": "C1", "turn": 7, "message_id": "m"}))

    assert stranger.shopper(SHOP).visitor == "c:ann"
    shopper = customer.shopper(SHOP)
    assert (shopper.visitor, shopper.customer) == ("u:C1", "C1")
    assert (shopper.turn, shopper.message, shopper.currency) == (7, "m", "USD")
