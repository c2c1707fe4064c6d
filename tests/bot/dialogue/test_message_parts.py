"""One message as the messages that the dialogue takes."""
import pytest
from rasa.core.channels.channel import UserMessage
from rasa.shared.core.events import ActionExecuted, UserUttered

from bot.dialogue.message_parts import (
    as_asked,
    as_meant,
    as_order_question,
    parts_of_message,
    waits,
)

TEXT = "check out and add two of those"


def a_request(text, intent, whole=TEXT):
    start = whole.index(text)
    ranking = [{"name": intent, "confidence": 0.9}]
    wish = {"act": "add", "said": text}
    return {"start": start, "end": start + len(text), "intent_ranking": ranking, "wish": wish}


def parsed(*requests, entities=(), text=TEXT):
    intent = {"name": "checkout", "confidence": 0.8}
    return {"text": text, "intent": intent, "entities": list(entities), "requests": list(requests)}


def a_message(text=TEXT):
    return UserMessage(text, None, "c1", message_id="m1", metadata={"turn": 4, "message_id": "m1"})


def served(parts):
    return [(part.text, part.parse_data["intent"]["name"]) for part in parts]


def test_one_request_stays_the_message_it_is():
    message = a_message()

    assert parts_of_message(message, parsed()) == [message]
    assert message.parse_data["intent"]["name"] == "checkout"


@pytest.mark.parametrize("asked", ["checkout_name", "checkout_address"])
def test_nothing_is_cut_while_a_name_or_an_address_is_asked_for(asked):
    requests = a_request("check out", "checkout"), a_request("add two of those", "add_to_cart")

    assert len(parts_of_message(a_message(), parsed(*requests), asked)) == 1


def test_a_checkout_comes_last_wherever_it_was_said():
    requests = a_request("check out", "checkout"), a_request("add two of those", "add_to_cart")

    parts = parts_of_message(a_message(), parsed(*requests))

    assert served(parts) == [("add two of those", "add_to_cart"), ("check out", "checkout")]


def test_each_part_keeps_its_topic():
    cod = {**a_request("add two of those", "ask_payment"), "topic": "ask_payment/cod"}

    parts = parts_of_message(a_message(), parsed(a_request("check out", "checkout"), cod))

    assert [part.parse_data["topic"] for part in parts] == ["ask_payment/cod", ""]


def test_both_parts_are_of_one_turn_and_each_has_an_id():
    requests = a_request("check out", "checkout"), a_request("add two of those", "add_to_cart")

    first, second = parts_of_message(a_message(), parsed(*requests))

    assert first.metadata == {
        "turn": 4, "message_id": "m1", "more_follows": True, "whole_text": TEXT,
    }
    assert second.metadata == {
        "turn": 4, "message_id": "m1/2", "goes_on": True, "whole_text": TEXT,
    }
    assert (first.sender_id, first.message_id, second.message_id) == ("c1", "m1", "m1")
    assert first.output_channel is second.output_channel


def test_each_part_takes_its_entities_along():
    requests = a_request("check out", "checkout"), a_request("add two of those", "add_to_cart")
    entities = [
        {"entity": "quantity", "value": 2, "start": 18, "end": 21},
        {"entity": "language", "value": "en", "start": 0, "end": 30},
    ]

    adding, paying = parts_of_message(a_message(), parsed(*requests, entities=entities))

    assert adding.parse_data["entities"] == [
        {"entity": "quantity", "value": 2, "start": 4, "end": 7},
        {"entity": "language", "value": "en", "start": 0, "end": 16},
    ]
    assert paying.parse_data["entities"] == [
        {"entity": "language", "value": "en", "start": 0, "end": 9},
    ]


def test_three_requests_are_three_parts_which_all_say_what_follows():
    text = "add it, add two of those and check out"
    requests = [a_request(part, intent, text) for part, intent in (
        ("check out", "checkout"), ("add it", "add_to_cart"),
        ("add two of those", "add_to_cart"))]

    parts = parts_of_message(a_message(text), parsed(*requests, text=text))

    assert [part.text for part in parts] == ["add it", "add two of those", "check out"]
    assert [part.metadata.get("more_follows", False) for part in parts] == [True, True, False]
    assert [part.metadata["message_id"] for part in parts] == ["m1", "m1/2", "m1/3"]


def test_a_part_has_its_wish_and_the_first_one_what_was_not_read():
    requests = a_request("check out", "checkout"), a_request("add two of those", "add_to_cart")
    reading = {"unread": ["by friday"]}

    parts = parts_of_message(a_message(), {**parsed(*requests), "reading": reading})

    assert [part.parse_data["wish"]["said"] for part in parts] == ["add two of those", "check out"]
    assert [part.parse_data.get("unread") for part in parts] == [["by friday"], None]


def test_a_message_of_one_wish_has_it_beside_what_was_not_read():
    message, wish = a_message(), {"act": "checkout", "said": TEXT}
    reading = {"wishes": [wish], "unread": ["by friday"]}

    parts_of_message(message, {**parsed(), "reading": reading})

    assert (message.parse_data["wish"], message.parse_data["unread"]) == (wish, ["by friday"])


def test_a_switch_of_language_comes_first_and_lasts():
    text = "lihat keranjang, ganti bahasa inggris"
    requests = (
        a_request("lihat keranjang", "view_cart", text),
        a_request("ganti bahasa inggris", "switch_language", text),
    )
    language = {"entity": "language", "value": "id", "start": 0, "end": 37}

    parts = parts_of_message(a_message(text), parsed(*requests, entities=[language], text=text))

    assert [intent for _, intent in served(parts)] == ["switch_language", "view_cart"]
    assert parts[1].parse_data["entities"] == []


@pytest.mark.parametrize(("intents", "just_added", "says"), [
    (("add_to_cart", "checkout"), "KETTLE", None),
    (("add_to_cart", "checkout"), None, "utter_checkout_later"),
    (("add_to_cart", "ask_delivery"), None, None),
    (("view_cart", "checkout"), None, None),
    (("cancel_order", "checkout"), None, "utter_checkout_later"),
    (("checkout", "cancel_order"), None, "utter_one_at_a_time"),
])
def test_a_checkout_waits_for_an_open_question(intents, just_added, says):
    first, second = (
        UserMessage("x", parse_data={"intent": {"name": name}}) for name in intents
    )

    assert waits(second, first, {"just_added": just_added}) == says


def a_press(question="said:3"):
    entity = {"entity": "question", "value": question}
    intent = {"name": "ask_price", "confidence": 1.0}
    return {"text": "/ask_price", "intent": intent, "entities": [entity]}


def an_unclear_message():
    entities = [{"entity": "category", "value": "toasters", "start": 0, "end": 7}]
    parse_data = {
        "text": "toaster brp", "entities": entities,
        "intent": {"name": "nlu_fallback", "confidence": 0.35},
        "intent_ranking": [{"name": "nlu_fallback", "confidence": 0.35}],
    }
    return UserUttered(
        "toaster brp", parse_data["intent"], entities, parse_data, metadata={"turn": 3}
    )


def test_a_meaning_chosen_makes_the_words_be_said_again():
    message = a_message("/ask_price")

    meant = as_meant(message, a_press(), [ActionExecuted("action_listen"), an_unclear_message()])

    assert (message.text, meant["text"]) == ("toaster brp", "toaster brp")
    assert meant["intent"] == {"name": "ask_price", "confidence": 1.0}
    assert [e["value"] for e in meant["entities"]] == ["toasters"]
    assert message.metadata["turn"] == 4


@pytest.mark.parametrize("question", ["said:2", "order:3"])
def test_other_buttons_say_what_they_say(question):
    message, press = a_message("/ask_price"), a_press(question)

    assert as_meant(message, press, [an_unclear_message()]) is press
    assert message.text == "/ask_price"


def an_answer(name, confidence, text="Bagas Prakoso", ranking=()):
    intent = {"name": name, "confidence": confidence}
    others = [{"name": other, "confidence": chance} for other, chance in ranking]
    return {"text": text, "intent": intent, "intent_ranking": [intent, *others], "entities": []}


@pytest.mark.parametrize(
    ("asked", "expected"),
    [("checkout_name", "give_name"), ("checkout_address", "give_address")],
)
@pytest.mark.parametrize(("name", "chance"), [("complaint", 0.33), ("nlu_fallback", 0.8)])
def test_what_is_unclear_is_the_answer_that_was_asked_for(asked, expected, name, chance):
    assert as_asked(an_answer(name, chance), asked, True)["intent"]["name"] == expected


@pytest.mark.parametrize(
    ("answer", "asked", "is_typed"),
    [
        (an_answer("ask_delivery", 0.9), "checkout_name", True),
        (an_answer("nlu_fallback", 0.8, "why do you ask?"), "checkout_name", True),
        (an_answer("complaint", 0.33), "checkout_delivery", True),
        (an_answer("complaint", 0.33), None, True),
        (an_answer("complaint", 0.33), "checkout_name", False),
    ],
)
def test_what_is_clear_or_a_question_stays_what_it_is(answer, asked, is_typed):
    assert as_asked(answer, asked, is_typed) == answer


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (an_answer("checkout", 0.6, "place the order", [("affirm", 0.2)]), "affirm"),
        (an_answer("nlu_fallback", 0.6, "pesan aja", [("checkout", 0.7), ("deny", 0.1)]), "affirm"),
        (an_answer("nlu_fallback", 0.6, "ya pesan aja", [("checkout", 0.3)]), "affirm"),
        (an_answer("nlu_fallback", 0.6, "pesan ya", [("add_to_cart", 0.8)]), "affirm"),
        (an_answer("checkout", 0.5, "nanti pesan", [("deny", 0.2)]), "checkout"),
        (an_answer("add_to_cart", 0.9, "add one more"), "add_to_cart"),
        (an_answer("nlu_fallback", 0.6, "pesan?", [("checkout", 0.4)]), "nlu_fallback"),
        (an_answer("nlu_fallback", 0.6, "hm", [("affirm", 0.3), ("deny", 0.35)]), "nlu_fallback"),
        (an_answer("nlu_fallback", 0.8, "hm", [("affirm", 0.1)]), "nlu_fallback"),
        (an_answer("ask_delivery", 0.8, "brp hari", [("checkout", 0.4)]), "ask_delivery"),
    ],
)
def test_placing_the_order_agrees_to_the_review(answer, expected):
    assert as_asked(answer, "checkout_confirmed", True)["intent"]["name"] == expected


def test_a_button_pressed_twice_agrees_to_nothing():
    answer = an_answer("checkout", 1.0, "/checkout", [("affirm", 0.5)])

    assert as_asked(answer, "checkout_confirmed", False)["intent"]["name"] == "checkout"


@pytest.mark.parametrize(
    ("kind", "chance", "expected"),
    [
        ("order_number", 0.2, "order_status"),
        ("order_number", 0.01, "complaint"),
        ("category", 0.2, "complaint"),
    ],
)
def test_an_angry_question_about_an_order_is_answered(kind, chance, expected):
    said = an_answer("complaint", 0.7, "WHERE IS P910031", [("order_status", chance)])
    said["entities"] = [{"entity": kind, "value": "P910031", "start": 9, "end": 16}]

    assert as_order_question(said)["intent"]["name"] == expected
