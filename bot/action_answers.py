"""Checking what the action server answers, with a validator built once."""
from typing import Any

from jsonschema.validators import validator_for
from rasa.core.actions.action import RemoteAction

SPEC = RemoteAction.action_response_format_spec()
VALIDATOR = validator_for(SPEC)(SPEC)


def check_answers_fast() -> None:
    """Rasa checks its own schema anew at every answer, most of a turn's work; ours is checked once.

    Set on the class, for Rasa makes its remote actions in many places.
    """
    RemoteAction._validate_action_result = _is_valid


def _is_valid(_action: RemoteAction, result: dict[str, Any]) -> bool:
    """Raises jsonschema's ValidationError, as Rasa's own check does."""
    VALIDATOR.validate(result)
    return True
