"""Every mistake in the other files of the catalogue is reported with its line and fix."""
import pytest

from actions.shop.loading import RowError

# What is replaced by what, and the line, column and reason that are reported.
CATEGORY_MISTAKES = [
    (
        "coffee,Coffee", "toasters,Toast,,,\ncoffee,Coffee", 3, "category",
        "'toasters' is on line 2 already; give every category its own id",
    ),
    (
        "coffee,Coffee", "Tea,Tea,,,\ncoffee,Coffee", 3, "category",
        "'Tea' has capitals; write tea",
    ),
    (
        "coffee,Coffee,Kopi", "coffee,,", 3, "name_en",
        "is empty; write the name in at least one language",
    ),
    (
        "coffee,Coffee", ",Tea,,,\ncoffee,Coffee", 3, "category",
        "is empty; write it",
    ),
    (
        "coffee,Coffee", "ice tea,Tea,,,\ncoffee,Coffee", 3, "category",
        "'ice tea' is not an id; use letters, digits and . : / + - _ only",
    ),
    (
        "synonyms_id", "synonim_id", 1, "synonim_id",
        "no such column (did you mean synonyms_id?); rename or remove it (languages and "
        "currencies are those of shop.yml)",
    ),
    (
        "Coffee,Kopi", "Coffee, hot,Kopi", 3, None,
        "has 6 cells where the header has 5; put a text that holds commas between quotes",
    ),
    (
        "kopi|biji kopi", "\"kopi", 3, None,
        "is not CSV: unexpected end of data; check the quotes from here on",
    ),
    (
        "coffee,Coffee,Kopi,coffee|beans,kopi|biji kopi", "coffee,Coffee", 3, None,
        "has 2 cells where the header has 5; put a text that holds commas between quotes",
    ),
]
ATTRIBUTE_MISTAKES = [
    (
        "bagel,flag", "slots,number,,Slots,,,,,,\nbagel,flag", 3, "attribute",
        "'slots' is on line 2 already; give every attribute its own id",
    ),
    (
        "bagel,flag", "bagel,switch", 3, "type",
        "'switch' is not allowed; write one of: number, text, flag",
    ),
    (
        "warna,none", "warna,higher", 4, "better",
        "'higher' is not allowed; write one of: none",
    ),
    (
        "{old}", "{older}", 2, "gain_en",
        "has other braces than {new} and {old}; use only these",
    ),
    (
        "{new} slot\n", "{new slot\n", 2, "gain_id",
        "has other braces than {new} and {old}; use only these",
    ),
    (
        "Slots,Slot", ",", 2, "label_en",
        "is empty; write the label in at least one language",
    ),
]
VALUE_MISTAKES = [
    (
        "TOAST-4,bagel", "TOAST-9,bagel", 4, "sku",
        "'TOAST-9' is not in products.csv (did you mean TOAST-2?); add it there or correct it here",
    ),
    (
        "TOAST-4,bagel", "TOAST-4,bagle", 4, "attribute",
        "'bagle' is not in attributes.csv (did you mean bagel?); add it there or correct it here",
    ),
    (
        "TOAST-4,bagel", "TOAST-4,slots,3,\nTOAST-4,bagel", 4, "attribute",
        "'TOAST-4 slots' is on line 3 already; say it once for each product",
    ),
    (
        "4.0", "four", 3, "value",
        "'four' is not a number; write digits with a point, such as 39.90",
    ),
    (
        "bagel,yes", "bagel,maybe", 4, "value",
        "'maybe' is not allowed; write one of: yes, no",
    ),
    (
        "bagel,yes", "bagel,", 4, "value",
        "is empty; write one of: yes, no",
    ),
    (
        "colour,red,merah", "colour,,merah", 5, "value",
        "is empty; write the value or remove the row",
    ),
]
VARIANT_MISTAKES = [
    (
        "TOAST-2-BLUE,", "TOAST-2-RED,", 3, "variant",
        "'TOAST-2-RED' is on line 2 already; give every variant its own",
    ),
    (
        "TOAST-2-BLUE,", "BEANS,", 3, "variant",
        "'BEANS' is a sku already; give the variant another id",
    ),
    (
        "BLUE,TOAST-2", "BLUE,TOAST-3", 3, "sku",
        "'TOAST-3' is not in products.csv (did you mean TOAST-2?); add it there or correct it here",
    ),
    (
        ",blue,biru", ",,", 3, "size",
        "is empty, so are colour and options; write at least one of them",
    ),
    (
        ",blue,biru", ",red,merah", 3, "sku",
        "'TOAST-2 red' is on line 2 already; variants of a product must differ in size, colour or "
        "options",
    ),
    (
        "biru,3", "biru,", 3, "stock",
        "is empty; write how many there are, 0 for none",
    ),
    (
        "biru,3", "biru,-3", 3, "stock",
        "'-3' is not a whole number of 0 or more; write one such as 12",
    ),
]
LINK_MISTAKES = [
    (
        "accessory,BEANS", "accessory,TOAST-4", 3, "target",
        "'TOAST-4' is linked to itself; name another product or remove the row",
    ),
    (
        "accessory,BEANS", "accessory,COCOA", 3, "target",
        "'COCOA' is not in products.csv; add it there or correct it here",
    ),
    (
        "accessory", "addon", 3, "relation",
        "'addon' is not allowed; write one of: accessory, service, warranty, sample, "
        "contains, set, larger",
    ),
    (
        "accessory,BEANS", "warranty,CARE", 3, "target",
        "'TOAST-4 warranty CARE' is on line 2 already; remove one of the rows",
    ),
    (
        "toast likes coffee,roti suka kopi", ",", 3, "reason_en",
        "is empty; write the reason in at least one language",
    ),
    (
        "sku,relation,target,reason_en,reason_id",
        "sku;relation;target;reason_en;reason_id",
        1, None,
        "columns are not separated by commas; save the file as CSV with commas",
    ),
]


@pytest.mark.parametrize(("old", "new", "line", "column", "reason"), CATEGORY_MISTAKES)
def test_refuses_a_category_mistake(refused_after, old, new, line, column, reason):
    errors = refused_after("categories.csv", old, new)

    assert errors == [RowError("categories.csv", line, column, reason)]


@pytest.mark.parametrize(("old", "new", "line", "column", "reason"), ATTRIBUTE_MISTAKES)
def test_refuses_a_attribute_mistake(refused_after, old, new, line, column, reason):
    errors = refused_after("attributes.csv", old, new)

    assert errors == [RowError("attributes.csv", line, column, reason)]


@pytest.mark.parametrize(("old", "new", "line", "column", "reason"), VALUE_MISTAKES)
def test_refuses_a_value_mistake(refused_after, old, new, line, column, reason):
    errors = refused_after("product_attributes.csv", old, new)

    assert errors == [RowError("product_attributes.csv", line, column, reason)]


@pytest.mark.parametrize(("old", "new", "line", "column", "reason"), VARIANT_MISTAKES)
def test_refuses_a_variant_mistake(refused_after, old, new, line, column, reason):
    errors = refused_after("variants.csv", old, new)

    assert errors == [RowError("variants.csv", line, column, reason)]


@pytest.mark.parametrize(("old", "new", "line", "column", "reason"), LINK_MISTAKES)
def test_refuses_a_link_mistake(refused_after, old, new, line, column, reason):
    errors = refused_after("links.csv", old, new)

    assert errors == [RowError("links.csv", line, column, reason)]
