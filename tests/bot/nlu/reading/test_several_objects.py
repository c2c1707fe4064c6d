"""Objects of one wish beside each other."""
import pytest

from actions.reading.reading import Description
from bot.nlu.reading.chunks import Chunk
from bot.nlu.reading.several_objects import at_ends


def ends(described, *fields):
    chunks = [Chunk(field, at, at + 1) for at, field in enumerate(fields)]
    return [each.ordinal for each in at_ends(Description(**described), chunks)]


@pytest.mark.parametrize(("described", "fields", "places"), [
    ({"ordinal": 1, "quantity": 2}, ("ordinal", "quantity"), [1, 2]),
    ({"ordinal": -1, "quantity": 3}, ("quantity", "ordinal"), [-3, -2, -1]),
    ({"ordinal": 2, "quantity": 2}, ("ordinal", "quantity"), [2]),  # two of the second
    ({"ordinal": 1, "quantity": 20}, ("ordinal", "quantity"), [1]),
    ({"ordinal": 1}, ("ordinal",), [1]),
])
def test_the_first_two_are_two_things(described, fields, places):
    assert ends(described, *fields) == places


def test_apart_they_are_pieces_of_one():
    chunks = [Chunk("quantity", 0, 1), Chunk("ordinal", 3, 4)]
    [only] = at_ends(Description(ordinal=1, quantity=2), chunks)
    assert (only.ordinal, only.quantity) == (1, 2)
