"""Whose parcel it is, where the name stands in a sentence, behind a greeting or before a place."""
import pytest

from actions.shop.buying.details.details_in import details_in

ROSE = "12 Rose Lane, York"


def who_and_where(text, asked=None, known=None):
    found = details_in(text, asked, known)
    return found.name, found.address


@pytest.mark.parametrize(("text", "name", "address"), [
    (f"hiya its Dev Patel, {ROSE}", "Dev Patel", ROSE),
    (f"hi there, it's going to Rob Tanner at {ROSE}", "Rob Tanner", ROSE),
    (f"its for my mum, Joyce Kendrick, {ROSE}", "Joyce Kendrick", ROSE),
    ("kirim ke rumah mertua saya ya, Bu Sulastri, Jl. Veteran 33 Klaten", "Bu Sulastri",
     "Jl. Veteran 33 Klaten"),
    ("name Kenji Ota addr 1208 Alder Ct Eugene OR 97401", "Kenji Ota",
     "1208 Alder Ct Eugene OR 97401"),
    (f"Can you use\nNora Finch. {ROSE}", "Nora Finch", ROSE),
    (f"Mr and Mrs Doyle, {ROSE}", "Mr and Mrs Doyle", ROSE),
    (f"for María del Carmen Pérez, {ROSE}", "María del Carmen Pérez", ROSE),
    ("Mas Anto", "Mas Anto", None),
    (f"Will\n{ROSE}", "Will", ROSE),  # a word of any sentence, and a name
])
def test_the_name_is_what_the_words_before_it_lead_to(text, name, address):
    assert who_and_where(text, "name") == (name, address)


@pytest.mark.parametrize("text", [
    f"checkout: Jan de Vries, {ROSE}",
    f"check out, Jan de Vries, {ROSE}",
    f"I want to order this. Jan de Vries; send it to {ROSE}",
    f"checkout, put it under Jan de Vries, my address is {ROSE}",
])
def test_a_name_before_an_address_is_told_with_the_beginning(text):
    assert who_and_where(text) == ("Jan de Vries", ROSE)


def test_a_name_told_again_in_full_is_no_address():
    assert who_and_where("Sam Whitlock sorry", "address", "Sam") == ("Sam Whitlock", None)
    assert who_and_where("nomer hp tini", "confirmed", "Tini") == (None, None)


@pytest.mark.parametrize(("text", "name"), [
    ("use Ann Lee", "Ann Lee"), ("pakai Budi Santoso saja", "Budi Santoso"),
    ("use my points", None), ("use points please", None), ("pakai poin saya", None),
])
def test_what_shall_be_used_is_a_name_where_it_is_written_as_one(text, name):
    assert details_in(text, "confirmed", "Jan de Vries").name == name
