"""The nearest name: a likely misspelling is found, another word is not."""
import pytest

from actions.nearest_name import nearest_name


@pytest.mark.parametrize(("written", "nearest"), [
    ("chekout", "checkout"), ("cart", "cart"), ("crat", "cart"), ("kitchen", None), ("", None),
])
def test_a_likely_misspelling_is_found(written, nearest):
    assert nearest_name(written, {"cart", "checkout", "payment"}) == nearest
