"""Which change is wished where several intents share the chance."""
import pytest

from bot.dialogue.changes_wished import as_change, as_haggled


def understood(act, *ranking, wishes=1):
    guesses = [{"name": name, "confidence": chance} for name, chance in ranking]
    reading = {"wishes": [{"act": act, "said": "it"}] * wishes}
    return {"text": "it", "intent": guesses[0], "intent_ranking": guesses, "reading": reading}


@pytest.mark.parametrize(("act", "ranking", "meant"), [
    ("add", [("nlu_fallback", 0.6), ("accept_offer", 0.4), ("add_to_cart", 0.4)], "add_to_cart"),
    ("add", [("swap_in_cart", 0.39), ("add_to_cart", 0.39)], "add_to_cart"),
    ("change", [("add_to_cart", 0.46), ("change_quantity", 0.46)], "change_quantity"),
])
def test_what_is_read_decides_between_those_as_likely(act, ranking, meant):
    assert as_change(understood(act, *ranking))["intent"]["name"] == meant


@pytest.mark.parametrize(("act", "ranking"), [
    ("add", [("nlu_fallback", 0.7), ("accept_offer", 0.3), ("add_to_cart", 0.3)]),
    ("add", [("change_quantity", 0.7), ("add_to_cart", 0.3)]),
    ("change", [("swap_in_cart", 0.45), ("change_quantity", 0.45)]),  # they come to the same
    ("find", [("nlu_fallback", 0.6), ("search_product", 0.4)]),
    ("add", [("search_product", 0.5), ("add_to_cart", 0.5)]),
])
def test_else_the_likeliest_stands(act, ranking):
    assert as_change(understood(act, *ranking))["intent"]["name"] == ranking[0][0]


def test_of_several_wishes_each_is_judged_by_itself():
    ranking = [("swap_in_cart", 0.4), ("add_to_cart", 0.4)]

    assert as_change(understood("add", *ranking, wishes=2))["intent"]["name"] == "swap_in_cart"


@pytest.mark.parametrize(("objects", "entities", "meant"), [
    ([{"price": {"max": 10000}}], ["price_max"], "ask_promo"),
    ([], ["price_min", "price_max"], "ask_promo"),
    ([{"kind": "cards"}], ["price_max"], "remove_from_cart"),
    ([{"price": {"max": 10000}, "quantity": 1}], ["price_max"], "remove_from_cart"),
    ([], [], "remove_from_cart"),
])
def test_a_sum_is_taken_off_a_price_and_out_of_no_cart(objects, entities, meant):
    message = understood("remove", ("remove_from_cart", 0.95))
    message["reading"]["wishes"][0]["objects"] = objects
    message["entities"] = [{"entity": name, "value": "10000"} for name in entities]

    assert as_haggled(message)["intent"]["name"] == meant
