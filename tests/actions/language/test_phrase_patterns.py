"""Phrases of the packs as expressions: words to choose from, to leave out, to go on with."""
import re

import pytest

from actions.language.phrase_patterns import any_of


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("fed up", "fed up"),
        ("sick|tired of this", "tired of this"),
        ("waste of (my) time", "waste of time"),
        ("waste of (my) time", "waste of my time"),
        ("(tolong|mohon) kirim ke", "mohon kirim ke"),
        ("(tolong|mohon) kirim ke", "kirim ke"),
        ("rip ~ off", "ripoff"),
        ("rip ~ off", "rip off"),
        ("nama ~ (saya|ku) adalah", "namaku adalah"),
        ("NUMBER ~ times", "12 times"),
        ("asked (WORD) twice", "asked them twice"),
        ("a_dozen|many times", "a dozen times"),
        ("anti*", "antislip"),
        ("*less", "wireless"),
        ("a. ~ n.", "a.n."),
    ],
)
def test_a_phrase_matches(phrase, text):
    assert re.fullmatch(any_of([phrase]), text)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("sick|tired of this", "sick tired of this"),
        ("waste of (my) time", "waste of your time"),
        ("anti*", "anti"),
        ("*less", "less"),
        ("an.", "any"),
        ("NUMBER times", "two times"),
    ],
)
def test_a_phrase_does_not_match(phrase, text):
    assert not re.fullmatch(any_of([phrase]), text)


def test_the_longest_phrase_is_taken_first():
    assert re.match(any_of(["name", "name of|is"]), "name of Budi").group() == "name of"
    assert re.match(any_of(["name|name_of"]), "name of Budi").group() == "name of"


def test_a_phrase_of_the_start_is_found_nowhere_else():
    assert re.search(any_of(["^hey"]), "hey you")
    assert not re.search(any_of(["^hey"]), "oh hey")


def test_no_phrases_match_nothing():
    assert not re.search(any_of([]), "anything")
