"""Promises of the reader that hold whatever is typed and however little it has learnt."""
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actions.reading.reading import reading_of
from bot.nlu.reading.message_tokens import tokens_of
from bot.nlu.reading.reader import MOST_TOKENS, LocalReader

TYPED = st.text(max_size=200) | st.text("ab 12.,-/\n[](){}|+:'\u200b\u202e\U0001f600", max_size=200)
LONG = {
    "5,000 characters": ("two red mugs and no kettle, under 40 please " * 200)[:5000],
    "one word of 5,000": "x" * 5000,
    "5,000 signs": "," * 5000,
    "200 emoji": "\U0001f600" * 200,
    "300 SKUs": " ".join(f"TOAST-{number}S" for number in range(300)),
    "a long link": "https://shop.example.com/" + "p/" * 2400,
}
TIMES_AS_MUCH, TRIES = 4, 5
# The trained reader is the same for all examples: none of them changes it.
whatever = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@whatever
@given(text=TYPED)
def test_no_text_makes_it_fail(reader, text):
    reading = reader.read(text)

    assert reading_of(reading.as_json()) == reading


@whatever
@given(text=TYPED)
def test_reading_twice_gives_the_same(reader, text):
    assert reader.read(text) == reader.read(text)


@whatever
@given(text=TYPED)
def test_wishes_lie_side_by_side_in_the_message(reader, text):
    heard = reader.hear(text, ())

    assert [text[start:end] for start, end in heard.spans] == [w.said for w in heard.reading.wishes]
    places = [place for span in heard.spans for place in span]
    assert places == sorted(places)


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_a_long_message_costs_little_more_than_what_is_read_of_it(reader, text):
    """Beside one that is read whole, in time of the processor: others work on this machine too."""
    whole = " ".join(["two red mugs"] * (MOST_TOKENS // 3))
    reader.read(whole)  # the encoder is made when first asked for

    assert _least_time(reader, text) < TIMES_AS_MUCH * _least_time(reader, whole)


def _least_time(reader, text):
    taken = []
    for _ in range(TRIES):
        began = time.process_time()
        reader.read(text)
        taken.append(time.process_time() - began)
    return min(taken)


def test_what_is_too_long_is_told_as_unread(reader):
    words = [f"word{number}" for number in range(MOST_TOKENS + 3)]

    reading = reader.read(" ".join(words))

    assert reading.unread[-1] == " ".join(words[MOST_TOKENS:])
    assert len(tokens_of(reading.unread[-1])) == 3


@pytest.mark.parametrize("text", ["", " ", "\n\t"])
def test_where_nothing_is_said_nothing_is_read(reader, text):
    assert reader.read(text).as_json() == {}


def test_it_asks_for_the_shops_words(tagger, reader):
    asked = []
    own = LocalReader(tagger, reader.values, lambda text: asked.append(text) or ())

    own.read("a kettle")

    assert asked == ["a kettle"]
