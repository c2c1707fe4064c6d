"""The held-out messages: enough of them, labelled as the guide says, and never trained on."""
from collections import Counter

import pytest

from tests.benchmarks.nlu.entity_score import KINDS, read_messages
from tests.benchmarks.nlu.own import HELD_OUT, LANGUAGES
from tests.domain_files import intents, read_examples


def held_out(language):
    return list(read_messages(HELD_OUT / f"{language}.yml"))


def plain(text):
    return " ".join(text.lower().strip(" .!?").split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_are_many_and_a_fifth_is_out_of_scope(language):
    messages = held_out(language)
    strangers = sum(message["intent"] == "out_of_scope" for message in messages)

    assert len(messages) >= 300
    assert 0.19 <= strangers / len(messages) <= 0.25


@pytest.mark.parametrize("language", LANGUAGES)
def test_cover_every_intent(language):
    assert Counter(m["intent"] for m in held_out(language)).keys() == intents()


@pytest.mark.parametrize("language", LANGUAGES)
def test_are_never_trained_on(language):
    trained = {
        plain(example)
        for one in LANGUAGES for examples in read_examples(one).values() for example in examples
    }

    assert [m["text"] for m in held_out(language) if plain(m["text"]) in trained] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_name_known_kinds_by_words_of_the_message(language):
    labelled = [(m["text"], entity) for m in held_out(language) for entity in m.get("entities", ())]

    assert {entity["kind"] for _, entity in labelled} <= set(KINDS)
    assert [e["words"] for text, e in labelled if e["words"] not in text] == []
