"""Holdout: a share of the shoppers, always the same ones."""
import pytest

from actions.selling.holdout import is_held_out
from actions.selling.rules import Rules

VISITORS = [f"u:customer-{number}" for number in range(2000)]


def held_out(share):
    rules = Rules(holdout_share=share)
    return {visitor for visitor in VISITORS if is_held_out(visitor, rules)}


def test_nobody_is_held_out_unless_the_merchant_wants_it():
    assert held_out(Rules().holdout_share) == set()


@pytest.mark.parametrize(("share", "least", "most"), [(0.1, 160, 240), (0.5, 920, 1080)])
def test_about_the_wanted_share_is_held_out(share, least, most):
    assert least <= len(held_out(share)) <= most


@pytest.mark.parametrize(
    ("visitor", "share", "expected"),
    [
        ("c:conv", 0.44, False), ("c:conv", 0.45, True),
        ("u:ana", 0.06, False), ("u:ana", 0.07, True),
    ],
)
def test_the_same_visitor_is_always_in_or_always_out(visitor, share, expected):
    assert is_held_out(visitor, Rules(holdout_share=share)) is expected


def test_a_larger_share_keeps_those_who_were_held_out_before():
    assert held_out(0.1) < held_out(0.2) < held_out(0.5)
