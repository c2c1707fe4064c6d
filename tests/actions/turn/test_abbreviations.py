"""Colours typed short."""
import pytest

from actions.turn.abbreviations import abbreviated_colours
from tests.actions.turn.test_resolving import SHOP


@pytest.mark.parametrize(("text", "colours"), [
    ("xl wht", ("white",)), ("43 blk pls", ("black",)), ("M", ()), ("grn", ()), ("rd, L", ("red",)),
])
def test_a_word_that_can_be_one_colour_alone(text, colours):
    assert abbreviated_colours(text, SHOP.products["TEE-1"]) == colours
