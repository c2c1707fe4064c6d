"""The request's id, in every line logged while it is served."""
import logging

import pytest

from actions.request_log import (
    FORMAT,
    _Names,
    new_request_id,
    request_id,
    take_request_id,
)


def test_a_line_names_its_request():
    record = logging.LogRecord("shop", logging.WARNING, "x.py", 1, "late", (), None)
    token = request_id.set("abcd1234")
    try:
        assert _Names().filter(record)
    finally:
        request_id.reset(token)

    assert logging.Formatter(FORMAT).format(record) == "WARNING shop [abcd1234]: late"


@pytest.mark.parametrize("given", ["", "x", "a b c d e f g h", "x" * 65, "né" * 8, "a\nERROR: b"])
def test_a_name_that_is_none_of_ours_is_not_taken_over(given):
    assert take_request_id(given) != given


def test_one_of_ours_is():
    name = new_request_id()

    assert take_request_id(name) == name
