"""What a message stands beside."""
import pytest

from bot.dialogue.prompts import prompt_of

YES = {"turn": 6, "what": "yes"}


@pytest.mark.parametrize(("known", "asked", "prompt"), [
    ({}, None, None),
    ({"offer_open": True}, None, "offer"),
    ({"open_question": YES}, None, "sure"),
    ({"open_question": YES, "offer_open": True}, None, "sure"),
    ({"open_question": {**YES, "turn": 5}}, None, None),
    ({"open_question": {**YES, "what": "variant"}}, None, None),
    ({"order_to_cancel": "P1", "asked_at_turn": 6}, None, "sure"),
    ({"order_to_cancel": "P1", "asked_at_turn": 4}, None, None),
    ({"offer_open": True}, "checkout_address", "field"),
    ({"open_question": YES}, "checkout_confirmed", "review"),
])
def test_what_was_asked_last_is_what_a_message_stands_beside(known, asked, prompt):
    assert prompt_of(known, asked, turn=7) == prompt
