"""A number or an address typed when it was asked for goes to the call for a person."""
import pytest

from bot.dialogue.contact_answers import as_contact

ASKED = {"turn": 3, "what": "contact"}


def parsed(text, intent="give_name", **more):
    return {"text": text, "intent": {"name": intent, "confidence": 0.8}, "entities": [], **more}


@pytest.mark.parametrize(("text", "intent"), [
    ("0812 3456 7890", "give_address"), ("ann@post.example", "nlu_fallback"), ("yes", "affirm"),
])
def test_answers_the_question_for_it(text, intent):
    assert as_contact(parsed(text, intent), ASKED, 4, True)["intent"]["name"] == "human_handover"


@pytest.mark.parametrize(("text", "question", "turn", "is_typed"), [
    ("0812 3456 7890", None, 4, True),
    ("0812 3456 7890", {"turn": 3, "what": "variant"}, 4, True),
    ("0812 3456 7890", ASKED, 5, True),  # asked too long ago
    ("0812 3456 7890", ASKED, 4, False),
    ("where is my order", ASKED, 4, True),
])
def test_whatever_else_is_said_goes_its_own_way(text, question, turn, is_typed):
    said = parsed(text)

    assert as_contact(said, question, turn, is_typed) is said


def test_of_several_requests_the_one_that_holds_it():
    text = "0812 3456 7890, and show my cart"
    requests = [
        {"start": 0, "end": 14, "intent_ranking": [{"name": "give_name", "confidence": 0.8}]},
        {"start": 16, "end": 32, "intent_ranking": [{"name": "view_cart", "confidence": 0.9}]},
    ]

    called = as_contact(parsed(text, requests=requests), ASKED, 4, True)

    names = [each["intent_ranking"][0]["name"] for each in called["requests"]]
    assert names == ["human_handover", "view_cart"]
