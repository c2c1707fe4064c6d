"""What words of closed fields stand for, as examples taught it or as numbers say."""
import pytest

from bot.nlu.reading.marked_examples import parse
from bot.nlu.reading.said_values import SaidValues, learn_values

VALUES = learn_values([
    parse("find", "[paling murah](order:cheapest)"),
    parse("find", "[paling murah](order:cheapest) [lho](order:best)"),
    parse("find", "[murah](order:cheap)"),
    parse("find", "[murah](order:cheap)"),
    parse("find", "[murah](order:cheapest)"),
    parse("show", "[yang buncit](ordinal:-1)"),
    parse("show", "[gituan](pointing:those)"),
    parse("add", "[selusin](quantity:12) [semua](all:all)"),
    parse("add", "[segambreng](quantity:all)"),
    parse("add", "[all three](quantity:all) but [three](quantity:all)"),
    parse("add", "[a dozen](quantity:13)"),
    parse("find", "[kettle](kind:teapot)"),
])


@pytest.mark.parametrize(("words", "order"), [
    ("paling murah", "cheapest"),  # learnt
    ("murah", "cheap"),  # what was meant most often
    ("heaviest", "heaviest"),
    ("longest battery", "longest battery"),  # not known: the words themselves
])
def test_an_order(words, order):
    assert VALUES.order(words) == order


@pytest.mark.parametrize(("words", "place"), [
    ("yang buncit", -1), ("second one", 2), ("no 3", 3), ("#12", 12), ("nomor dua", 2),
    ("whichever", None),
])
def test_an_ordinal(words, place):
    assert VALUES.ordinal(words) == place


@pytest.mark.parametrize(("words", "number"), [
    ("2", "2"), ("two", "2"), ("dua", "2"), ("a dozen", "12"), ("selusin", "12"), ("3 dozen", "36"),
    ("segambreng", "all"), ("all three", "all"), ("three", "3"), ("both", "2"),
    ("hardly", None), ("0", None), ("99999999999", None),
])
def test_a_quantity(words, number):
    assert VALUES.quantity(words) == number


@pytest.mark.parametrize(("words", "pointing"), [
    ("this", "this"), ("gituan", "those"), ("those gituan", "those"), ("kaya gituan", "those"),
    ("whatever", "that"),  # it points, nobody knows at what
])
def test_a_pointing_word(words, pointing):
    assert VALUES.pointing(words) == pointing


def test_only_closed_fields_are_learnt():
    assert set(VALUES.values) == {"order", "ordinal", "pointing", "quantity"}


def test_without_examples_numbers_are_read_all_the_same():
    assert SaidValues().quantity("two") == "2"
    assert SaidValues().ordinal("the first") == 1
