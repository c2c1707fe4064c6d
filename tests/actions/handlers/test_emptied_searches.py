"""Searches that found nothing: what emptied them is named, and the nearest is shown."""
import pytest

from actions.handlers.browse import ActionRefine, ActionSearch, ActionShowMore
from tests.actions.handlers.talking import commands, said

pytestmark = pytest.mark.asyncio


def limit(amount, currency=None):
    return {"amount": amount, "currency": currency}


def value(attribute, wanted):
    return {"attribute": attribute, "value": wanted}


def skus(message):
    return [card["sku"] for card in message["custom"]["items"]]


async def test_below_the_cheapest_the_cheapest_is_told(ann):
    [message] = await ann.does(ActionSearch, category="toasters", price_max=limit("5"))

    assert (message["response"], message["limit"]) == ("utter_nearest_price", "$5.00")
    assert message["nearest_price"] == "$20.00"
    assert skus(message) == ["TOAST-2", "OVEN-1", "OVEN-2", "TOAST-4"]


async def test_above_the_dearest_the_dearest_is_told(ann):
    [message] = await ann.does(ActionSearch, category="toasters", price_min=limit("100"))

    assert message["response"] == "utter_nearest_price_above"
    assert (message["limit"], message["nearest_price"]) == ("$100.00", "$90.00")
    assert skus(message)[:2] == ["TOAST-6", "TOAST-4"]


@pytest.mark.parametrize(("low", "high", "nearest"), [
    ("41", "60", "$40.00"), ("70", "89", "$90.00"),
])
async def test_between_two_prices_the_nearest_on_either_side_is_told(ann, low, high, nearest):
    [message] = await ann.does(
        ActionSearch, category="toasters", price_min=limit(low), price_max=limit(high)
    )

    assert message["response"] == "utter_nearest_price_between"
    assert message["nearest_price"] == nearest


@pytest.mark.parametrize(("currency", "told", "nearest"), [
    (None, "Rp5.000", "Rp320.000"), ("IDR", "Rp5.000", "Rp320.000"),
    ("USD", "US$5.000,00", "US$90,00"),
])
async def test_limit_and_nearest_price_are_of_one_currency(ann, currency, told, nearest):
    ann.slots["language"] = "id"
    name = "price_min" if currency == "USD" else "price_max"

    [message] = await ann.does(
        ActionSearch, category="toasters", **{name: limit("5000", currency)}
    )

    assert (message["limit"], message["nearest_price"]) == (told, nearest)


async def test_a_limit_on_all_of_the_shop_has_a_nearest_too(ann):
    [message] = await ann.does(ActionSearch, price_max=limit("1"))

    assert (message["response"], message["nearest_price"]) == ("utter_nearest_price", "$5.00")


async def test_other_things_of_the_kind_do_not_hide_that_the_named_one_is_dearer(ann):
    [message] = await ann.does(ActionSearch, "an oven", category="toasters", price_max=limit("25"))

    assert (message["response"], message["nearest_price"]) == ("utter_nearest_price", "$30.00")
    assert skus(message) == ["OVEN-1", "OVEN-2", "TOAST-2", "TOAST-4"]


@pytest.mark.parametrize(("text", "entities", "sought"), [
    ("an oven", {"category": "toasters"}, "oven"),
    ("", {"category": "shoes"}, "Shoes"),
    ("", {"category": "toasters", "brand": "Bara", "attribute_value": value("colour", "red")},
     "Toasters, Bara, Colour: red"),
    ("", {}, "Toko Contoh"),
])
async def test_what_has_no_such_price_is_named(ann, text, entities, sought):
    [message] = await ann.does(ActionSearch, text, price_max=limit("1"), **entities)

    assert message["sought"] == sought


async def test_other_values_are_those_of_what_the_words_name(ann):
    [message] = await ann.does(
        ActionSearch, "an oven", category="toasters", attribute_value=value("colour", "green")
    )

    assert (message["others"], skus(message)) == ("red", ["OVEN-1", "OVEN-2"])


async def test_more_of_the_nearest_goes_on_where_they_ended(ann):
    await ann.does(ActionSearch, category="toasters", price_max=limit("5"))

    [more] = await ann.does(ActionShowMore)

    assert skus(more) == ["TOAST-6"]


async def test_a_value_nothing_has_is_named_with_those_there_are(ann):
    message, choice = await ann.does(
        ActionSearch, category="toasters", attribute_value=value("colour", "green")
    )

    assert message["response"] == "utter_nearest_values"
    assert (message["wanted"], message["others"]) == ("Colour: green", "black, red, white")
    assert choice["response"] == "utter_choose_instead"
    assert commands(choice["custom"])[1] == (
        '/refine_search{"attribute_value": {"attribute": "colour", "value": "red"}}'
    )


async def test_values_are_named_in_the_language_of_the_shopper(ann):
    ann.slots["language"] = "id"

    message, _ = await ann.does(
        ActionSearch, category="shoes", attribute_value=value("colour", "white")
    )

    assert (message["wanted"], message["others"]) == ("Colour: white", "biru, merah")


async def test_of_numbers_the_nearest_are_told_first(ann):
    message, _ = await ann.does(
        ActionSearch, category="toasters", attribute_value=value("slots", "5")
    )

    assert (message["wanted"], message["others"]) == ("Slots: 5", "4, 6, 2")


async def test_a_flag_nothing_has_is_named_by_itself(ann):
    [message] = await ann.does(
        ActionSearch, category="coffee", attribute_value=value("bagel", "yes")
    )

    assert (message["response"], message["wanted"]) == ("utter_nearest_without", "Bagel")


async def test_a_brand_without_such_things_is_named_with_those_that_have_them(ann):
    [message] = await ann.does(ActionSearch, category="knives", brand="Bara")

    assert message["response"] == "utter_nearest_brand"
    assert (message["wanted"], message["others"]) == ("Bara", "Roti")
    assert skus(message) == ["KNIFE"]


async def test_of_several_constraints_only_the_one_that_emptied_the_list_is_named(ann):
    message, _ = await ann.does(
        ActionSearch, category="toasters", attribute_value=value("colour", "green"),
        price_max=limit("95"),
    )

    assert (message["response"], message["wanted"]) == ("utter_nearest_values", "Colour: green")


async def test_what_only_together_is_too_much_is_named_together(ann):
    [message] = await ann.does(
        ActionSearch, category="toasters", attribute_value=value("colour", "green"),
        price_max=limit("5"),
    )

    assert message["response"] == "utter_nearest_without"
    assert message["wanted"] == "≤ $5.00 · Colour: green"


async def test_refining_too_far_names_what_was_too_much(ann):
    await ann.does(ActionSearch, category="toasters", brand="Bara")

    [message] = await ann.does(ActionRefine, price_max=limit("25"))

    assert (message["response"], message["nearest_price"]) == ("utter_nearest_price", "$30.00")
    assert skus(message) == ["OVEN-1", "OVEN-2"]


async def test_another_value_chosen_takes_the_place_of_the_one_that_emptied_the_list(ann):
    await ann.does(ActionSearch, category="toasters", attribute_value=value("colour", "green"))

    [message] = await ann.does(ActionRefine, attribute_value=value("colour", "red"))

    assert (message["response"], skus(message)) == ("utter_products_found", ["OVEN-1", "OVEN-2"])


async def test_a_new_limit_beyond_the_old_one_takes_its_place(ann):
    await ann.does(ActionSearch, category="toasters", price_max=limit("32"))

    [message] = await ann.does(ActionRefine, price_min=limit("50"))

    assert (message["response"], skus(message)) == ("utter_product_found", ["TOAST-6"])


@pytest.mark.parametrize("language", ["en", "id"])
async def test_words_nothing_is_called_by_are_named(ann, language):
    ann.slots["language"] = language

    messages = await ann.does(ActionSearch, "tell me about zorbs or a xylophone")

    assert said(messages) == ["utter_unknown_words"]
    assert messages[0]["unknown"] == "zorbs, xylophone"
    assert commands(messages[0]["custom"])[0] == '/search_product{"category": "toasters"}'
