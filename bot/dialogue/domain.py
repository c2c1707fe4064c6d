"""Rasa's domain put together: what is the same in every language, intents, and all wording."""
from pathlib import Path
from typing import Any, Iterator, Mapping, Sequence

import yaml

from actions.language.packs import default_language
from actions.saying.responses import LABEL_PREFIX
from actions.turn import slots
from actions.turn.intents import Intent, IntentsError
from bot.dialogue.wording import Responses, responses

FOLDER = Path(__file__).resolve().parents[1] / "domain"
# No turn of a dialogue depends on entities: actions read them.
NOT_LOOKED_AT: Mapping[str, Sequence[str]] = {"use_entities": []}


def domain_of(intents: Sequence[Intent], folder: Path = FOLDER) -> dict[str, Any]:
    """As a domain file of Rasa has it; raises PackError and IntentsError."""
    domain, said = _merged(folder), responses()
    _check_labels(intents, said)
    known = [intent for intent in intents if not intent.of_rasa]
    domain["intents"] = [{intent.name: dict(NOT_LOOKED_AT)} for intent in known]
    domain["actions"] = list(dict.fromkeys((*domain["actions"], *_actions(intents))))
    domain["slots"][slots.LANGUAGE]["initial_value"] = default_language()
    domain["responses"] = said
    return domain


def _merged(folder: Path) -> dict[str, Any]:
    domain: dict[str, Any] = {}
    for path in sorted(folder.glob("*.yml")):
        domain.update(yaml.safe_load(path.read_text(encoding="utf-8")))
    return domain


def _actions(intents: Sequence[Intent]) -> Iterator[str]:
    for intent in intents:
        yield from (action for action in intent.answer if action.startswith("action_"))


def _check_labels(intents: Sequence[Intent], said: Responses) -> None:
    for intent in intents:
        if intent.label and f"{LABEL_PREFIX}{intent.label}" not in said:
            raise IntentsError(f"{intent.name} has the label {intent.label}, without wording.")
