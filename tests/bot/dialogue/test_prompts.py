"""What a message stands beside, and what it answers then."""
import pytest

from bot.dialogue.prompts import as_read, prompt_of

YES = {"turn": 6, "what": "yes"}


@pytest.mark.parametrize(("known", "asked", "prompt"), [
    ({}, None, None),
    ({"offer_open": True}, None, "offer"),
    ({"offer_open": True, "seen_at": {"offer_id": 5}}, None, "offer"),
    ({"offer_open": True, "seen_at": {"offer_id": 4}}, None, None),
    ({"open_question": YES}, None, "sure"),
    ({"open_question": YES, "offer_open": True}, None, "sure"),
    ({"open_question": {**YES, "turn": 5}}, None, None),
    ({"open_question": {**YES, "what": "variant"}}, None, None),
    ({"order_to_cancel": "P1", "asked_at_turn": 6}, None, "sure"),
    ({"order_to_cancel": "P1", "asked_at_turn": 4}, None, None),
    ({"offer_open": True}, "checkout_address", None),
    ({"open_question": YES}, "checkout_confirmed", "review"),
])
def test_what_was_asked_last_is_what_a_message_stands_beside(known, asked, prompt):
    assert prompt_of(known, asked, turn=7) == prompt


def parsed(*wishes, text="\u2026", intent="search_product"):
    ranking = [{"name": intent, "confidence": 0.7}, {"name": "decline_offer", "confidence": 0.3}]
    told = {
        "text": text, "intent": ranking[0], "intent_ranking": ranking, "entities": [],
        "reading": {"wishes": list(wishes)},
    }
    if len(wishes) > 1:
        told["requests"] = [
            {"start": at, "end": at + 1, "intent_ranking": ranking, "wish": wish}
            for at, wish in enumerate(wishes)
        ]
    return told


def wish(act, *objects, **more):
    return {"act": act, "objects": list(objects), **more}


@pytest.mark.parametrize(("said", "prompt", "intent"), [
    (wish("refuse"), "offer", "decline_offer"),
    (wish("accept", {"pointing": "it"}), "offer", "accept_offer"),
    (wish("no"), "offer", "deny"),
    (wish("refuse"), "sure", "deny"),
    (wish("accept"), "review", "affirm"),
    (wish("accept", {"kind": "stand"}), "sure", "add_to_cart"),  # something else, too
    (wish("refuse", {"kind": "stand"}), "review", "search_product"),  # perhaps of a line
    (wish("refuse", matter="do gears matter"), "offer", "search_product"),
    (wish("find"), "offer", "search_product"),
    (wish("refuse"), None, "search_product"),
])
def test_the_reading_alone_tells_what_is_answered(said, prompt, intent):
    assert as_read(parsed(said), prompt)["intent"]["name"] == intent


def test_a_question_declines_nothing():
    found = as_read(parsed(wish("refuse"), text="wider too?", intent="decline_offer"), "offer")

    assert found["intent"]["name"] == "small_talk"


@pytest.mark.parametrize(("wishes", "prompt", "intents"), [
    ([wish("yes"), wish("accept", {"kind": "warranty"})], "offer", ["accept_offer"]),
    ([wish("no"), wish("refuse", {"traits": ["small"]})], "offer", ["decline_offer"]),
    ([wish("yes"), wish("ask_shop")], "offer", ["search_product"]),  # "ok, and …"
    ([wish("yes"), wish("checkout")], "offer", ["affirm", "search_product"]),
    ([wish("yes"), wish("accept", {"kind": "stand"})], "sure", ["affirm", "add_to_cart"]),
])
def test_a_yes_said_twice_is_one(wishes, prompt, intents):
    found = as_read(parsed(*wishes), prompt)["requests"]

    assert [each["intent_ranking"][0]["name"] for each in found] == intents


@pytest.mark.parametrize(("wishes", "served"), [
    ((wish("ask", matter="bigger"), wish("refuse")), ["ask"]),  # says why it is asked
    ((wish("ask", matter="bigger"), wish("refuse", {"kind": "rack"})), ["ask", "refuse"]),
    ((wish("ask", matter="bigger"), wish("no")), ["ask", "no"]),
])
def test_what_only_says_why_it_is_asked_refuses_nothing(wishes, served):
    read = as_read(parsed(*wishes, text="ab"), "offer")

    assert [each["wish"]["act"] for each in read["requests"]] == served
