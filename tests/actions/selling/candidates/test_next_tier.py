"""Next tier: one better product of the same family, before the choice is made."""
import pytest

from actions.selling.candidates.next_tier import NextTier
from actions.selling.model import CartItem
from tests.actions.selling.builders import a_situation


@pytest.mark.parametrize(
    ("looked_at", "skus"),
    [("CAM-1", ["CAM-2"]), ("CAM-2", ["CAM-3"]), ("CAM-3", []), ("CASE", []), (None, []),
     ("NO-SUCH", [])],
)
def test_proposes_one_tier_up_from_what_is_looked_at(looked_at, skus):
    proposed = NextTier().propose(a_situation(looked_at=looked_at))

    assert [candidate.sku for candidate in proposed] == skus


def test_names_the_product_it_is_compared_with():
    proposed = NextTier().propose(a_situation(looked_at="CAM-1"))

    assert (proposed[0].anchor, proposed[0].kind) == ("CAM-1", "up_sell")


def test_keeps_quiet_once_the_choice_is_in_the_cart():
    situation = a_situation(looked_at="CAM-1", cart=(CartItem("CAM-1"),))

    assert NextTier().propose(situation) == []
