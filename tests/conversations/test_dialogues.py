"""Whole dialogues in both languages, played against the real servers; see README.md."""
from pathlib import Path

import pytest

from tests.conversations.dialogue import load_dialogues
from tests.conversations.runner import play
from tests.domain_files import LANGUAGES, read_examples

FOLDER = Path(__file__).parent
# What one conversation may send within a minute.
MOST_MESSAGES = 30
# Shorter ones ("ok", "yes please") everybody says alike.
LEAST_WORDS = 3

DIALOGUES = [
    pytest.param(dialogue, id=f"{language}-{path.stem}-{dialogue.name.replace(' ', '_')}")
    for language in LANGUAGES
    for path in sorted((FOLDER / language).glob("*.yml"))
    for dialogue in load_dialogues(path)
]


@pytest.mark.e2e
@pytest.mark.parametrize("dialogue", DIALOGUES)
def test_dialogue(dialogue, shop):
    play(dialogue, shop)


@pytest.mark.parametrize("dialogue", DIALOGUES)
def test_no_sentence_is_trained_on(dialogue):
    said = {_plain(step.user) for step in dialogue.steps if step.user}
    trained = {
        _plain(example)
        for language in LANGUAGES
        for examples in read_examples(language).values()
        for example in examples
    }

    assert {text for text in said & trained if len(text.split()) >= LEAST_WORDS} == set()


@pytest.mark.parametrize("dialogue", DIALOGUES)
def test_stays_below_the_limit_of_a_conversation(dialogue):
    assert sum(step.times for step in dialogue.steps) < MOST_MESSAGES


def _plain(text):
    return " ".join(text.lower().strip(" .!?").split())
