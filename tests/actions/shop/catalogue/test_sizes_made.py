import pytest

from actions.shop.catalogue.sizes_made import bare_size, in_natural_order, size_keys


@pytest.mark.parametrize(
    ("sizes", "ordered"),
    [
        (["10", "5", "6"], ["5", "6", "10"]),
        (["43", "42.5", "42"], ["42", "42.5", "43"]),
        (["L", "XS", "M", "XXL", "S", "XL"], ["XS", "S", "M", "L", "XL", "XXL"]),
        (["2XL", "XXS", "M"], ["XXS", "M", "2XL"]),
        (["one size", "M", "7"], ["M", "7", "one size"]),
    ],
)
def test_sizes_come_in_their_natural_order(sizes, ordered):
    assert in_natural_order(sizes) == ordered


@pytest.mark.parametrize(
    ("said", "bare"),
    [("42.5", "42.5"), ("size 42", "42"), ("EU 44", "44"), ("ukuran XL", "xl"), ("28cm", None),
     ("at least 150 cm", None), ("", None)],
)
def test_a_size_beside_the_words_that_say_so(said, bare):
    assert bare_size(said) == bare


@pytest.mark.parametrize(("one", "other"), [("2XL", "xxl"), ("medium", "M"), ("EU 44", "44")])
def test_two_ways_to_say_a_size(one, other):
    assert size_keys(one) & size_keys(other)
