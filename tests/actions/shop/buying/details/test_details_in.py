"""Details of a delivery in one message: each is found, whole and in its place."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.shop.buying.details.details_in import details_in, is_all_said
from actions.shop.buying.details.places import is_whole, with_postcode
from actions.shop.catalogue.catalogue import Profile
from actions.shop.contacts import regions_of
from tests.actions.shop.buying.details.parcels import parcels

REGIONS = regions_of(Profile("Toko", {"en": "USD", "id": "IDR"}, ()))
FIELDS = ("name", "address", "phone", "email", "note")
COUNT, DELIVERABLE, WRONG = 400, 0.99, 0.003


def found_in(text, asked=None, name=None):
    """What was found, by field, without what wasn't."""
    found = details_in(text, asked, name, REGIONS)
    return {field: getattr(found, field) for field in FIELDS if getattr(found, field)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "José Ñuñez, 14 Rose Lane, York YO1 7EP, phone 07700 900123",
            {
                "name": "José Ñuñez",
                "address": "14 Rose Lane, York YO1 7EP",
                "phone": "07700 900123",
            },
        ),
        (
            "a.n. Ibu Sri (WA 081200001111), jl kenanga 10 rt 2 rw 5 bekasi",
            {
                "name": "Ibu Sri",
                "address": "jl kenanga 10 rt 2 rw 5 bekasi",
                "phone": "081200001111",
            },
        ),
        (
            "a.n. ibu Sri Rahayu (WA 081200001111)",
            {"name": "ibu Sri Rahayu", "phone": "081200001111"},
        ),
        (
            "John Smith\n12 Rose Lane\nYork\nYO1 7EP\n07700900123",
            {
                "name": "John Smith",
                "address": "12 Rose Lane, York, YO1 7EP",
                "phone": "07700900123",
            },
        ),
        (
            "my name is Ann Lee and I live at 12 Rose Lane, York",
            {"name": "Ann Lee", "address": "12 Rose Lane, York"},
        ),
        (
            "Ann Lee 12 Rose Lane York YO1 7EP",
            {"name": "Ann Lee", "address": "12 Rose Lane York YO1 7EP"},
        ),
        (
            "send it to Ann Lee, 12 Rose Lane, York",
            {"name": "Ann Lee", "address": "12 Rose Lane, York"},
        ),
        ("It's Priya, call me on 0812 3456 7890", {"name": "Priya", "phone": "0812 3456 7890"}),
        ("Budi Santoso, S.Kom", {"name": "Budi Santoso, S.Kom"}),
        ("jl kenanga 10", {"address": "jl kenanga 10"}),
        ("東京都千代田区丸の内1-1", {"address": "東京都千代田区丸の内1-1"}),
        ("山田太郎", {"name": "山田太郎"}),
        ("Ng", {"name": "Ng"}),
        ("Ya", {"name": "Ya"}),
        ("ya", {}),
        ("Diane Lane", {"name": "Diane Lane"}),
        ("untuk Bu Nani", {"name": "Bu Nani"}),
        ("for Ann Lee", {"name": "Ann Lee"}),
        ("Le Thi Ya", {"name": "Le Thi Ya"}),
        (
            "Tom Becker, 9 Mill Hill, Leeds LS2 7QA, standard is fine",
            {"name": "Tom Becker", "address": "9 Mill Hill, Leeds LS2 7QA"},
        ),
        (
            "Rina, Jl. Cendana 21, Bandung 40162, kilat aja ya",
            {"name": "Rina", "address": "Jl. Cendana 21, Bandung 40162"},
        ),
        (
            "Ann Lee, 12 Express Road, York",
            {"name": "Ann Lee", "address": "12 Express Road, York"},
        ),
        (
            "send it to 2 Dock Street, Hull HU1 3AB, attn Paula Reed",
            {"name": "Paula Reed", "address": "2 Dock Street, Hull HU1 3AB"},
        ),
        (
            "My name's Fiona Reid and the parcel goes to 4 Loch View, Oban PA34 4AA",
            {"name": "Fiona Reid", "address": "4 Loch View, Oban PA34 4AA"},
        ),
        ("wrong name, it's Ibu Sri Rahayu", {"name": "Ibu Sri Rahayu"}),
        ("saya mau pesan sekarang", {}),
        ("saya ambil di toko ya", {}),
        ("saya Budi", {"name": "Budi"}),
        ("ok", {}),
        ("", {}),
        ("...", {}),
    ],
)
def test_what_answers_the_question_for_a_name(text, found):
    assert found_in(text, "name") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "14 Rose Lane, York YO1 7EP, 07700 900123, leave it in the porch please",
            {
                "address": "14 Rose Lane, York YO1 7EP",
                "phone": "07700 900123",
                "note": "leave it in the porch please",
            },
        ),
        (
            "jl melati 5 bandung, wa 0812 3456 7890, catatan: titip di satpam, jangan dibanting",
            {
                "address": "jl melati 5 bandung",
                "phone": "0812 3456 7890",
                "note": "titip di satpam, jangan dibanting",
            },
        ),
        (
            "my address is 22 Lavender Close, Bristol BS8 1QT and my email is a@b.com",
            {"address": "22 Lavender Close, Bristol BS8 1QT", "email": "a@b.com"},
        ),
        ("Ann Lee, 12 Rose Lane, York", {"name": "Ann Lee", "address": "12 Rose Lane, York"}),
        ("York", {"address": "York"}),
        (
            "her address is 27 Station Road, Truro TR1 3HH",
            {"address": "27 Station Road, Truro TR1 3HH"},
        ),
        ("alamat yang benar: Jl. Elang 9, Palembang", {"address": "Jl. Elang 9, Palembang"}),
        (
            "12 Rose Lane, York please, for the office",
            {"address": "12 Rose Lane, York, for the office"},
        ),
        ("express please", {}),
        ("rt 2 rw 5", {"address": "rt 2 rw 5"}),
        ("YO1 7EP", {"address": "YO1 7EP"}),
        ("siobhan+shop@example.co.uk", {"email": "siobhan+shop@example.co.uk"}),
        ("0812 3456 7890", {"phone": "0812 3456 7890"}),
        (
            "jl melati 5 bandung 40123 081234567890",
            {"address": "jl melati 5 bandung 40123", "phone": "081234567890"},
        ),
        (
            "Av. Paulista 1000, 01310-100 São Paulo",
            {"address": "Av. Paulista 1000, 01310-100 São Paulo"},
        ),
    ],
)
def test_what_answers_the_question_for_an_address(text, found):
    assert found_in(text, "address", "Ann Lee") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("my phone is 07700 900123", {"phone": "07700 900123"}),
        ("the postcode is YO1 7EQ", {"address": "YO1 7EQ"}),
        ("kode posnya 40123", {"address": "40123"}),
        (
            "wrong address, it should be 15 Oak Ave, Springfield",
            {"address": "15 Oak Ave, Springfield"},
        ),
        (
            "salah alamat, yang benar Jl. Teratai 21, Bogor",
            {"address": "Jl. Teratai 21, Bogor"},
        ),
        ("no wait, it's 16 Rose Lane, York YO1 7EP", {"address": "16 Rose Lane, York YO1 7EP"}),
        ("please leave it with the neighbour", {"note": "please leave it with the neighbour"}),
        ("express please", {}),
        ("the second one", {}),
        ("yes", {}),
        ("make it 3", {}),
        ("2 boxes of tea and 3 mugs please", {}),
        ("express, it's urgent", {}),
        ("it's York", {}),
        ("betul, pesan aja", {}),
        ("oke, pesan sekarang", {}),
        ("pesan: titip di satpam", {"note": "titip di satpam"}),
        ("pesan buat kurir titip di satpam", {"note": "titip di satpam"}),
        (
            "Unit 4B, 115 St James's Square, Bristol BS8 1QT",
            {"address": "Unit 4B, 115 St James's Square, Bristol BS8 1QT"},
        ),
        (
            "deliver to 19 Oak Ave, Springfield instead",
            {"address": "19 Oak Ave, Springfield"},
        ),
        ("jangan ekspres, reguler aja", {}),
    ],
)
def test_what_is_told_when_something_else_was_asked(text, found):
    assert found_in(text, "confirmed", "Ann Lee") == found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("saya mau bayar", None),
        ("I'm ready to pay", None),
        ("I'm Ann Lee", "Ann Lee"),
        ("nama saya budi", "budi"),
        ("a.n. budi santoso", "budi santoso"),
    ],
)
def test_who_it_is_for_where_nobody_asked(text, name):
    assert details_in(text).name == name


@pytest.mark.parametrize(
    ("text", "is_sure"),
    [
        ("14 Rose Lane, York", True),
        ("jl kenanga 10", True),
        ("07700 900123", True),
        ("YO1 7EP", True),
        ("Ann Lee", False),
        ("York", False),
        ("add 2 boxes of jasmine tea", False),
    ],
)
def test_whether_it_can_be_nothing_else(text, is_sure):
    assert details_in(text, "address", "Ann Lee", REGIONS).is_sure is is_sure


@pytest.mark.parametrize(
    ("address", "is_all"),
    [
        ("12 Rose Lane", False),
        ("Flat 3, 12 Baker Street", False),
        ("jl kenanga 10", False),
        ("jl kenanga 10, rt 2 rw 5", False),
        ("Hauptstraße 5", False),
        ("York", False),
        ("12 Rose Lane, York", True),
        ("221B Baker St London", True),
        ("12 Rose Lane YO1 7EP", True),
        ("jl kenanga 10, rt 2 rw 5, bekasi", True),
        ("Jl kartini 3, dekat masjid", False),
        ("jl kenanga 10, kec gondangrejo", False),  # of which town?
        ("Dusun Krajan RT 2 Kec. Pujon Kab. Malang", True),
        ("Blk 210 Hougang Street 21 #05-117", False),
        ("Calle Mayor 5, Madrid", True),
        ("서울특별시 강남구 테헤란로 152", True),
        ("45 Collins St, Melbourne VIC 3000", True),
    ],
)
def test_whether_a_parcel_would_find_it(address, is_all):
    assert is_whole(address) is is_all


def test_a_postcode_is_set_right_in_its_place():
    assert with_postcode("1 A St, York YO1 7EP", "YO1 7EQ") == "1 A St, York YO1 7EQ"
    assert with_postcode("1 A St, York", "YO1 7EQ") == "1 A St, York YO1 7EQ"


@pytest.mark.parametrize(
    ("text", "is_it"),
    [
        ("that's all", True),
        ("itu saja", True),
        ("sudah itu aja kak", True),
        ("no", True),
        ("York", False),
        ("that's all wrong", False),
    ],
)
def test_whether_no_more_of_an_address_is_to_come(text, is_it):
    assert is_all_said(text) is is_it


@pytest.mark.parametrize("language", ["en", "id"])
def test_deliveries_to_thirteen_countries_are_read_whole(language):
    told = list(parcels(language, COUNT, seed=7))
    misread = [parcel for parcel in told if not _is_right(parcel)]
    wrong = sum(_wrong_fields(parcel) for parcel in told)

    assert len(misread) <= COUNT * (1 - DELIVERABLE), misread[:3]
    assert wrong <= COUNT * len(FIELDS) * WRONG, misread[:3]


def _is_right(parcel):
    found = details_in(parcel.said, "name", None, REGIONS)
    return not _wrong_fields(parcel) and found.is_whole


def _wrong_fields(parcel):
    found = details_in(parcel.said, "name", None, REGIONS)
    return sum(_plain(getattr(found, f)) != _plain(getattr(parcel, f)) for f in FIELDS)


def _plain(text):
    return re.sub(r"\W+", " ", text or "").strip().casefold()


@given(st.text(max_size=200), st.sampled_from(["name", "address", "delivery", None]))
def test_whatever_is_written_is_read_or_left(text, asked):
    found = details_in(text, asked, None, REGIONS)

    assert found.name is None or len(found.name) <= 80
    assert found.address is None or len(found.address) <= 300
