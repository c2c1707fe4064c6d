"""DIET on a set of questions: the pipeline of config-diet.yml without what is ours.

It reads the questions as they were typed, as it would in that pipeline. Its threshold comes from
its training questions alone, by the rule of our own model; our model tries four groups of left
out intents, DIET one of them, for each costs a training of minutes.
"""
import json
from pathlib import Path
from typing import Any, Optional, Sequence

import numpy as np
import yaml

from bot.nlu.intents.calibration import (
    Trial,
    Trust,
    held_out_rows,
    learn_trust,
    left_out_groups,
    log_odds,
)
from tests.benchmarks.nlu.judged_sets import JudgedSet, Question
from tests.benchmarks.nlu.measures import accuracies
from tests.benchmarks.nlu.ours import UNKNOWN_SHARE, SetResult
from tests.benchmarks.nlu.rasa_work import Parsed, RasaWork, Trained

CONFIG = Path("config-diet.yml")
CLASSIFIER, FALLBACK_CLASSIFIER = "DIETClassifier", "FallbackClassifier"


def measure_diet(judged: JudgedSet, work: RasaWork, epochs: Optional[int]) -> list[SetResult]:
    """With a threshold chosen as ours is, and with Rasa's own."""
    config = _write_config(work.folder, judged.name, epochs)
    known = [question for question in judged.train if question.intent is not None]
    trust = _learn_trust(known, work, config, judged.name)
    trained = _train(known, work, config, f"diet-{judged.name}")
    parsed = work.parse(trained, _texts(judged.test), f"diet-{judged.name}-test")
    trusted = trust.chances(_signs(parsed)) >= trust.threshold
    by_default = [one.intent is not None for one in parsed]
    return [
        SetResult(
            accuracies(
                [question.intent for question in judged.test],
                [one.likeliest for one in parsed], [bool(clear) for clear in is_clear],
            ),
            trained.seconds,
        )
        for is_clear in (trusted, by_default)
    ]


def with_epochs(config: dict[str, Any], epochs: Optional[int]) -> dict[str, Any]:
    """The same config, DIET trained as long as asked."""
    changed = {"epochs": epochs} if epochs else {}
    pipeline = [
        {**one, **changed} if one["name"] == CLASSIFIER else one for one in config["pipeline"]
    ]
    return {**config, "pipeline": pipeline}


def without_ours(config: dict[str, Any]) -> dict[str, Any]:
    """Only components of Rasa, the fallback with its defaults; it reads the data it is given."""
    pipeline = [
        {"name": FALLBACK_CLASSIFIER} if one["name"] == FALLBACK_CLASSIFIER else one
        for one in config["pipeline"] if "." not in one["name"]
    ]
    return {**config, "pipeline": pipeline, "importers": []}


def _write_config(folder: Path, name: str, epochs: Optional[int]) -> str:
    config = yaml.safe_load(CONFIG.read_text(encoding="utf-8"))
    path = folder / f"config-{name}.yml"
    path.write_text(yaml.safe_dump(without_ours(with_epochs(config, epochs))), encoding="utf-8")
    return str(path)


def _learn_trust(
    known: Sequence[Question], work: RasaWork, config: str, name: str
) -> Trust:
    """From a first model that has not seen some intents, nor some questions of the others."""
    intents = np.asarray([question.intent for question in known])
    is_unknown = np.isin(intents, list(left_out_groups(list(intents), None)[0]))
    seen, held_out = held_out_rows(intents, np.flatnonzero(~is_unknown))
    asked = np.concatenate([held_out, np.flatnonzero(is_unknown)])
    trained = _train([known[i] for i in seen], work, config, f"diet-{name}-threshold")
    parsed = work.parse(trained, _texts([known[i] for i in asked]), f"diet-{name}-held-out")
    is_right = np.asarray([one.likeliest for one in parsed]) == intents[asked]
    return learn_trust([Trial(_signs(parsed), is_right, is_unknown[asked])], UNKNOWN_SHARE)


def _signs(parsed: Sequence[Parsed]) -> np.ndarray:
    """Its confidence is all that DIET says; the signs of our own model stay empty."""
    odds = log_odds(np.asarray([[one.confidence] for one in parsed]))
    return np.column_stack([odds, np.zeros((len(odds), 2))])


def _train(questions: Sequence[Question], work: RasaWork, config: str, name: str) -> Trained:
    """As JSON, for in Rasa's YAML brackets in a question would mean something."""
    examples: list[dict[str, Any]] = [
        {"text": one.text, "intent": one.intent, "entities": []} for one in questions
    ]
    path = work.folder / f"{name}.nlu.json"
    path.write_text(json.dumps({"rasa_nlu_data": {"common_examples": examples}}), "utf-8")
    return work.train(config, str(path), name)


def _texts(questions: Sequence[Question]) -> list[str]:
    return [question.text for question in questions]
