"""The request's id, in every line logged while it is served, in either format."""
import json
import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.request_log import (
    PLAIN,
    JsonLines,
    _Names,
    new_request_id,
    request_id,
    take_request_id,
    utc,
)
from bot.supervisor.screen import LONGEST_LINE


def a_record(message="late", *arguments, error=None, level=logging.WARNING):
    told = (type(error), error, error.__traceback__) if error else None
    return logging.LogRecord("shop", level, "x.py", 1, message, arguments, told)


@pytest.fixture
def request_named():
    token = request_id.set("abcd1234")
    yield
    request_id.reset(token)


def test_a_line_names_its_request(request_named):
    record = a_record()

    assert _Names().filter(record)
    assert logging.Formatter(PLAIN).format(record) == "WARNING shop [abcd1234]: late"


def test_an_object_tells_the_same_and_more(request_named):
    record = a_record("late by %d s", 3)
    record.created = 1_700_000_000.25

    told = json.loads(JsonLines("front").format(record))

    assert told.pop("pid") > 0
    assert told == {
        "time": "2023-11-14T22:13:20.250Z", "level": "WARNING", "process": "front",
        "logger": "shop", "request_id": "abcd1234", "message": "late by 3 s",
    }


def test_what_no_request_caused_has_no_id_and_an_error_its_trace():
    told = json.loads(JsonLines("jobs").format(a_record(error=LookupError("no luck"))))

    assert told["request_id"] is None
    assert told["exception"] == "LookupError: no luck"


@given(st.text(), st.text())
def test_whatever_is_said_is_one_line_of_ascii(message, reason):
    line = JsonLines("bot").format(a_record("%s", message, error=ValueError(reason)))

    assert line.isascii()
    assert line.isprintable()
    assert json.loads(line)["message"] == message


def test_the_longest_message_and_trace_are_passed_on_whole():
    long = a_record("x" * 9_000, error=ValueError("line\n" * 9_000))

    line = JsonLines("bot").format(long)

    assert len(line) < LONGEST_LINE
    assert json.loads(line)["exception"].endswith("line\n")


@pytest.mark.parametrize(("seconds", "told"), [
    (0, "1970-01-01T00:00:00.000Z"), (0.9999, "1970-01-01T00:00:00.999Z"),
])
def test_moments_are_told_to_the_millisecond(seconds, told):
    assert utc(seconds) == told


@pytest.mark.parametrize("given", ["", "x", "a b c d e f g h", "x" * 65, "né" * 8, "a\nERROR: b"])
def test_a_name_that_is_none_of_ours_is_not_taken_over(given):
    assert take_request_id(given) != given


def test_one_of_ours_is():
    name = new_request_id()

    assert take_request_id(name) == name
