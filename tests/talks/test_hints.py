"""What a reply lacks, and what it has though it mustn't."""
import pytest
from pydantic import ValidationError

from tests.talks.hints import Hints, pieces_wrong

LINES = ["text: Added: 2 × White Mug.", "line: MUG-1 x2 | White Mug", "line: TEA x1 | Green Tea"]


def test_a_line_begins_and_ends_where_the_pattern_says():
    assert Hints(has=["^line: mug-1 x2", "Mug$"]).lacking(LINES) == []
    assert Hints(has=["^MUG"]).lacking(LINES) == ["lacks /^MUG/"]


def test_one_of_several_will_do():
    assert Hints(any=["CUP", "TEA"]).lacking(LINES) == []
    assert Hints(any=["CUP", "POT"]).lacking(LINES) == ["has none of /CUP/ /POT/"]


def test_what_must_not_be_there_is_told_apart():
    hints = Hints(lacks="x2")

    assert hints.lacking(LINES) == []
    assert hints.forbidden(LINES) == ["must not have /x2/"]


def test_a_pattern_that_is_none_is_refused():
    with pytest.raises(ValidationError, match="unterminated"):
        Hints(has=["[a"])


@pytest.mark.parametrize(("wanted", "wrong"), [
    ({"MUG-1": 2, "TEA": 1}, []),
    ({"MUG": 3, "TEA": 1}, ["/MUG/ is 2, not 3"]),
    ({"MUG": 2}, ["1 × TEA Green Tea is too much"]),
    ({"MUG": 2, "TEA": 1, "POT": 1}, ["/POT/ is 0, not 1"]),
    ({"MUG|TEA": 3}, []),
])
def test_a_cart_is_counted_by_pattern(wanted, wrong):
    assert pieces_wrong(wanted, {"MUG-1 White Mug": 2, "TEA Green Tea": 1}) == wrong


def test_an_empty_cart_may_be_wanted():
    assert pieces_wrong({}, {}) == []
    assert pieces_wrong({}, {"TEA Green Tea": 1}) == ["1 × TEA Green Tea is too much"]
