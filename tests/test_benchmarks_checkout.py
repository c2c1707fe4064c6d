"""Checkouts that are played, and what an order counts as."""
from pathlib import Path

import pytest

from tests.benchmarks.checkout.by_hand import CheckoutError, read_checkouts
from tests.benchmarks.checkout.judging import figures, is_deliverable, wrong_fields
from tests.benchmarks.checkout.playing import Played
from tests.benchmarks.checkout.telling import SHAPES, Checkout, checkouts

OWN = Path("tests/checkouts")
BY_HAND = 25  # in each language
RIGHT = {
    "name": "Ann Lee", "address": "14 Rose Lane, York", "phone": "07700 900123",
    "email": "ann@example.org", "note": "ring twice", "delivery": "standard",
}


def played(language="en", is_placed=True, right=(), **stored):
    held = {name: value for name, value in {**RIGHT, **stored}.items() if value}
    return Played(Checkout(language, {**RIGHT, **dict(right)}, ()), is_placed, held)


def test_an_order_as_it_was_told_is_right_however_it_is_written():
    order = played(address="14 rose lane york", phone="07700-900-123", email="Ann@example.org")

    assert is_deliverable(order)
    assert list(wrong_fields(order)) == []


@pytest.mark.parametrize(("stored", "wrong"), [
    ({"name": "Ann"}, ["name"]),
    ({"address": "14 Rose Lane"}, ["address"]),
    ({"phone": "07700 900124"}, ["phone"]),
    ({"email": "lee@example.org"}, ["email"]),
    ({"delivery": "express"}, ["delivery"]),
    ({"phone": ""}, []),
    ({"email": ""}, []),
    ({"delivery": ""}, []),
])
def test_a_parcel_that_would_go_wrong_is_not_deliverable(stored, wrong):
    order = played(**stored)

    assert not is_deliverable(order)
    assert list(wrong_fields(order)) == wrong


def test_a_note_hinders_no_parcel_though_it_may_be_wrong():
    assert is_deliverable(played(note=""))
    assert is_deliverable(played(note="ann"))
    assert list(wrong_fields(played(note="ann"))) == ["note"]


def test_what_was_not_told_is_wrong_where_it_is_stored():
    told = {"name": "Ann Lee", "delivery": "pickup"}
    order = Played(Checkout("en", told, ()), True, {**told, "address": "Ann Lee"})

    assert is_deliverable(order)
    assert list(wrong_fields(order)) == ["address"]


def test_what_is_not_ordered_is_not_deliverable():
    assert not is_deliverable(played(is_placed=False))


def test_figures_are_shares_of_checkouts_and_of_fields_stored():
    told = figures([played(), played("id", name="Ann", note="")])

    assert (told["checkout_deliverable"], told["checkouts"]) == (0.5, 2)
    assert told["checkout_wrong_fields"] == round(1 / 11, 4)
    assert (told["checkout_deliverable_en"], told["checkout_deliverable_id"]) == (1, 0)
    assert (told["checkout_wrong_fields_en"], told["checkout_wrong_fields_id"]) == (0, 0.2)


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_same_seed_tells_the_same_in_every_shape(language):
    told = list(checkouts(language, 2 * len(SHAPES), seed=3))

    assert told == list(checkouts(language, 2 * len(SHAPES), seed=3))
    assert told != list(checkouts(language, 2 * len(SHAPES), seed=4))
    assert [each.shape for each in told] == [*SHAPES, *SHAPES]


@pytest.mark.parametrize("language", ["en", "id"])
def test_all_that_must_be_stored_is_told(language):
    for each in checkouts(language, 20 * len(SHAPES), seed=3):
        said = " ".join((*each.says, *each.answers.values(), *each.before_yes))
        wanted = {name: value for name, value in each.right.items() if name != "delivery"}
        lacking = [
            name for name, value in wanted.items()
            if any(word not in said for word in value.replace(",", " ").split())
        ]

        assert lacking == []
        assert ("address" in each.right) is (each.right["delivery"] != "pickup")


def test_those_by_hand_are_read_in_each_language():
    told = read_checkouts(OWN)

    assert {each.language for each in told} == {"en", "id"}
    assert [sum(x.language == language for x in told) >= BY_HAND for language in ("en", "id")] == [
        True, True]


@pytest.mark.parametrize(("text", "told"), [
    ("- {says: [hi], right: {address: York}}", "checkout 1.*name"),
    ("- {says: [hi], right: {name: Ann, colour: red}}", "colour"),
    ("- {says: [hi], right: {name: Ann, delivery: drone}}", "delivery is one of"),
    ("- {right: {name: Ann}}", "says"),
    ("- hi", "checkout 1"),
    ("- [", r"en\.yml"),
])
def test_what_cannot_be_read_is_named(tmp_path, text, told):
    (tmp_path / "en.yml").write_text(text)

    with pytest.raises(CheckoutError, match=f"(?s){told}"):
        read_checkouts(tmp_path)


def test_an_empty_folder_is_told(tmp_path):
    with pytest.raises(CheckoutError, match="no checkouts"):
        read_checkouts(tmp_path)
