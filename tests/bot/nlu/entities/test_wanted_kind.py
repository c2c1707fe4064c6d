"""Whether a suggestion is wanted that is better, or one that goes with it."""
import pytest

from tests.bot.nlu.small_shop import found


@pytest.mark.parametrize(("text", "kind"), [
    ("anything better?", "up_sell"),
    ("is there an upgrade for it", "up_sell"),
    ("ada yang lebih bagus?", "up_sell"),
    ("ada seri di atasnya ga", "up_sell"),
    ("ada kemasan yang lebih besar ga", "up_sell"),
    ("what goes with it?", "cross_sell"),
    ("what goes well with these shoes", "cross_sell"),
    ("pelengkapnya apa aja", "cross_sell"),
    ("cocoknya sama apa", "cross_sell"),
])
def test_knows_which_kind_is_wanted(text, kind):
    assert found(text, "wanted_kind") == [("wanted_kind", kind)]


@pytest.mark.parametrize("text", ["any suggestions?", "kasih saran dong", "something cheaper"])
def test_leaves_it_open_where_nothing_says(text):
    assert found(text, "wanted_kind") == []
