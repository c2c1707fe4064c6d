"""What the action server answers is still checked, only faster."""
import pytest
from jsonschema import ValidationError
from rasa.core.actions.action import RemoteAction

from bot.action_answers import check_answers_fast


def a_remote_action():
    check_answers_fast()
    return RemoteAction("action_search", action_endpoint=None)


def test_takes_a_proper_answer():
    answer = {"events": [{"event": "slot", "name": "focus", "value": "X"}], "responses": [{}]}

    assert a_remote_action()._validate_action_result(answer) is True


@pytest.mark.parametrize("answer", [{"responses": ["text"]}, {"events": [{"name": "focus"}]}])
def test_refuses_an_answer_that_is_none(answer):
    with pytest.raises(ValidationError):
        a_remote_action()._validate_action_result(answer)
