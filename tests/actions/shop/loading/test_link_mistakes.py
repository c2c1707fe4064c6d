"""Bundles, sets and larger sizes that can't be are reported with their row and fix."""
import pytest

from actions.shop.loading import RowError
from tests.builders import SHOP_FOLDER

KIT = "KIT,bundle,toasters,Roti,Kit,Paket,All.,Semua.,25.00,400000,15.00,240000,4,,,,,,,,\n"
CONTAINS = "KIT,contains,TOAST-2,the toaster,pemanggang\nKIT,contains,BEANS,the beans,kopi\n"
PRODUCTS, LINKS = SHOP_FOLDER["products.csv"], SHOP_FOLDER["links.csv"]


def with_kit(links, kit=KIT):
    return {"products.csv": PRODUCTS + kit, "links.csv": LINKS + links}


# What is added to links.csv, and the line, column and reason that are reported.
LINK_MISTAKES = [
    (
        CONTAINS + "TOAST-4,contains,BEANS,beans,kopi", 6, "sku",
        "'TOAST-4' is not a bundle; write the kind bundle in products.csv or another relation here",
    ),
    (
        CONTAINS + "KIT,contains,BOX,a box,kotak", 6, "target",
        "'BOX' is a bundle itself; name the products in it instead",
    ),
    (
        CONTAINS + "KIT,contains,BEANS,the beans,kopi", 6, "target",
        "'KIT contains BEANS' is on line 5 already; remove one of the rows",
    ),
    (
        CONTAINS + "KIT,contains,KIT,the kit,paket", 6, "target",
        "'KIT' is linked to itself; name another product or remove the row",
    ),
    (
        CONTAINS + "CARE,set,TOAST-4,complete,lengkap", 6, "sku",
        "'CARE' is of kind warranty; only products make a set, so write another relation",
    ),
    (
        CONTAINS + "TOAST-4,set,KIT,complete,lengkap", 6, "target",
        "'KIT' is of kind bundle; only products make a set, so write another relation",
    ),
    (
        CONTAINS + "TOAST-4,set,TOAST-4,complete,lengkap", 6, "target",
        "'TOAST-4' is linked to itself; name another product or remove the row",
    ),
    (
        CONTAINS + "TOAST-4,larger,TOAST-2,more,lebih banyak", 6, "target",
        "'TOAST-2' has no number that is higher than that of 'TOAST-4'; give both the same one in "
        "product_attributes.csv, such as volume_ml, or remove the row",
    ),
    (
        CONTAINS + "TOAST-2,larger,BEANS,more,lebih banyak", 6, "target",
        "'BEANS' has no number that is higher than that of 'TOAST-2'; give both the same one in "
        "product_attributes.csv, such as volume_ml, or remove the row",
    ),
]
BOX = KIT.replace("KIT", "BOX")
BOX_PARTS = "BOX,contains,TOAST-2,the toaster,pemanggang\nBOX,contains,BEANS,the beans,kopi\n"


@pytest.mark.parametrize(("links", "line", "column", "reason"), LINK_MISTAKES)
def test_refuses_a_link_that_cannot_be(refused, links, line, column, reason):
    errors = refused(with_kit(f"{links}\n{BOX_PARTS}", KIT + BOX))

    assert errors == [RowError("links.csv", line, column, reason)]


@pytest.mark.parametrize(("relation", "need", "reason"), [
    ("accessory", "urgent", "'urgent' is not allowed; write one of: needed, useful, nice"),
    ("larger", "nice", "says nothing of the relation larger; leave it empty"),
])
def test_refuses_a_need_that_cannot_be(refused, relation, need, reason):
    header, row = "sku,relation,target,need,reason_en,reason_id", "TOAST-2,{},TOAST-4,{},it,itu"
    errors = refused({"links.csv": f"{header}\n{row.format(relation, need)}\n"})

    assert RowError("links.csv", 2, "need", reason) in errors


@pytest.mark.parametrize(("parts", "count"), [("", 0), (CONTAINS.split("\n")[0], 1)])
def test_refuses_a_bundle_of_fewer_than_two_products(refused, parts, count):
    errors = refused(with_kit(parts))

    reason = "name 2 or more in links.csv with the relation contains"
    assert errors == [
        RowError("products.csv", 6, "kind", f"is a bundle of {count} products; {reason}")
    ]


@pytest.mark.parametrize(
    ("old", "new", "column", "reason"),
    [
        (
            "25.00", "29.50", "price_USD",
            "29.50 is no less than its parts cost one by one (29.50); "
            "lower the price of the bundle",
        ),
        (
            "400000", "480000", "price_IDR",
            "480000 is no less than its parts cost one by one (470000); "
            "lower the price of the bundle",
        ),
    ],
)
def test_refuses_a_bundle_that_saves_nothing(refused, old, new, column, reason):
    errors = refused(with_kit(CONTAINS, KIT.replace(old, new)))

    assert errors == [RowError("products.csv", 6, column, reason)]


def test_does_not_reckon_with_a_faulty_price(refused):
    files = with_kit(CONTAINS)
    errors = refused(
        {**files, "products.csv": files["products.csv"].replace("20.00,320000", "0,320000")}
    )

    assert [(error.line, error.column) for error in errors] == [(2, "price_USD")]


def test_does_not_miss_parts_when_the_links_are_missing(refused):
    errors = refused({"products.csv": PRODUCTS + KIT, "links.csv": None})

    assert [(error.file, error.line) for error in errors] == [("links.csv", None)]


def test_refuses_a_bundle_of_which_nobody_knows_how_many_there_are(refused):
    errors = refused(with_kit(CONTAINS, KIT.replace(",4,,,", ",,,,")))

    reason = "is empty, which means unlimited; write how many of this bundle there are"
    assert errors == [RowError("products.csv", 6, "stock", reason)]


def products_with_was_price(usd, idr):
    header, two_slots, *others = PRODUCTS.strip().split("\n")
    rows = [f"{header},was_price_USD,was_price_IDR", f"{two_slots},{usd},{idr}"]
    return "\n".join([*rows, *(f"{other},," for other in others)]) + "\n"


@pytest.mark.parametrize(
    ("usd", "idr", "column", "reason"),
    [
        (
            "20", "", "was_price_USD",
            "20 is not above the price 20.00; correct it or empty the cell",
        ),
        (
            "", "99000", "was_price_IDR",
            "99000 is not above the price 320000; correct it or empty the cell",
        ),
        (
            "a lot", "", "was_price_USD",
            "'a lot' is not an amount; write digits and at most two decimals, such as 39.90",
        ),
    ],
)
def test_refuses_a_price_before_that_was_no_higher(refused, usd, idr, column, reason):
    errors = refused({"products.csv": products_with_was_price(usd, idr)})

    assert errors == [RowError("products.csv", 2, column, reason)]


def test_refuses_a_price_before_in_a_currency_the_shop_has_not(refused):
    text = products_with_was_price("25.00", "").replace("was_price_USD", "was_price_EUR")
    errors = refused({"products.csv": text})

    assert [(error.line, error.column) for error in errors] == [(1, "was_price_EUR")]
