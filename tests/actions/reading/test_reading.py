"""Readings as JSON: whole, strict, and the same after a way there and back."""
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.reading.reading import Description, Price, Reading, Wish, reading_of

WORDS = st.text("abcdefg -'", min_size=1, max_size=12)
PRICES = st.builds(Price, max=st.decimals(1, 10**7, places=2), about=st.booleans())
THINGS = st.builds(
    Description, kind=WORDS, traits=st.lists(WORDS, max_size=3).map(tuple),
    not_traits=st.lists(WORDS, max_size=2).map(tuple), price=st.none() | PRICES,
    ordinal=st.none() | st.integers(-1, 20), is_refused=st.booleans(),
    quantity=st.none() | st.integers(0, 99) | st.just("all"),
)
WISHES = st.builds(
    Wish, act=st.sampled_from(["find", "add", "ask"]),
    objects=st.lists(THINGS, max_size=3).map(tuple),
    matter=st.text(max_size=9), said=st.text(max_size=9),
)
READINGS = st.builds(
    Reading, wishes=st.lists(WISHES, max_size=3).map(tuple),
    unread=st.lists(WORDS, max_size=2).map(tuple),
)


@given(READINGS)
def test_there_and_back_it_is_the_same(reading):
    assert reading_of(reading.as_json()) == reading


def test_what_is_not_said_is_left_out():
    wish = Wish(act="add", objects=(Description(kind="cards", quantity=0, is_refused=True),))

    assert Reading(wishes=(wish,)).as_json() == {
        "wishes": [{"act": "add", "objects": [{"kind": "cards", "quantity": 0, "not": True}]}]
    }


def test_a_price_is_a_plain_number():
    assert Price(min=Decimal("20.50"), max=Decimal(40)).as_json() == {"min": 20.5, "max": 40}


@pytest.mark.parametrize(("said", "problem"), [
    ({"wishes": [{"act": "buy"}]}, "act"),
    ({"wishes": [{"act": "add", "object": []}]}, "object"),
    ({"wishes": [{"act": "find", "objects": [{"price": {"min": 5, "max": 2}}]}]}, "above"),
    ({"wishes": [{"act": "find", "objects": [{"price": {}}]}]}, "limit"),
    ({"wishes": [{"act": "add", "objects": [{"quantity": "many"}]}]}, "quantity"),
])
def test_a_wrong_one_is_refused(said, problem):
    with pytest.raises(ValueError, match=problem):
        reading_of(said)
