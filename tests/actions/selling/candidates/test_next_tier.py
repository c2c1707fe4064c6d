"""Next tier: one better product of the same family, in the place of the one looked at."""
import pytest

from actions.selling.candidates.next_tier import NextTier
from tests.actions.selling.builders import a_situation


@pytest.mark.parametrize(
    ("looked_at", "skus"),
    [("CAM-1", ["CAM-2"]), ("CAM-2", ["CAM-3"]), ("CAM-3", []), ("CASE", []), (None, []),
     ("NO-SUCH", [])],
)
def test_proposes_one_tier_up_from_what_is_looked_at(looked_at, skus):
    proposed = NextTier().propose(a_situation(looked_at=looked_at))

    assert [candidate.sku for candidate in proposed] == skus


def test_takes_the_place_of_what_is_looked_at():
    [candidate] = NextTier().propose(a_situation(looked_at="CAM-1"))

    assert (candidate.anchor, candidate.kind, candidate.act) == ("CAM-1", "up_sell", "swap")


def test_may_speak_until_something_is_chosen():
    assert NextTier.defaults.stages == ("browsing", "deciding")
