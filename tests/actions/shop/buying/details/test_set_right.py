"""What a message takes back while it is written."""
import pytest

from actions.shop.buying.details.set_right import renumbered, set_right


@pytest.mark.parametrize(("text", "meant"), [
    ("54 Pine Ave, not 45. Portland", "54 Pine Ave. Portland"),
    ("12 Rose Lane (not 21), York", "12 Rose Lane, York"),
    ("Jl. Cempaka 12, bukan 21. Semarang", "Jl. Cempaka 12. Semarang"),
    ("6 Canal Walk, no wait, 8 Canal Walk, Leeds", "8 Canal Walk, Leeds"),
    ("Jl. Mangga 2, eh salah Jl. Mangga 3, Cirebon", "Jl. Mangga 3, Cirebon"),
    ("Ann Lee, 6 Mill Lane, Leeds, no wait, 8 Mill Lane, Leeds", "Ann Lee, 8 Mill Lane, Leeds"),
    ("3300 Old Mill Rd, wait 3330, Macon", "3330 Old Mill Rd, Macon"),
    ("0812345678 eh salah 0812345679", "0812345679"),
    ("a@x.com, sorry, b@x.com", "b@x.com"),
    ("my name is Ann, I mean Anna Lee", "Anna Lee"),
    ("Sam Whitlock sorry", "Sam Whitlock"),
    ("Robby Tanaka maksudnya", "Robby Tanaka"),
])
def test_what_comes_after_takes_the_place_of_what_it_sets_right(text, meant):
    assert set_right(text) == (meant, True)


@pytest.mark.parametrize("text", [
    "No 12, Jalan SS2/24",  # the number of a house
    "Jon Wait, 5 Rose Lane",
    "leave it at the gate, sorry for the trouble",
    "don't ring, the baby sleeps",
    "12 Rose Lane, York",
    "no wait",
])
def test_what_takes_nothing_back_stays(text):
    assert set_right(text) == (text, False)


@pytest.mark.parametrize(("known", "said", "whole"), [
    ("Jl. Merdeka 17 Padang", "Jl. Merdeka 71", "Jl. Merdeka 71 Padang"),
    ("12 Rose Lane, York YO1 7EP", "14 rose lane", "14 rose lane, York YO1 7EP"),
    ("3300 Old Mill Rd", "3330", "3330 Old Mill Rd"),
    ("Jl. Merdeka 17 Padang", "Jl. Mawar 71", None),  # another street
    ("12 Rose Lane, Flat 3", "14", None),  # of two
    ("Jl. Melati 5", "40123", None),  # a postcode
])
def test_a_number_told_alone_or_with_its_street_is_the_number_of_the_house(known, said, whole):
    assert renumbered(known, said) == whole
