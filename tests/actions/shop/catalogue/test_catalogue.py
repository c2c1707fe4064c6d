"""The catalogue: built from parts, read back whole, kept until the shop loads another."""
import json
from decimal import Decimal
from itertools import pairwise

import pytest

from actions.shop.catalogue.catalogue import (
    Catalogue,
    Profile,
    Variant,
    in_language,
)
from actions.shop.catalogue.catalogue_reading import (
    read_catalogue,
)
from actions.shop.catalogue.contact_ways import ContactWays
from actions.shop.catalogue.stored_profile import profile_of, profile_value
from actions.shop.catalogue.typical import MOST_TYPICAL
from actions.shop.loading.storing import store_catalogue
from actions.shop.money import Money
from tests.builders import (
    DELIVERIES,
    a_catalogue,
    a_category,
    a_link,
    a_product,
    a_variant,
    an_attribute,
)


@pytest.mark.parametrize(
    ("texts", "language", "text"),
    [
        ({"en": "red", "id": "merah"}, "id", "merah"),
        ({"en": "red"}, "id", "red"),
        ({"en": "red", "id": ""}, "id", "red"),
        ({"id": "merah"}, "en", "merah"),
        ({"en": "red"}, "", "red"),
        ({"en": ""}, "en", ""),
        ({}, "en", ""),
    ],
)
def test_a_missing_language_falls_back_to_what_there_is(texts, language, text):
    assert in_language(texts, language) == text


@pytest.mark.parametrize(
    ("size", "colours", "language", "label"),
    [
        ("42", {"en": "red", "id": "merah"}, "id", "42 merah"),
        ("42", {}, "id", "42"),
        ("", {"en": "red"}, "id", "red"),
        ("", {}, "en", ""),
    ],
)
def test_a_variant_is_called_by_size_and_colour(size, colours, language, label):
    assert Variant("V", "SHOE", size, colours).label(language) == label


def test_a_price_is_there_only_where_it_is_sold():
    product = a_product("KETTLE", prices={"USD": Decimal("20.00")})

    assert product.price("USD") == Money(Decimal("20.00"), "USD")
    assert product.price("IDR") is None


def test_a_product_that_costs_nothing_has_a_price():
    assert a_product("SAMPLE", prices={"USD": Decimal(0)}).price("USD") == Money(Decimal(0), "USD")


def test_a_variant_is_found_by_its_own_id_only():
    shoe = a_product("SHOE", variants=(a_variant("SHOE-41", "SHOE", "41"),))

    assert shoe.variant("SHOE-41").size == "41"
    assert shoe.variant("SHOE-42") is None
    assert shoe.variant("") is None


FAMILY = a_catalogue(
    a_product("BEST", family="kettle", tier=3),
    a_product("GOOD", family="kettle", tier=1),
    a_product("BETTER", family="kettle", tier=2),
    a_product("TWIN", family="kettle", tier=2),
    a_product("LONELY"),
    a_product("OTHER", family="pan", tier=1),
)


@pytest.mark.parametrize(
    ("sku", "better"),
    [
        ("GOOD", "BETTER"), ("BETTER", "BEST"), ("TWIN", "BEST"), ("BEST", None), ("LONELY", None),
        ("OTHER", None), ("GONE", None),
    ],
)
def test_the_next_tier_is_the_next_better_of_the_family(sku, better):
    found = FAMILY.next_tier(sku)

    assert (found.sku if found else None) == better


def test_links_are_told_apart_by_relation():
    catalogue = a_catalogue(
        a_product("CAM"), a_product("CASE"), a_product("CARE"),
        links=[a_link("CAM", "CASE"), a_link("CAM", "CARE", "warranty"), a_link("CASE", "CARE")],
    )

    assert [link.target for link in catalogue.linked("CAM", "accessory")] == ["CASE"]
    assert [link.target for link in catalogue.linked("CAM", "warranty")] == ["CARE"]
    assert catalogue.linked("CARE", "accessory") == ()
    assert catalogue.linked("GONE", "accessory") == ()


def test_an_add_on_knows_what_it_goes_with():
    catalogue = a_catalogue(
        *(a_product(sku) for sku in ("CAM", "PHONE", "CASE", "KIT")),
        links=[
            a_link("CAM", "CASE"), a_link("PHONE", "CASE", "warranty"),
            a_link("CAM", "PHONE", "set"), a_link("CASE", "PHONE", "larger"),
            a_link("KIT", "CAM", "contains"),
        ],
    )

    assert catalogue.hosts == {"CASE": {"CAM", "PHONE"}}


def test_a_part_knows_its_bundles():
    links = [
        a_link("KIT", "CAM", "contains"), a_link("KIT", "CASE", "contains"),
        a_link("BOX", "CAM", "contains"), a_link("CAM", "CASE"),
    ]
    skus = ("CAM", "CASE", "KIT", "BOX")
    catalogue = a_catalogue(*(a_product(sku) for sku in skus), links=links)

    assert catalogue.bundles_with == {"CAM": (links[0], links[2]), "CASE": (links[1],)}


def test_a_price_before_is_there_only_where_there_was_one():
    product = a_product("KETTLE", was_prices={"USD": Decimal("25.00")})

    assert product.was_price("USD") == Money(Decimal("25.00"), "USD")
    assert product.was_price("IDR") is None


@pytest.mark.parametrize(
    ("language", "currency"), [("en", "USD"), ("id", "IDR"), ("fr", "USD"), ("", "USD")]
)
def test_each_language_sees_its_currency(language, currency):
    profile = Profile("Toko", {"en": "USD", "id": "IDR"}, DELIVERIES)

    assert profile.currency(language) == currency


@pytest.mark.parametrize(("option", "days"), [("express", "1"), ("drone", None), ("", None)])
def test_a_delivery_is_found_by_its_id(option, days):
    found = Profile("Toko", {}, DELIVERIES).delivery(option)

    assert (found.days if found else None) == days


def everything() -> Catalogue:
    return a_catalogue(
        a_product(
            "CAM", category="cameras", rating=4.5, rating_count=12, family="cam", tier=1,
            rebuy_days=30, picture="cam.svg", reviews={"en": "Fine."},
            prices={"USD": Decimal("0.10"), "IDR": Decimal("12345678901.99")},
            attributes={"colour": {"en": "red", "id": "merah"}},
            was_prices={"USD": Decimal("0.20")},
        ),
        a_product(
            "SHOE", category="shoes",
            variants=(
                a_variant("SHOE-41", "SHOE", "41", en="red", id="merah"),
                a_variant("SHOE-42", "SHOE", "42"),
            ),
        ),
        a_product("WARRANTY", category="cameras", kind="warranty", prices={}),
        a_product("KIT", category="cameras", kind="bundle"),
        links=[
            a_link("CAM", "WARRANTY", "warranty", en="it lasts", id="awet"),
            a_link("KIT", "CAM", "contains"),
            a_link("KIT", "SHOE", "contains"),
        ],
        attributes=[an_attribute("colour", "text", gains={"en": "{new}", "id": "{new}"})],
        categories=[a_category("cameras", synonyms={"en": ("camera", "cam"), "id": ()})],
    )


def test_what_is_stored_is_read_back_the_same(open_any_shop):
    shop = open_any_shop()
    with shop.database.session_scope() as db:
        store_catalogue(db, everything(), {"CAM": 1, "SHOE-41": 2, "SHOE-42": 3})

    with shop.database.read_scope() as db:
        assert read_catalogue(db) == everything()


def test_prices_are_read_back_as_the_decimals_they_were(open_any_shop):
    shop = open_any_shop()
    with shop.database.session_scope() as db:
        store_catalogue(db, everything(), {"SHOE-41": 2, "SHOE-42": 3})

    with shop.database.read_scope() as db:
        prices = read_catalogue(db).products["CAM"].prices

    assert {currency: str(amount) for currency, amount in prices.items()} == {
        "USD": "0.10", "IDR": "12345678901.99"
    }
    assert {type(amount) for amount in prices.values()} == {Decimal}


def test_a_shop_before_its_first_load_is_empty(sqlite_database):
    with sqlite_database.read_scope() as db:
        catalogue = read_catalogue(db)

    assert (catalogue.version, catalogue.products, catalogue.profile.deliveries) == ("", {}, ())
    assert catalogue.profile.currency("id") == "USD"


def test_how_a_person_is_reached_is_stored_with_the_profile():
    ways = ContactWays("help@shop.example", "", "+62 812-0000-0000", True, {"en": "on weekdays"})
    profile = Profile("Toko", {"en": "USD"}, (), contact=ways)
    value = json.loads(json.dumps(profile_value(profile)))

    assert profile_of(value) == profile
    del value["contact"]  # as an earlier version stored it
    assert profile_of(value).contact == ContactWays()


def test_what_a_shop_hides_is_stored_with_its_profile():
    profile = Profile("Toko", {"en": "USD"}, (), None, ("GIFT-1", "services"))

    assert profile_of(json.loads(json.dumps(profile_value(profile)))) == profile


@pytest.mark.parametrize("count", [0, 3, MOST_TYPICAL, MOST_TYPICAL + 40, 3 * MOST_TYPICAL])
def test_typical_products_are_from_all_over(count):
    skus = [f"P-{number:04}" for number in range(count)]

    typical = a_catalogue(*map(a_product, skus)).typical

    places = [skus.index(sku) for sku in typical] + [count]
    gaps = [after - before for before, after in pairwise(places)]
    assert len(typical) == min(count, MOST_TYPICAL)
    assert max(gaps, default=1) - min(gaps, default=1) <= 1
