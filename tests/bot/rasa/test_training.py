"""What decides what the model knows, by which a model is named."""
import pytest

from bot.rasa import training
from tests.domain_files import ROOT


@pytest.mark.parametrize("source", training.SOURCES)
def test_every_source_is_there(source):
    assert (ROOT / source).exists()


def test_the_words_of_pages_are_not_learned():
    names = {path.name for path in training._source_files()}

    assert {"pack.yml", "intents.yml", "intent_rules.py"} <= names
    assert training.NOT_LEARNED not in names


def test_another_version_of_what_learns_makes_another_model(monkeypatch):
    before = training._fingerprint()
    monkeypatch.setattr(training, "version", lambda package: f"{package} of tomorrow")

    assert training._fingerprint() != before
