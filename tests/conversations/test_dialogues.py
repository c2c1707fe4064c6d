"""Whole dialogues in both languages, played against the real servers; see README.md."""
import re
from pathlib import Path

import pytest

from actions.shop.catalogue.example_words import filled
from actions.shop.loading import read_folder, validate
from actions.shop.search import SearchIndex
from actions.shop.search.making_examples import make_examples
from bot.front.page_words import words_of
from tests.conversations.dialogue import load_dialogues
from tests.conversations.runner import play
from tests.domain_files import LANGUAGES, read_examples

FOLDER = Path(__file__).parent
# What one conversation may send within a minute.
MOST_MESSAGES = 30
# Shorter ones ("ok", "yes please") everybody says alike.
LEAST_WORDS = 3
# What the page suggests and the README tries is said by us: it may well be trained on.
OWN_WORDS = "own_words"


def dialogues(*languages, but=""):
    return [
        pytest.param(dialogue, id=f"{language}-{path.stem}-{dialogue.name.replace(' ', '_')}")
        for language in languages
        for path in sorted((FOLDER / language).glob("*.yml")) if path.stem != but
        for dialogue in load_dialogues(path)
    ]


DIALOGUES = dialogues(*LANGUAGES)


@pytest.mark.e2e
@pytest.mark.parametrize("dialogue", DIALOGUES)
def test_dialogue(dialogue, shop):
    play(dialogue, shop)


@pytest.mark.parametrize("dialogue", dialogues(*LANGUAGES, but=OWN_WORDS))
def test_no_sentence_is_trained_on(dialogue):
    said = {_plain(step.user) for step in dialogue.steps if step.user}
    said |= {_plain(text) for text in dialogue.unsure}
    trained = {
        _plain(example)
        for language in LANGUAGES
        for examples in read_examples(language).values()
        for example in examples
    }

    assert {text for text in said & trained if len(text.split()) >= LEAST_WORDS} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_we_suggest_ourselves_is_tried(language):
    played = {
        step.user
        for dialogue in load_dialogues(FOLDER / language / f"{OWN_WORDS}.yml")
        for step in dialogue.steps
    }

    assert set(_suggested(language)) <= played


def _suggested(language):
    """The suggestions of the page, and what the README says to try."""
    catalogue = validate(read_folder(Path("data/shop"))).catalogue
    words = make_examples(catalogue, SearchIndex(catalogue)).words[language]
    page = [filled(template, words) for template in words_of("chat")[language]["examples"]]
    [script] = re.findall(r"^Ask it for (.*)$", Path("README.md").read_text("utf-8"), re.M)
    first, *others = re.findall(r'\*"(.*?)"\*', script)
    return [*page, *([first, *others[1:]] if language == "en" else others[:1])]


@pytest.mark.parametrize("dialogue", DIALOGUES)
def test_stays_below_the_limit_of_a_conversation(dialogue):
    assert sum(step.times for step in dialogue.steps) < MOST_MESSAGES


def _plain(text):
    return " ".join(text.lower().strip(" .!?").split())
