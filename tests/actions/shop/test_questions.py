"""Answers to questions on one attribute, from the product's data alone."""
import pytest

from actions.shop.questions import Answer, answer_question
from tests.builders import a_catalogue, a_product, a_variant, an_attribute

TOASTER = a_product(
    "TOAST",
    attributes={
        "bagel": {"en": "yes"}, "defrost": {"en": "no"}, "power": {"en": "850"},
        "colour": {"en": "red", "id": "merah"},
    },
)
SHOE = a_product(
    "SHOE",
    attributes={"colour": {"en": "grey", "id": "abu-abu"}},
    variants=(
        a_variant("SHOE-41-R", "SHOE", "41", en="red", id="merah"),
        a_variant("SHOE-42-R", "SHOE", "42", en="red", id="merah"),
        a_variant("SHOE-42-B", "SHOE", "42", en="blue", id="biru"),
    ),
)
SIZES = (a_variant("SOCK-S", "SOCK", "S"), a_variant("SOCK-L", "SOCK", "L"))
SOCK = a_product("SOCK", attributes={"colour": {"en": "black", "id": "hitam"}}, variants=SIZES)
BARE_SOCK = a_product("SOCK", variants=SIZES)
SHOP = a_catalogue(
    TOASTER,
    SHOE,
    attributes=[
        an_attribute("bagel", "flag", labels={"en": "Bagel setting", "id": "Mode bagel"}),
        an_attribute("defrost", "flag"),
        an_attribute("waterproof", "flag"),
        an_attribute("power", unit="W"),
        an_attribute("colour", "text", labels={"en": "Colour", "id": "Warna"}),
    ],
)


@pytest.mark.parametrize(
    ("product", "attribute", "language", "answer"),
    [
        (TOASTER, "bagel", "en", Answer("yes", "Bagel setting")),
        (TOASTER, "bagel", "id", Answer("yes", "Mode bagel")),
        (TOASTER, "defrost", "en", Answer("no", "Defrost")),
        (TOASTER, "power", "en", Answer("value", "Power", "850 W")),
        (TOASTER, "colour", "en", Answer("value", "Colour", "red")),
        (TOASTER, "colour", "id", Answer("value", "Warna", "merah")),
        (SHOE, "colour", "en", Answer("value", "Colour", "red, blue")),
        (SHOE, "colour", "id", Answer("value", "Warna", "merah, biru")),
        (SOCK, "colour", "id", Answer("value", "Warna", "hitam")),
    ],
)
def test_what_the_catalogue_knows_is_answered(product, attribute, language, answer):
    assert answer_question(product, attribute, SHOP, language) == answer


@pytest.mark.parametrize(
    ("product", "attribute", "label"),
    [
        (TOASTER, "waterproof", "Waterproof"),
        (SHOE, "power", "Power"),
        (BARE_SOCK, "colour", "Colour"),
        (TOASTER, "taste", ""),
        (TOASTER, "", ""),
        (TOASTER, None, ""),
    ],
)
def test_what_it_does_not_know_is_never_made_up(product, attribute, label):
    assert answer_question(product, attribute, SHOP, "en") == Answer("unknown", label)
