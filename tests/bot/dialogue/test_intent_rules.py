"""Rules that follow from one row: how an intent is answered, and what comes of it in checkout."""
import pytest

from actions.turn.intents import Intent
from bot.dialogue.intent_rules import rules_of

SAID = {"intent": "ask_hours"}
ANSWER = {"action": "utter_hours"}
IN_CHECKOUT = [{"active_loop": "checkout_form"}]
GO_ON = [{"action": "checkout_form"}, {"active_loop": "checkout_form"}]
END = [{"action": "action_deactivate_loop"}, {"active_loop": None}]


def an_intent(**row):
    return Intent(name="ask_hours", **{"answer": "utter_hours", **row})


def steps(intent):
    return [(rule.get("condition", []), rule["steps"]) for rule in rules_of([intent])]


def test_a_plain_answer_is_an_aside_of_the_checkout():
    assert steps(an_intent()) == [
        ([], [SAID, ANSWER]), (IN_CHECKOUT, [SAID, ANSWER, *GO_ON]),
    ]


def test_an_offer_follows_outside_the_checkout_alone():
    assert steps(an_intent(offer_after=True)) == [
        ([], [SAID, ANSWER, {"action": "action_offer"}]), (IN_CHECKOUT, [SAID, ANSWER, *GO_ON]),
    ]


def test_several_answers_come_in_turn_and_leave_slots():
    steps_taken = [
        SAID, ANSWER, {"action": "action_note"}, {"slot_was_set": [{"offer_open": False}]},
    ]

    noted = an_intent(answer=["utter_hours", "action_note"], leaves={"offer_open": False})

    assert steps(noted) == [
        ([], steps_taken), (IN_CHECKOUT, [*steps_taken, *GO_ON]),
    ]


@pytest.mark.parametrize(("during_checkout", "asides"), [
    ("asks_again", [[SAID, *GO_ON]]),
    ("ends", [[SAID, ANSWER, *END]]),
    ("goods_left", [
        [SAID, ANSWER, {"action": "action_check_cart"},
         {"slot_was_set": [{"cart_state": state}]}, *then]
        for state, then in (("filled", GO_ON), ("empty", END))
    ]),
    ("by_rules", []),
])
def test_what_becomes_of_it_in_checkout(during_checkout, asides):
    [_, *inside] = steps(an_intent(during_checkout=during_checkout))

    assert inside == [(IN_CHECKOUT, aside) for aside in asides]


def test_without_an_answer_the_files_have_its_rules():
    assert steps(Intent(name="ask_hours", during_checkout="by_rules")) == []
