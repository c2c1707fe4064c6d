"""Messages that tell details are served as what gives them, and nothing else is."""
import pytest

from actions.shop.buying.details.places import goes_on
from bot.dialogue.details_told import as_told


def parsed(text, intent="search_product", entities=(), ranking=(), requests=()):
    found = [{"entity": name, "value": value, "text": value} for name, value in entities]
    ranked = [{"name": name, "confidence": chance} for name, chance in ranking]
    return {
        "text": text, "intent": {"name": intent, "confidence": 0.9}, "entities": found,
        "intent_ranking": ranked, "requests": list(requests),
    }


def served(message, asked, known=(), is_typed=True):
    told = as_told(message, asked, is_typed, dict(known))
    return told["intent"]["name"]


@pytest.mark.parametrize("asked", [
    "checkout_name", "checkout_address", "checkout_phone", "checkout_delivery",
    "checkout_confirmed",
])
@pytest.mark.parametrize("text", [
    "14 Rose Lane, York YO1 7EP", "my phone is 07700 900123", "jl kenanga 10, bekasi",
    "please leave it in the porch",
])
def test_what_surely_tells_details_gives_them_whatever_is_asked(asked, text):
    assert served(parsed(text), asked) == "give_address"


@pytest.mark.parametrize(("text", "intent", "entities"), [
    ("do you deliver to 14 Rose Lane, York YO1 7EP?", "ask_delivery", ()),
    ("add 2 boxes of jasmine tea", "add_to_cart", [("product", "TEA")]),
    ("put the 12 cup coffee maker road edition in", "add_to_cart", [("product", "COFFEE")]),
    ("change the address to 14 Rose Lane, York", "change_detail", ()),
    ("how loud is the grinder", "ask_product", ()),
])
@pytest.mark.parametrize("asked", ["checkout_address", "checkout_confirmed"])
def test_what_is_something_else_stays_that(text, intent, entities, asked):
    assert served(parsed(text, intent, entities), asked) == intent


@pytest.mark.parametrize(("text", "entities", "intent"), [
    ("Cass Iver", (), "give_address"),
    ("Cass Iver", [("category", "Cass")], "give_address"),  # taken for a case
    ("cass iver", (), "search_product"),
    ("Rose Tanner", (), "give_address"),  # words of the language, too
    ("Gaming Chairs", [("category", "chairs")], "search_product"),
    ("Wooden Toaster", [("category", "toasters")], "search_product"),
])
def test_capitals_that_name_no_goods_are_the_name_that_was_asked_for(text, entities, intent):
    assert served(parsed(text, entities=entities), "checkout_name") == intent


def test_a_button_says_what_it_says():
    assert served(parsed("14 Rose Lane, York YO1 7EP"), "checkout_name", (), False) == (
        "search_product")


def test_a_wish_of_the_same_message_is_not_served_beside_it():
    message = parsed("jl kenanga 10, bekasi", requests=[{"intent_ranking": [{"name": "x"}]}])

    assert as_told(message, "checkout_address", True, {})["requests"] == []


@pytest.mark.parametrize(("text", "known", "intent"), [
    ("IL 62704", {"checkout_address": "1 Elm Road, Springfield"}, "give_address"),
    ("IL 62704", {"checkout_address": "1 Elm Road, York YO1 7EP"}, "order_status"),
    ("IL 62704", {}, "order_status"),
])
def test_a_line_that_comes_late_goes_on_with_the_address(text, known, intent):
    assert served(parsed(text, "order_status"), "checkout_delivery", known.items()) == intent


@pytest.mark.parametrize(("text", "is_more"), [
    ("75002 Paris", True), ("Jakarta Pusat 10310", True), ("YO1 7EP", True), ("York", False),
    ("2 boxes of 50000", False), ("take 1 Elm Road 62704", False),
])
def test_what_goes_on_with_an_address(text, is_more):
    assert goes_on(text, "1 Elm Road, York") is is_more


@pytest.mark.parametrize(("text", "chance", "entities", "intent"), [
    ("Ng", 0.62, (), "give_address"),
    ("Jo", 0.56, (), "give_address"),
    ("no", 0.62, (), "deny"),
    ("Cancel", 0.99, (), "deny"),
    ("Kettle", 0.6, [("category", "kettles")], "deny"),
])
def test_a_name_too_short_to_be_read_is_one_where_it_was_asked_for(text, chance, entities, intent):
    message = parsed(text, "deny", entities)
    message["intent"]["confidence"] = chance

    assert served(message, "checkout_name") == intent


BEGUN = {"checkout_begun": ["12 Mill Lane"]}


@pytest.mark.parametrize(("text", "meant", "known", "intent"), [
    ("galway", "search_product", BEGUN, "give_address"),
    ("Mountain View", "refine_search", BEGUN, "give_address"),
    ("33", "refine_search", BEGUN, "give_address"),
    ("galway", "search_product", {}, "search_product"),
    ("that's it", "affirm", BEGUN, "affirm"),
    ("cancel", "cancel_checkout", BEGUN, "cancel_checkout"),
    ("show me some", "search_product", BEGUN, "search_product"),
])
def test_a_town_follows_the_line_before(text, meant, known, intent):
    assert served(parsed(text, meant), "checkout_address", known.items()) == intent


def test_goods_are_no_town():
    message = parsed("kettles", entities=[("category", "kettles")])

    assert served(message, "checkout_address", BEGUN.items()) == "search_product"


@pytest.mark.parametrize(("text", "others", "intent"), [
    ("for siti; send it to 12 Rose Lane, York (phone 0812 3456 7890)", ["give_address"],
     "give_address"),
    ("send it to 12 Rose Lane, York, phone 0812 3456 7890", ["add_to_cart"], "give_name"),
    ("send it to 12 Rose Lane, York", [], "give_name"),
    ("phone 0812 3456 7890", ["give_address"], "give_name"),
])
def test_a_parcel_told_before_the_checkout_is_read_as_one(text, others, intent):
    ranked = [{"intent_ranking": [{"name": name, "confidence": 0.9}]} for name in others]
    message = parsed(text, "give_name", requests=ranked)

    assert served(message, None) == intent


def test_the_cheapest_way_of_delivery_is_no_search():
    message = parsed("the cheapest", entities=[("sort", "cheaper")])

    assert served(message, "checkout_delivery") == "choose_delivery"
    assert served(message, "checkout_confirmed") == "search_product"
    assert served(message, None) == "search_product"


@pytest.mark.parametrize(("text", "chance", "intent"), [
    ("check out, send it to 12 Rose Lane, York YO1 7EP", 0.3, "checkout"),
    ("send it to 12 Rose Lane, York YO1 7EP", 0.01, "give_address"),
    ("i want to check out", 0.3, "give_address"),
])
def test_a_checkout_may_begin_with_details(text, chance, intent):
    message = parsed(text, "give_address", ranking=[("checkout", chance)])

    assert served(message, None) == intent


def test_goods_that_only_the_address_names_are_none():
    message = parsed(
        "checkout. Lena Hart, 3 Bean St, Jakarta", "checkout", [("product", "Bean")]
    )

    assert served(message, None) == "checkout"
    assert as_told(message, None, True, {})["intent"]["confidence"] == 1.0


@pytest.mark.parametrize(("text", "intent", "chance", "entities", "served_as"), [
    ("make it express please, thanks", "affirm", 0.5, (), "choose_delivery"),
    ("yes but make it express", "affirm", 0.9, (), "choose_delivery"),
    ("can u do express instead pls", "change_detail", 1.0, (), "choose_delivery"),
    ("eh yg biasa aja kak", "affirm", 0.5, (), "choose_delivery"),
    ("yes", "affirm", 0.9, (), "affirm"),
    ("how much is express", "ask_delivery", 0.9, (), "ask_delivery"),
    ("cancel, express is too dear", "cancel_checkout", 0.9, (), "cancel_checkout"),
    ("add the standard toaster", "add_to_cart", 0.9, [("category", "toasters")], "add_to_cart"),
    ("change the name to Express Ltd", "change_detail", 1.0, [("detail", "name")],
     "change_detail"),
])
def test_a_way_named_at_the_review_is_no_yes_to_it(text, intent, chance, entities, served_as):
    message = parsed(text, intent, entities)
    message["intent"]["confidence"] = chance

    assert served(message, "checkout_confirmed") == served_as


def test_an_address_may_begin_with_the_part_of_a_house():
    assert served(parsed("Flat 3", "show_product"), "checkout_address") == "give_address"
    assert served(parsed("Flat 3", "show_product"), "checkout_delivery") == "show_product"
