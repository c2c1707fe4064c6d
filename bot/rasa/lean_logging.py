"""Rasa's debug log, which costs without being written."""
from types import SimpleNamespace

from rasa.core import processor
from rasa.core.policies import rule_policy


def copy_nothing_for_logs() -> None:
    """Rasa copies deeply, at each message and each action, what it would tell in its debug log.

    In these modules it copies for nothing else.
    """
    uncopied = SimpleNamespace(deepcopy=lambda value: value)
    processor.copy = rule_policy.copy = uncopied
