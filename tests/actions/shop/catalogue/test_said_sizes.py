"""Sizes as they are said."""
import pytest

from actions.shop.catalogue.said_sizes import in_digits, size_key


@pytest.mark.parametrize(("said", "key"), [
    ("Size M", "m"), ("medium", "m"), ("2XL", "xxl"), ("42.5", "42.5"), ("forty one", "41"),
    ("empat satu", "41"), ("empat puluh dua", "42"), ("size forty", "40"), ("one size", "one"),
])
def test_the_same_size_said_in_several_ways(said, key):
    assert size_key(said) == size_key(key)


@pytest.mark.parametrize(("words", "digits"), [
    (["forty", "one", "black"], ["41", "black"]),
    (["empat", "satu", "hitam"], ["41", "hitam"]),
    (["43", "black"], ["43", "black"]),
    (["one", "black"], ["one", "black"]),
    ([], []),
])
def test_numbers_in_words_are_digits(words, digits):
    assert list(in_digits(words)) == digits
