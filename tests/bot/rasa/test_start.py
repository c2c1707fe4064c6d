"""The start: the newest model, and TensorFlow only for models that compute with it."""
import io
import json
import os
import subprocess
import sys
import tarfile

import pytest

from bot.rasa.start import StartRefused, is_neural, newest_model


def a_model(tmp_path, *uses, name="m.tar.gz", age_seconds=0):
    nodes = {f"node{i}": {"uses": used} for i, used in enumerate(uses)}
    metadata = json.dumps({"predict_schema": {"nodes": nodes}}).encode()
    path = tmp_path / name
    with tarfile.open(path, "w:gz") as archive:
        member = tarfile.TarInfo("metadata.json")
        member.size = len(metadata)
        archive.addfile(member, io.BytesIO(metadata))
    moment = path.stat().st_mtime - age_seconds
    os.utime(path, (moment, moment))
    return path


def test_takes_the_newest_model(tmp_path):
    newest = a_model(tmp_path, name="a.tar.gz")
    a_model(tmp_path, name="b.tar.gz", age_seconds=60)

    assert newest_model(tmp_path) == newest


def test_refuses_to_start_without_a_model(tmp_path):
    with pytest.raises(StartRefused, match="train one first"):
        newest_model(tmp_path)


@pytest.mark.parametrize(("uses", "expected"), [
    ([], False),
    (["rasa.core.policies.rule_policy.RulePolicy", "bot.nlu.intents.IntentClassifier"], False),
    (["rasa.nlu.classifiers.diet_classifier.DIETClassifier"], True),
    (["rasa.core.policies.ted_policy.TEDPolicy"], True),
])
def test_knows_which_models_need_tensorflow(tmp_path, uses, expected):
    assert is_neural(a_model(tmp_path, *uses)) is expected


def test_refuses_what_is_no_model(tmp_path):
    path = tmp_path / "m.tar.gz"
    path.write_bytes(b"nothing")

    with pytest.raises(StartRefused, match="train it again"):
        is_neural(path)


def test_rasa_runs_without_tensorflow(tmp_path):
    model = a_model(tmp_path, "rasa.core.policies.rule_policy.RulePolicy")
    script = (
        "import sys, pathlib, bot.rasa.start\n"
        f"bot.rasa.start.prepare_process(pathlib.Path({str(model)!r}))\n"
        "import bot.rasa.agent, rasa.core.policies.rule_policy\n"
        "import bot.nlu.components.message_reader\n"
        "assert sys.modules['tensorflow'] is None\n"
    )

    subprocess.run([sys.executable, "-c", script], check=True, timeout=120)
