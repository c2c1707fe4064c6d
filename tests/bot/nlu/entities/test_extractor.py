import pytest

from bot.nlu.entities.extractor import EntityFinder
from bot.nlu.entities.gazetteer import Vocabulary
from tests.bot.nlu.small_shop import a_finder, a_small_shop, found
from tests.builders import a_product


@pytest.mark.parametrize(
    ("text", "sku"),
    [
        ("Duo Two-Slice Toaster", "TOAST-2S"),
        ("pemanggang roti quattro 4 slot", "TOAST-4S"),
        ("tell me about the quattro pro", "TOAST-4PRO"),
        ("quattro four slice", "TOAST-4S"),
        ("lumora nusa 5 lite", "PHONE-1"),
        ("nusa 5 plus", "PHONE-2"),
        ("softcase nusa 5 plus", "CASE-2"),
        ("do you have TOAST-4S in stock", "TOAST-4S"),
        ("toast-4s", "TOAST-4S"),
        ("jaket hujan deras", "JACKET-1"),
        ("langkah runing shoes", "SHOE-1"),
        ("is SHOE-1-42 in stock", "SHOE-1"),
        ("jacket-1-xl", "JACKET-1"),
    ],
)
def test_knows_a_product_by_name_short_name_or_sku(text, sku):
    assert found(text, "product") == [("product", sku)]


@pytest.mark.parametrize("text", ["quattro", "nusa 5", "hearthwell", "toast", "case", "soft"])
def test_leaves_a_name_that_fits_several_products_to_the_search(text):
    assert found(text, "product") == []


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("ada toaster ga", "toasters"),
        ("toasters", "toasters"),
        ("toster murah", "toasters"),
        ("pemangang roti", "toasters"),
        ("hp 2 jutaan", "phones"),
        ("hpnya yang itu", "phones"),
        ("smartphnoe", "phones"),
        ("phone cases", "phone_cases"),
        ("sepatu2 lari", "shoes"),
        ("sepatunya ada?", "shoes"),
        ("a bike", "bicycles"),
        ("bike helmet", "bicycle_gear"),
        ("helm sepeda", "bicycle_gear"),
    ],
)
def test_knows_a_category_in_both_languages_and_misspelt(text, category):
    assert found(text, "category") == [("category", category)]


def test_knows_a_brand_beside_a_category():
    assert found("ada sepatu langkara") == [("category", "shoes"), ("brand", "Langkara")]


@pytest.mark.parametrize(
    ("text", "attribute", "value"),
    [
        ("a four-slice toaster", "slots", "4"),
        ("4 slot", "slots", "4"),
        ("2-slot", "slots", "2"),
        ("dua slot", "slots", "2"),
        ("128 GB", "storage_gb", "128"),
        ("128gb", "storage_gb", "128"),
        ("8 giga", "memory_gb", "8"),
        ("ram 8", "memory_gb", "8"),
        ("data plan 20 gb", "data_gb", "20"),
        ("at least 1000 watts", "power_w", "1000"),
        ("in red", "colour", "red"),
        ("yang warnanya merah", "colour", "red"),
        ("jaket hitam", "colour", "black"),
        ("kulit asli", "material", "leather"),
        ("size 42", "size", "42"),
        ("ukuran M", "size", "M"),
        ("in medium", "size", "M"),
        ("xl", "size", "XL"),
    ],
)
def test_knows_a_value_by_its_english_name(text, attribute, value):
    wanted = {"attribute": attribute, "value": value}
    assert found(text, "attribute_value") == [("attribute_value", wanted)]


@pytest.mark.parametrize(
    ("text", "attribute"),
    [
        ("does it take bagels", "bagel"),
        ("tahan air ga", "waterproof"),
        ("is it water resistant", "waterproof"),
        ("watterproof?", "waterproof"),
        ("how many slices does it do", "slots"),
        ("berapa watt", "power_w"),
        ("kuotanya brp", "data_gb"),
        ("what colors does it come in", "colour"),
        ("how long is the guarantee", "warranty_months"),
    ],
)
def test_knows_what_is_asked(text, attribute):
    assert found(text, "attribute") == [("attribute", attribute)]


@pytest.mark.parametrize(
    ("text", "attribute"),
    [("berapa lama paket bicara", "months"), ("berapa lama nusa 5 lite", "warranty_months")],
)
def test_a_vague_question_names_the_attribute_of_the_product_it_is_about(text, attribute):
    assert found(text, "attribute") == [("attribute", attribute)]


def test_the_price_is_no_attribute_though_a_synonym_says_so():
    assert found("how much", "attribute") == []


@pytest.mark.parametrize(
    ("text", "option"),
    [
        ("express please", "express"),
        ("pengiriman kilat", "express"),
        ("the fastest one", "express"),
        ("yang paling cepat", "express"),
        ("standard delivery", "standard"),
        ("the cheapest delivery", "standard"),
        ("ongkir termurah", "standard"),
        ("pick up", "pickup"),
        ("ambil sendiri aja", "pickup"),
    ],
)
def test_knows_a_delivery_option(text, option):
    assert found(text, "delivery_option") == [("delivery_option", option)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("anything cheaper", [("sort", "cheaper")]),
        ("yg lebih murah", [("sort", "cheaper")]),
        ("termurah", [("sort", "cheaper")]),
        ("cheaper than 50", []),
        ("the most expensive", [("sort", "dearer")]),
        ("yang lebih mahal", [("sort", "dearer")]),
    ],
)
def test_knows_which_way_the_price_should_go(text, expected):
    assert found(text, "sort") == expected


@pytest.mark.parametrize("text", ["that one", "add it", "yang itu", "yg tadi", "those", "yang ini"])
def test_knows_a_reference(text):
    assert found(text) == [("reference", "that")]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("order 10023", "10023"),
        ("where is #10230", "10230"),
        ("pesanan P000123 mana", "P000123"),
        ("h123456", "H123456"),
        ("orderan gw yg 10101", "10101"),
        ("status order number 20077?", "20077"),
        ("10023", "10023"),
        ("order no. 124-014", "124014"),
        ("P 124014", "P124014"),
        ("#P124014", "P124014"),
        ("# 124 014 belum sampai", "124014"),
        ("pesanan no 124 014", "124014"),
        ("p-124-014?", "P124014"),
        ("124-014", "124014"),
    ],
)
def test_knows_an_order_number(text, number):
    assert found(text, "order_number") == [("order_number", number)]


@pytest.mark.parametrize(
    "text", ["order 12-05-2024", "order 100 250 ml bottles", "P100 500 grams", "0812-3456-789"]
)
def test_dates_amounts_and_telephones_are_no_order_numbers(text):
    assert found(text, "order_number") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pakai bahasa inggris", [("wanted_language", "en")]),
        ("english pls", [("wanted_language", "en")]),
        ("speak indonesian", [("wanted_language", "id")]),
        ("bahasa indonesia aja kak", [("wanted_language", "id")]),
        ("ganti bahasa", []),
        ("jangan bahasa inggris", []),
        ("garansi resmi indonesia", []),
    ],
)
def test_knows_a_language_asked_for(text, expected):
    assert found(text, "wanted_language") == expected


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        ("wrong name", "name"),
        ("ganti nama penerima", "name"),
        ("change the address", "address"),
        ("alamatnya salah", "address"),
        ("change the delivery", "delivery"),
        ("ganti kurir", "delivery"),
    ],
)
def test_knows_a_detail_of_the_order(text, detail):
    assert found(text) == [("detail", detail)]


def test_places_are_those_of_the_text_as_written():
    text = "\u2060Ada  TOSTER 4-slot, di bawah 500rb?"

    entities = a_finder().find(text)

    assert [(e["text"], text[e["start"] : e["end"]]) for e in entities] == [
        ("TOSTER", "TOSTER"),
        ("4-slot", "4-slot"),
        ("di bawah 500rb", "di bawah 500rb"),
    ]


def test_findings_never_overlap():
    entities = a_finder().find("dua pemanggang roti quattro 4 slot di bawah 1 juta yang nomor 2")

    ends = [0, *(e["end"] for e in entities)]
    assert all(e["start"] >= end for e, end in zip(entities, ends, strict=False))


@pytest.mark.parametrize("text", ["tax", "bikin", "shows", "phase", "jacuzzi"])
def test_repairs_neither_short_nor_distant_words(text):
    assert found(text) == []


def test_never_repairs_an_ordinary_word():
    finder = a_finder(a_small_shop(a_product("STAND-1", category="stands")), "stans")

    assert finder.find("stans") == []


def test_finds_everyday_entities_without_a_catalogue():
    entities = EntityFinder(Vocabulary()).find("two of the cheaper toasters under $20")

    assert [e["entity"] for e in entities] == ["quantity", "sort", "price_max"]
