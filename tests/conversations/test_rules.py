"""The rules as `rasa test core` plays them: which action comes next, without any wording."""
import json
import os
import subprocess
import sys

from bot.rasa.start import newest_model
from bot.rasa.training import MODELS_DIR

STORIES = "tests/conversations/stories"


def test_every_story_is_predicted_by_the_rules(shop, tmp_path):
    model = newest_model(MODELS_DIR)  # `shop` trained it when something had changed

    played = subprocess.run(
        [sys.executable, "-m", "rasa", "test", "core", "--stories", STORIES,
         "--model", str(model), "--out", str(tmp_path), "--no-plot"],
        env={**os.environ, "RASA_TELEMETRY_ENABLED": "false"},
        capture_output=True, text=True, timeout=300,
    )

    assert played.returncode == 0, played.stderr[-2000:]
    assert not (tmp_path / "failed_test_stories.yml").exists() or (
        "None of the test stories failed" in (tmp_path / "failed_test_stories.yml").read_text()
    ), (tmp_path / "failed_test_stories.yml").read_text()
    report = json.loads((tmp_path / "story_report.json").read_text())
    assert report["conversation_accuracy"]["accuracy"] == 1.0
