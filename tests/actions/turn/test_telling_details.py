"""What of a message is the detail that was asked for."""
import pytest

from actions.reading.reading import Wish
from actions.turn.telling_details import said_detail
from actions.turn.turn import Turn


def detail(text, matter, act="give"):
    return said_detail(Turn("c", text, wish=Wish(act=act, matter=matter)))


@pytest.mark.parametrize(("text", "matter", "given"), [
    ("put it on Grace Okafor please", "grace okafor", "Grace Okafor"),
    ("for my dad, Paul Hendriks", "paul hendriks", "Paul Hendriks"),
    ("tulis aja putri maharani", "putri maharani", "putri maharani"),
    ("Bu Sri", "sri", "Bu Sri"),
    ("siti nurhaliza", "nurhaliza", "siti nurhaliza"),
    ("buat bu sri aja", "sri", "bu sri"),
    ("The Old Mill, Mill Lane, Stow", "old mill, mill lane, stow",
     "The Old Mill, Mill Lane, Stow"),
    ("No. 14 Adeola Street, Lagos", "14 adeola street, lagos", "No. 14 Adeola Street, Lagos"),
    ("put it on dr. sam van der berg", "sam van", "dr. sam van der berg"),
    ("ke kos Melati kamar 9, Depok", "kos melati kamar 9, depok", "kos Melati kamar 9, Depok"),
])
def test_what_is_given_is_what_answers(text, matter, given):
    assert detail(text, matter) == given


@pytest.mark.parametrize(("text", "matter"), [
    ("Ana Maria de Souza", "ana maria"),  # a name cut short
    ("12 Mill Lane, Oxford", "mill lane, oxford"),  # a number left out
    ("Jl. Melati 5 blok C", "jl. melati 5"),
    ("Gianyar, Bali 80571", "bali 80571"),
    ("Grace Okafor", ""),
    ("Grace Okafor", "okafor grace"),  # not so in the text
])
def test_all_is_given_where_something_telling_would_be_lost(text, matter):
    assert detail(text, matter) == text


def test_a_message_that_gives_nothing_is_taken_as_it_is():
    assert detail("Grace Okafor", "grace", act="find") == "Grace Okafor"
    assert said_detail(Turn("c", "Grace Okafor")) == "Grace Okafor"
