import pytest

from bot.nlu.intents.expected_entities import meant


def kinds(entities, *intents):
    return [e["entity"] for e in meant([{"entity": kind} for kind in entities], intents)]


@pytest.mark.parametrize(
    ("intent", "said", "left"),
    [
        ("give_name", ["ordinal"], []),
        ("give_address", ["order_number", "quantity"], []),
        ("human_handover", ["attribute", "category"], ["category"]),
        ("ask_product", ["attribute", "reference"], ["attribute", "reference"]),
        ("add_to_cart", ["quantity", "ordinal"], ["quantity", "ordinal"]),
        ("order_status", ["order_number", "quantity"], ["order_number"]),
        ("complaint", ["attribute_value", "attribute"], ["attribute_value"]),
        ("out_of_scope", ["category", "attribute_value", "email"], ["category", "email"]),
    ],
)
def test_leaves_what_the_intent_can_have(intent, said, left):
    assert kinds(said, intent) == left


def test_of_two_requests_either_may_have_it():
    assert kinds(["attribute", "quantity"], "ask_product", "checkout") == ["attribute", "quantity"]
    assert kinds(["attribute"], "ask_delivery", "checkout") == []


def test_leaves_all_where_nothing_is_clear():
    assert kinds(["attribute", "ordinal"]) == ["attribute", "ordinal"]


@pytest.mark.parametrize("kind", ["language", "mood", "detail", "delivery_option", "sort"])
def test_the_message_itself_is_always_meant(kind):
    assert kinds([kind], "out_of_scope") == [kind]
