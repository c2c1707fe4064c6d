"""Forms of words by the endings of the packs."""
import pytest

from actions.language.forms import not_compared, singular, stripped, without_possessive


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("toasters", "toaster"), ("batteries", "battery"), ("dresses", "dress"),
        ("dishes", "dish"), ("boxes", "box"), ("women's", "women"), ("it's", "it"),
        ("glass", "glass"), ("gratis", "gratis"), ("tas", "tas"), ("bus", "bus"), ("gps", "gps"),
        ("bookshelves", "bookshelf"), ("knives", "knife"), ("gloves", "glove"), ("valves", "valve"),
    ],
)
def test_words_have_a_singular(word, form):
    assert singular(word) == form


@pytest.mark.parametrize(
    ("word", "form"), [("warnanya", "warna"), ("punya", "punya"), ("nya", "nya"), ("toys", "toys")]
)
def test_a_possessive_leaves_a_word(word, form):
    assert without_possessive(word) == form


def test_a_possessive_may_leave_a_short_word_where_it_is_looked_up():
    assert without_possessive("hpnya", shortest=1) == "hp"


@pytest.mark.parametrize(
    ("word", "form"), [("cameras", "camera"), ("helmnya", "helm"), ("glass", "glas")]
)
def test_words_are_stripped_to_be_compared(word, form):
    assert stripped(word) == form


@pytest.mark.parametrize(
    ("word", "form"), [("heavier", "heavy"), ("lighter", "light"), ("her", "her"), ("red", "red")]
)
def test_compared_words_have_a_plain_form(word, form):
    assert not_compared(word) == form
