"""What was read with certainty counts, where the intent is less sure."""
import pytest

from bot.dialogue.wished import as_wished


def parsed(act, chance, intent, confidence, **others):
    ranking = [{"name": intent, "confidence": confidence}]
    ranking += [{"name": name, "confidence": own} for name, own in others.items()]
    return {
        "text": "x", "intent": ranking[0], "intent_ranking": ranking,
        "reading": {"wishes": [{"act": act, "said": "x"}]}, "chances": (chance,),
    }


def became(told, asked=None):
    intent = as_wished(told, asked)["intent"]
    return intent["name"], intent["confidence"]


@pytest.mark.parametrize(("act", "chance", "intent", "confidence", "served"), [
    ("change", 0.87, "refine_search", 0.45, "change_quantity"),
    ("change", 0.89, "nlu_fallback", 0.92, "change_quantity"),
    ("checkout", 0.8, "affirm", 0.68, "checkout"),
    ("view_cart", 0.85, "ask_price", 0.85, "view_cart"),
    ("add", 0.86, "refine_search", 0.89, "refine_search"),  # the intent is surer
    ("add", 0.6, "search_product", 0.41, "search_product"),  # read with too little certainty
    ("ask", 0.9, "search_product", 0.41, "search_product"),  # several intents answer questions
])
def test_the_surer_of_both_decides(act, chance, intent, confidence, served):
    assert became(parsed(act, chance, intent, confidence))[0] == served


def test_a_change_that_was_read_less_surely_is_only_as_likely_as_it_was():
    told = parsed("add", 0.72, "search_product", 0.41, add_to_cart=0.4)

    assert became(told) == ("add_to_cart", 0.4)


def test_a_change_that_only_the_reader_has_is_none_to_be_made_unasked():
    told = parsed("change", 0.95, "refine_search", 0.5, change_quantity=0.1)

    assert became(told) == ("change_quantity", 0.1)
    assert became(parsed("change", 0.95, "refine_search", 0.5, change_quantity=0.4))[1] == 0.95


def test_a_form_decides_by_other_things():
    assert became(parsed("checkout", 0.9, "affirm", 0.6), "checkout_name")[0] == "affirm"


def test_each_part_of_a_message_is_looked_at_by_itself():
    told = parsed("add", 0.9, "add_to_cart", 1.0)
    told["reading"]["wishes"] *= 2
    ranking = [{"name": "nlu_fallback", "confidence": 0.6}]
    wish = {"act": "view_cart", "said": "x"}
    told["requests"] = [{"intent_ranking": ranking, "wish": wish, "chance": 0.9}]

    [part] = as_wished(told, None)["requests"]

    assert part["intent_ranking"][0] == {"name": "view_cart", "confidence": 0.9}
