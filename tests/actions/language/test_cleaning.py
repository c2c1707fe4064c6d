"""Messages are read clean, and what is read has its place in what was typed."""
import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.language.cleaning import clean

MARKS = "\u200b\u200c\u200d\u200e\u200f\u202b\u2060\ufeff\u00ad"
WORDS = ("toaster", "kecap", "500rb", "5", "caf\u00e9", "m\u00b2")


def full_width(word):
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in word)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("toaster", "toaster"),
        ("toas\u200bter", "toaster"),
        ("\ufeff\u200fhow much\u200e", "how much"),
        ("\uff12 \uff34\uff4f\uff41\uff53\uff54\uff45\uff52", "2 Toaster"),
        ("\U0001d42d\U0001d41e\U0001d427\U0001d42d", "tent"),
        ("Rp\u00a0500.000", "Rp 500.000"),
        ("cafe\u0301", "caf\u00e9"),
        ("pe\u00admanggang", "pemanggang"),
        ("Nusa\u2122 5\u00b2", "Nusa\u2122 5\u00b2"),
        ("5\u338f", "5kg"),
        ("", ""),
        (MARKS, ""),
    ],
)
def test_reads_what_is_seen(typed, text):
    assert clean(typed).text == text


def test_a_span_is_told_of_what_was_typed():
    typed = "two \u200bto\u00adaster\u2060s, now"
    cleaned = clean(typed)

    start = cleaned.text.index("toasters")

    assert cleaned.typed(start, start + 8) == (5, typed.index(","))
    assert cleaned.clean(5, typed.index(",")) == (start, start + 8)


@given(st.text())
def test_what_is_clean_stays_so(text):
    once = clean(text).text

    assert clean(once).text == once
    assert not set(once) & set(MARKS)


@given(st.text(), st.data())
def test_every_place_is_within_the_message(text, data):
    cleaned = clean(text)
    start = data.draw(st.integers(0, len(cleaned.text)))
    end = data.draw(st.integers(start, len(cleaned.text)))

    first, last = cleaned.typed(start, end)

    assert 0 <= first <= last <= len(text)


@given(st.lists(st.tuples(st.sampled_from(WORDS), st.text(MARKS, max_size=2), st.booleans())))
def test_words_are_found_where_they_were_typed(said):
    dirty = [mark.join(full_width(word) if is_wide else word) for word, mark, is_wide in said]
    typed, at = "\u00a0".join(dirty), 0
    cleaned = clean(typed)

    for (word, _, _), written in zip(said, dirty, strict=True):
        start = cleaned.text.index(word, at)
        at = start + len(word)
        first, last = cleaned.typed(start, at)
        assert typed[first:last] == written
        assert cleaned.clean(first, last) == (start, at)
