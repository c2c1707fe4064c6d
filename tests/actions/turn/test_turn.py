"""A turn: which question a yes or no is about."""
from types import SimpleNamespace

import pytest

from actions.message_metadata import MessageMetadata
from actions.reading.reading import Wish
from actions.turn.turn import Turn, read_turn
from actions.turn.understood import Entity
from tests.actions.handlers.talking import a_tracker, an_entity
from tests.builders import a_catalogue, a_product


def a_turn(number, *questions):
    named = tuple(Entity("question", question) for question in questions)
    return Turn("ann", entities=named, metadata=MessageMetadata(turn=number))


@pytest.mark.parametrize(
    ("number", "is_answer"), [(7, True), (8, True), (9, False), (100, False)]
)
def test_typed_words_answer_what_was_asked_last(number, is_answer):
    assert a_turn(number).answers("offer:1", asked_at_turn=7) is is_answer


@pytest.mark.parametrize(("number", "asked_at"), [(7, 7), (100, 7)])
def test_a_button_answers_its_own_question_at_any_time(number, asked_at):
    assert a_turn(number, "offer:1").answers("offer:1", asked_at) is True


def test_words_that_say_two_things_are_left_out_once():
    said = (Entity("compared", 2, 8, 16), Entity("sort", "better", 8, 16))

    assert Turn("ann", "compare two best phones", entities=said).without("compared", "sort") == (
        "compare   phones"
    )


@pytest.mark.parametrize(("read", "written", "number"), [
    ("014", "124014", "124014"), ("", "124014", "124014"), ("ORD-17", None, "ORD-17"),
    ("P100002", "555123", "P100002"), ("124-014", "124014", "124014"), ("", None, None),
])
def test_an_order_number_is_told_whole_however_little_of_it_was_read(read, written, number):
    entities = (Entity("order_number", written),) if written else ()
    wish = Wish.parse_obj({"act": "order_status", "objects": [{"order_number": read}]})

    assert Turn("ann", entities=entities, wish=wish).order_number == number


@pytest.mark.parametrize("question", ["offer:2", "offer:11", "order:1", ""])
def test_a_button_answers_no_other_question(question):
    assert a_turn(7, question).answers("offer:1", asked_at_turn=7) is False


def test_an_action_reads_clean_words_and_finds_them_in_their_places():
    typed = "\u2060two to\u00adasters"
    said = {"entity": "category", "value": "toasters", "start": 5, "end": len(typed)}
    tracker = SimpleNamespace(
        sender_id="c1", slots={}, active_loop={}, latest_message={"text": typed, "entities": [said]}
    )

    turn = read_turn(tracker)

    assert turn.text == "two toasters"
    assert turn.rest.strip() == "two"


@pytest.mark.parametrize(
    ("intent", "topic", "told"),
    [
        ("ask_payment", "ask_payment/cod", "ask_payment/cod"),
        ("ask_payment", "", ""),
        ("ask_payment", None, ""),
        ("affirm", "ask_payment/cod", ""),  # taken for the answer to a question since
        ("ask_pay", "ask_payment/cod", ""),
    ],
)
def test_a_topic_is_one_of_the_intent(intent, topic, told):
    message = {"text": "bisa cod?", "intent": {"name": intent}, "topic": topic}
    tracker = SimpleNamespace(sender_id="c1", slots={}, active_loop={}, latest_message=message)

    assert read_turn(tracker).topic == told


@pytest.mark.parametrize(("typed", "text"), [
    ("two toasters", "two toasters"),
    ("\u2060/restart", "/restart"),
    ('/add_to_cart{"product": "BEANS"}', ""),
])
def test_a_turn_holds_what_the_shopper_wrote(typed, text):
    assert read_turn(a_tracker(typed)).text == text


def test_only_the_channel_says_who_the_customer_is():
    shop = a_catalogue(a_product("BEANS"))
    stranger = read_turn(a_tracker(entities=[an_entity("customer", "C1")]))
    customer = read_turn(a_tracker(metadata={"customer": "C1", "turn": 7, "message_id": "m"}))

    assert stranger.shopper(shop).visitor == "c:ann"
    shopper = customer.shopper(shop)
    assert (shopper.visitor, shopper.customer) == ("u:C1", "C1")
    assert (shopper.turn, shopper.message, shopper.currency) == (7, "m", "USD")
