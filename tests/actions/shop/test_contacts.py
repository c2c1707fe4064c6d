"""Where a shopper can be reached, read from what they typed."""
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.shop.catalogue.catalogue import Profile
from actions.shop.catalogue.contact_ways import ContactWays
from actions.shop.contacts import contact_in, holds_contact

INDONESIAN = Profile("Toko", {"id": "IDR", "en": "USD"}, ())
BRITISH = Profile("Shop", {"en": "GBP"}, (), contact=ContactWays(phone="+44 20 7946 0958"))


@pytest.mark.parametrize(("text", "contact"), [
    ("0812 3456 7890", "0812 3456 7890"),
    ("WA 081234567890 ya kak", "081234567890"),
    ("hubungi saya di +62 812-3456-7890.", "+62 812-3456-7890"),
    ("(021) 7654 3210 kantor", "(021) 7654 3210"),
    ("siti.rahma@surat.example!", "siti.rahma@surat.example"),
    ("<siti@surat.example> or 0812 3456 7890", "siti@surat.example"),
])
def test_is_found_among_words(text, contact):
    assert contact_in(text, INDONESIAN) == contact
    assert holds_contact(text)


@pytest.mark.parametrize("text", [
    "", "yes please", "P1000234", "order #100234", "2 pieces for 150000", "0812", "siti@", "@siti",
    "call me",
])
def test_what_is_none_is_not_taken_for_one(text):
    assert contact_in(text, INDONESIAN, is_asked=True) is None


def test_a_number_without_its_country_is_of_the_shops():
    assert contact_in("020 7946 0958", BRITISH) == "020 7946 0958"
    assert contact_in("020 7946 0958", replace(BRITISH, contact=ContactWays()))


def test_a_number_that_is_named_as_one_needs_no_question():
    assert contact_in("call me on 07700 900123", BRITISH) == "07700 900123"
    assert contact_in("get me a person, parcel 550123456789 is lost", BRITISH) is None


def test_where_one_was_asked_for_one_that_nobody_was_given_is_taken_as_well():
    assert contact_in("07700 900123", BRITISH) is None
    assert contact_in("07700 900123", BRITISH, is_asked=True) == "07700 900123"


@pytest.mark.parametrize("text", ["0812345", "siti@", "5550123"])
def test_what_looks_like_one_is_known_though_it_is_wrong(text):
    assert holds_contact(text)
    assert contact_in(text, INDONESIAN, is_asked=True) is None


@pytest.mark.parametrize("text", ["yes", "P1000234", "#100234", "12 mugs", "rp 15.000"])
def test_what_does_not_look_like_one_is_left_alone(text):
    assert not holds_contact(text)


@given(st.text() | st.from_regex(r"[0-9+@.() -]{0,20}", fullmatch=True), st.booleans())
def test_any_text_is_read_without_harm(text, is_asked):
    contact = contact_in(text, INDONESIAN, is_asked)

    assert contact is None or holds_contact(contact)
